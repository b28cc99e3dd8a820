import type { Words } from '../../../../../shared/language/words';
import type * as english from './timeline-words';

export const timelineWords: Words<typeof english.timelineWords> = {
  title: 'Verlauf',
  none: 'Noch ist nichts geschehen.',
  older: 'Älteren Verlauf laden',
  this: 'diese Nummer',
  until: (time) => <>Bis {time}</>,
  losses: (count, from, to) => (
    <>
      {count}-mal getrennt zwischen {from} und {to}
    </>
  ),
  each: 'Jedes Mal',
};

export const BECAME: Words<typeof english.BECAME> = {
  PENDING: 'Verknüpfen begonnen',
  QR: 'Ein Code zum Scannen mit WhatsApp wurde angezeigt',
  CONNECTING: 'Die Verbindung wurde aufgebaut',
  CONNECTED: 'Verbunden',
  DISCONNECTED: 'Getrennt',
  LOGGED_OUT: 'Entkoppelt',
};

export const AFTER: Words<typeof english.AFTER> = {
  'QR QR': 'Ein neuer Code wurde angezeigt',
  'QR PENDING': 'Verknüpfen angehalten',
  'QR CONNECTING': 'Der Code wurde gescannt',
  'QR CONNECTED': 'Verknüpft',
  'PENDING CONNECTED': 'Verknüpft',
  'DISCONNECTED CONNECTED': 'Wieder online',
  'DISCONNECTED CONNECTING': 'Neuer Verbindungsversuch',
};

export const RESTRICTED: Words<typeof english.RESTRICTED> = {
  reach_out_timelock: [
    'WhatsApp lässt die Nummer keine neuen Chats mehr beginnen',
    'Die Nummer darf wieder neue Chats beginnen',
  ],
  new_chat_cap: [
    'Die Nummer hat ihre neuen Chats aufgebraucht',
    'Die Nummer hat wieder neue Chats übrig',
  ],
  temporarily_banned: ['WhatsApp hat die Nummer zeitweise gesperrt', 'Die Sperre ist vorbei'],
};
