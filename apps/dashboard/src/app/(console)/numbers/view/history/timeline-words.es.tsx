import type { Words } from '../../../../../shared/language/words';
import type * as english from './timeline-words';

export const timelineWords: Words<typeof english.timelineWords> = {
  title: 'Historial',
  none: 'Aún no pasó nada.',
  older: 'Cargar historial anterior',
  this: 'este número',
  until: (time) => <>Hasta: {time}</>,
  losses: (count, from, to) => (
    <>
      Se desconectó {count} veces entre {from} y {to}
    </>
  ),
  each: 'Cada vez',
};

export const BECAME: Words<typeof english.BECAME> = {
  PENDING: 'Empezó la vinculación',
  QR: 'Se mostró un código para escanear con WhatsApp',
  CONNECTING: 'Se estaba estableciendo la conexión',
  CONNECTED: 'Conectado',
  DISCONNECTED: 'Desconectado',
  LOGGED_OUT: 'Desvinculado',
};

export const AFTER: Words<typeof english.AFTER> = {
  'QR QR': 'Se mostró un código nuevo',
  'QR PENDING': 'La vinculación se detuvo',
  'QR CONNECTING': 'Se escaneó el código',
  'QR CONNECTED': 'Vinculado',
  'PENDING CONNECTED': 'Vinculado',
  'DISCONNECTED CONNECTED': 'De nuevo en línea',
  'DISCONNECTED CONNECTING': 'Intentando conectar de nuevo',
};

export const RESTRICTED: Words<typeof english.RESTRICTED> = {
  reach_out_timelock: [
    'WhatsApp impidió que el número inicie chats nuevos',
    'El número puede iniciar chats nuevos otra vez',
  ],
  new_chat_cap: ['El número agotó sus chats nuevos', 'El número tiene chats nuevos otra vez'],
  temporarily_banned: ['WhatsApp suspendió el número por un tiempo', 'La suspensión terminó'],
};
