import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Alertas',
  settings: 'Ajustes',
  lead: 'Problemas que requieren a una persona. Se avisa de cada uno cuando empieza y cuando termina.',
  when: 'Cuándo hay una alerta',
  whenText:
    'Se avisa al instante de un número que espera a una persona (por ejemplo, uno desvinculado en su teléfono), de una restricción de WhatsApp y de un webhook desactivado.',
  numberDown: 'Un número se reconecta durante más de',
  webhookDown: 'Un endpoint está caído durante más de',
  queueOld: 'Una entrega espera durante más de',
  minutes: ' minutos',
  minutesWrong: (most) => `Escribe de 1 a ${formatCount(most)} minutos.`,
  mail: 'Avisar por correo a propietarios y administradores',
  mailTo: (addresses) => `Los correos van a ${addresses.join(', ')}.`,
  noMail: 'Esta instalación no envía correos: SMTP_URL no está definido.',
  webhooks: 'Los webhooks reciben los eventos alert.opened y alert.closed.',
  submit: 'Guardar',
  open: 'Abiertas ahora',
  closed: 'Terminadas',
  older: 'Cargar alertas anteriores',
  noneOpen: 'No hay alertas abiertas.',
  noneClosed: 'No se cerró ninguna alerta en los últimos 90 días.',
  opened: (time) => <>Abierta: {time}</>,
  ended: (from, to) => (
    <>
      {from} – {to}
    </>
  ),
};

export const ALERT_LABELS: Words<typeof english.ALERT_LABELS> = {
  number_down: 'Sin conexión',
  number_restricted: 'Restringido por WhatsApp',
  webhook_down: 'Endpoint caído',
  webhook_disabled: 'Desactivado',
  queue_old: 'Entregas en larga espera',
};
