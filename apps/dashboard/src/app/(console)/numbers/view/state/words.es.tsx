import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const stateWords: Words<typeof english.stateWords> = {
  asking: 'Pidiendo un código a WhatsApp…',
  tryingAgain: (reason) => `${reason} Reintentando…`,
  connecting: 'Estableciendo la conexión…',
  slow: 'Está tardando más de lo normal. Quizá no se pueda llegar a WhatsApp. whathooks sigue intentándolo y esta página se actualiza sola.',
  online: 'En línea',
  onlineAs: (phone) => `En línea como ${phone}`,
  ready: 'Listo para enviar y recibir.',
  readySince: (time) => <>Listo para enviar y recibir. En línea desde: {time}</>,
  openInbox: 'Abrir bandeja',
  notLinked: 'Este número no está vinculado',
  linkAgain: 'Vincular de nuevo',
  linkAgainText: 'Vincúlalo de nuevo para recibir y enviar.',
  unlinked: 'El dispositivo se desvinculó.',
  help: 'Si un número no se vincula',
  newCode: 'Obtener código nuevo',
  stopped: 'La vinculación se detuvo',
  disconnected: 'Desconectado',
  connectHere: 'Conectar aquí',
  tryAgain: 'Reintentar',
  tryNow: 'Reintentar ahora',
  waiting: 'Esperando el próximo intento',
  triesAt: (time) => <>Próximo intento de whathooks: {time}, no antes.</>,
  dropped: 'La conexión se cortó',
  reconnects:
    'whathooks se reconecta por sí solo, tarde lo que tarde. Deja el teléfono encendido y con conexión. Los mensajes que lleguen mientras tanto esperan en WhatsApp.',
};

export const connectedWords: Words<typeof english.connectedWords> = {
  title: 'Conectado',
  text: (number) =>
    `${number} está vinculado. Desde ahora, cada mensaje que recibe se guarda aquí y se envía a tus webhooks.`,
  addWebhook: 'Agregar un webhook',
  createKey: 'Crear una clave de API',
};

export const limitEndWords: Words<typeof english.limitEndWords> = {
  ends: (time, left) => (
    <>
      Termina: {time}
      {left}.
    </>
  ),
  in: (time) => `, en ${time}`,
  soon: ', en cualquier momento',
};

export const UNITS: Words<typeof english.UNITS> = {
  days: 'd',
  hours: 'h',
  minutes: 'min',
  seconds: 's',
};

export const limitWords: Words<typeof english.limitWords> = {
  timelock: 'WhatsApp no permite que este número inicie chats nuevos',
  timelockText:
    'Lo hace con números que escriben a mucha gente que no los conoce. Los chats con quienes ya escribieron al número siguen como antes.',
  none: 'No quedan chats nuevos',
  noneText: (used) =>
    `${used}: por ahora, WhatsApp no permite que este número inicie más. Los chats con quienes ya escribieron al número siguen como antes.`,
  few: 'Quedan pocos chats nuevos',
  fewText: (used) =>
    `${used}. Cuando no quede ninguno, WhatsApp rechaza los mensajes a personas nuevas. Los chats con quienes ya escribieron al número siguen como antes.`,
  used: (used) => (used === 1 ? 'Se usó 1 chat nuevo' : `Se usaron ${used} chats nuevos`),
  usedOf: (used, quota) =>
    used === 1 ? `Se usó 1 de ${quota} chats nuevos` : `Se usaron ${used} de ${quota} chats nuevos`,
};
