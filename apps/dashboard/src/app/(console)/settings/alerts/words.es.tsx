import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Alertas',
  lead: 'Problemas que requieren a una persona. Se avisa de cada uno cuando empieza y cuando termina.',
  when: 'Cuándo hay una alerta',
  whenText:
    'Al instante: un número espera a una persona (por ejemplo, porque se desvinculó en su teléfono), WhatsApp restringe un número o se desactivó un webhook. Después de un tiempo, en minutos:',
  numberDown: 'Un número intenta reconectarse desde hace más de',
  webhookDown: 'Un endpoint está caído desde hace más de',
  queueOld: 'Una entrega espera desde hace más de',
  minutes: (count) => (count === 1 ? ' minuto' : ' minutos'),
  minutesWrong: (most) => `Escribe de 1 a ${formatCount(most)} minutos.`,
  mail: 'Avisar por correo a propietarios y administradores',
  mailTo: (addresses) => `Los correos van a ${addresses.join(', ')}.`,
  noMail: 'Esta instalación no envía correos: SMTP_URL no está definido.',
  webhooks: 'Los webhooks reciben los eventos alert.opened y alert.closed.',
  submit: 'Guardar',
  tryNow: 'Intentar ahora',
  tryOf: (name) => `Intentar ahora: ${name}`,
  openNumber: 'Abrir el número',
  openWebhook: 'Abrir el webhook',
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
