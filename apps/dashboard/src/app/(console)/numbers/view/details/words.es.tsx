import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Detalles',
  sessionId: 'Id de sesión',
  sessionIdCopy: 'id de sesión',
  phone: 'Teléfono',
  phoneCopy: 'número de teléfono',
  client: 'Cliente',
  notLinked: 'Sin vincular',
  pushName: 'Nombre en WhatsApp',
  connected: 'Última conexión',
  created: 'Creado',
  metadata: 'Metadatos',
};

export const pacingWords: Words<typeof english.pacingWords> = {
  title: 'Ritmo de envío',
  text: 'WhatsApp puede marcar un número que escribe a mucha gente en segundos. Para envíos masivos, de 3 a 10 segundos y una ráfaga de 5 es una opción prudente. Los mensajes que deben esperar se envían en orden.',
  seconds: 'Segundos entre mensajes',
  secondsHint: 'Déjalo vacío para enviar sin pausas.',
  secondsWrong: (most) => `Escribe hasta ${most} segundos, o déjalo vacío.`,
  burst: 'Ráfaga',
  burstHint: 'Cuántos mensajes se pueden enviar de una vez después de un rato sin envíos.',
  burstWrong: (most) => `Escribe un número de 1 a ${most}.`,
  submit: 'Guardar ritmo',
};

export const activityWords: Words<typeof english.activityWords> = {
  title: 'Actividad',
  labels: {
    presence: 'Avisar cuándo alguien está en línea o escribe',
    receiveStatus: 'Recibir estados',
    receiveChannels: 'Recibir canales',
    showTyping: 'Mostrar “escribiendo” antes de un mensaje',
  },
  hints: {
    presence: 'Como presence.updated, de quienes escriben a este número.',
    receiveStatus: 'Los estados de los contactos se guardan y se envían a los webhooks.',
    receiveChannels: 'También los mensajes de los canales que sigue este número.',
    showTyping: 'De uno a cinco segundos, que retrasan el envío de cada mensaje.',
  },
  submit: 'Guardar actividad',
};

export const callWords: Words<typeof english.callWords> = {
  title: 'Llamadas',
  about:
    'whathooks no puede atender llamadas. Si se rechazan, la gente sabe enseguida que nadie contesta; si no, el teléfono suena como siempre.',
  rejects: 'Rechazar todas las llamadas',
  text: 'Texto para quien llama',
  textHint: 'Se envía una vez por llamada. Déjalo vacío para no enviar nada.',
  sample: 'Aquí no atendemos llamadas. Por favor, escríbenos.',
  submit: 'Guardar llamadas',
};

export const proxyWords: Words<typeof english.proxyWords> = {
  title: 'Proxy',
  text: 'Todo el tráfico de este número pasa por su proxy y nada por fuera. Mientras no se pueda llegar al proxy, el número está desconectado.',
  none: 'Actual: ninguno',
  now: (address) => <>Actual: {address}</>,
  nowWithCredentials: (address) => <>Actual: {address}, con usuario y contraseña</>,
  field: 'Proxy',
  another: 'Otro proxy',
  hint: 'http://, https:// o socks5://. Si el proxy pide iniciar sesión, escribe usuario:clave@ antes del host.',
  sample: 'socks5://usuario:clave@proxy.example:1080',
  missing: 'Escribe la dirección de un proxy.',
  submit: 'Guardar proxy',
  remove: 'Quitar proxy',
  saved: 'Guardado. El número se reconecta con él.',
  removed: 'Quitado. El número se reconecta.',
};
