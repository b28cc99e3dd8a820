import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  recover: 'Recuperar',
  sendTest: 'Enviar evento de prueba',
  verify: 'Verificar entregas',
  check: 'Comprobar una firma',
};

export const dayWords: Words<typeof english.dayWords> = {
  title: 'Últimas 24 horas',
  success: 'Éxito en 24 horas',
  nothingSent: 'Nada enviado',
  delivered: 'Entregadas',
  failed: 'Intentos fallidos',
  waiting: 'En espera',
  over: (count) => `más de ${count}`,
  since: (time) => <>desde: {time}</>,
};

export const testWords: Words<typeof english.testWords> = {
  title: 'Enviar evento de prueba',
  event: 'Evento',
  eventHint:
    'Se envía ahora a tu servidor un evento de ejemplo, con valores inventados y firmado como uno real.',
  send: 'Enviar',
  sendAgain: 'Enviar de nuevo',
};

export const factWords: Words<typeof english.factWords> = {
  title: 'Configuración',
  edit: 'Editar',
  events: (count) => (count === 1 ? '1 evento' : `${count} eventos`),
  numbers: 'Números',
  noLimit: 'Sin límite',
  usualRetries: 'Diez intentos en tres días',
  strict: 'Una entrega que falla detiene su chat',
  notStrict: 'Una entrega que falla detiene su chat solo unos minutos',
  headers: 'Encabezados propios',
  added: 'Agregado',
  id: 'ID del webhook',
};
