import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const MESSAGE_STATUS_LABELS: Words<typeof english.MESSAGE_STATUS_LABELS> = {
  received: 'Empfangen',
  scheduled: 'Geplant',
  pending: 'Wartet auf WhatsApp',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  read: 'Gelesen',
  played: 'Abgespielt',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
};

export const messageWords: Words<typeof english.messageWords> = {
  title: 'Nachrichten',
  received: 'Empfangen',
  sentByYou: 'Von Ihnen gesendet',
  older: 'Ältere Nachrichten laden',
  deletedNumber: 'eine gelöschte Nummer',
  withPhone: (name, phone) => `${name} (${phone})`,
  sentBy: (name) => `Gesendet von ${name}`,
  sentByKey: (name) => `Gesendet über den API-Schlüssel „${name}“`,
  sentByAKey: 'Gesendet über einen API-Schlüssel',
};

export const TYPE_LABELS: Words<typeof english.TYPE_LABELS> = {
  text: 'Text',
  image: 'Foto',
  video: 'Video',
  audio: 'Audio',
  voice: 'Sprachnachricht',
  document: 'Dokument',
  sticker: 'Sticker',
  album: 'Album',
  location: 'Standort',
  contact: 'Kontaktkarte',
  poll: 'Umfrage',
  event: 'Event',
  invitation: 'Gruppeneinladung',
  tap: 'Auswahl',
  reaction: 'Reaktion',
  unsupported: 'Diese Art von Nachricht kann noch nicht angezeigt werden',
};

export const KIND_LABELS: Words<typeof english.KIND_LABELS> = {
  orderMessage: 'Bestellung',
  productMessage: 'Produkt',
  groupInviteMessage: 'Gruppeneinladung',
  listMessage: 'Liste zur Auswahl',
  buttonsMessage: 'Nachricht mit Schaltflächen',
  templateMessage: 'Nachricht mit Schaltflächen',
  interactiveMessage: 'Nachricht mit Schaltflächen',
  invoiceMessage: 'Rechnung',
  requestPaymentMessage: 'Zahlungsanforderung',
  stickerPackMessage: 'Sticker-Paket',
  scheduledCallCreationMessage: 'Geplanter Anruf',
  newsletterAdminInviteMessage: 'Einladung, einen Kanal zu verwalten',
};

export const FAILURES: Words<typeof english.FAILURES> = {
  expired: 'Nicht gesendet: Sie konnte nicht rechtzeitig gesendet werden',
  unacknowledged: 'WhatsApp hat sie nie bestätigt; vielleicht ist sie trotzdem angekommen',
  session_logged_out: 'Nicht gesendet: Die Nummer wurde entkoppelt',
  recipient_not_on_whatsapp: 'Nicht gesendet: Der Empfänger ist nicht auf WhatsApp',
  no_devices: 'Nicht gesendet: WhatsApp nennt kein Gerät des Empfängers',
  no_keys: 'Nicht gesendet: WhatsApp gab keine Schlüssel für den Empfänger',
  too_late: 'Nicht gesendet: WhatsApp erlaubt diese Änderung nur eine Zeit lang',
  message_not_sent: 'Nicht gesendet: Die geänderte Nachricht wurde selbst nicht gesendet',
  group_admins_only: 'Nicht gesendet: Nur Admins dürfen in diese Gruppe schreiben',
  file_gone: 'Nicht gesendet: Die Datei wurde vorher gelöscht',
  upload_refused: 'Nicht gesendet: WhatsApp hat die Datei abgelehnt',
  '400': 'Nicht gesendet: WhatsApp konnte die Nachricht nicht lesen',
  '403': 'Nicht gesendet: WhatsApp erlaubt es nicht; ist die Nummer noch in der Gruppe?',
  '404': 'Nicht gesendet: WhatsApp kennt diesen Empfänger nicht',
  '405': 'Nicht gesendet: WhatsApp nimmt solche Nachrichten nicht an',
  '421': 'Nicht gesendet: WhatsApp kennt die Mitglieder der Gruppe unter anderen Adressen',
  '463':
    'Nicht gesendet: WhatsApp lässt die Nummer niemandem schreiben, der ihr nicht geschrieben hat',
  '475': 'Nicht gesendet: Die Nummer hat keine neuen Chats mehr übrig',
  '479': 'Nicht gesendet: WhatsApp hielt die Nachricht für fehlerhaft',
  '503': 'Nicht gesendet: WhatsApp war nicht verfügbar',
};

export const WAITS: Words<typeof english.WAITS> = {
  queued: null,
  no_ack: 'WhatsApp hat sie noch nicht bestätigt. Sie wird noch einmal gesendet.',
  no_devices: 'WhatsApp nennt kein Gerät des Empfängers. Neuer Versuch läuft.',
  no_keys: 'WhatsApp gab keine Schlüssel für den Empfänger. Neuer Versuch läuft.',
  not_answered: 'WhatsApp antwortet nicht. Neuer Versuch läuft.',
  not_uploaded: 'Die Datei ist noch nicht bei WhatsApp. Neuer Versuch läuft.',
  not_sent: 'Sie konnte nicht gesendet werden. Neuer Versuch läuft.',
  reach_out_timelock:
    'WhatsApp lässt die Nummer vorerst keine neuen Chats beginnen. Die Nachricht wird gesendet, wenn die Einschränkung endet.',
  new_chat_cap:
    'Die Nummer hat keine neuen Chats mehr übrig. Die Nachricht wird gesendet, wenn die Zählung neu beginnt.',
  chat_refused: 'WhatsApp hat die Nachricht davor abgelehnt. Diese wird nach einer Pause versucht.',
};

export const summaryWords: Words<typeof english.summaryWords> = {
  deleted: 'Für alle gelöscht',
  deletedByAdmin: 'Von einem Admin gelöscht',
  reactionRemoved: 'Reaktion entfernt',
  withText: (label, text) => `${label}: ${text}`,
  by: (author, text) => `${author}: ${text}`,
  notSent: 'Nicht gesendet',
  notSentBecause: (reason) => `Nicht gesendet: ${reason}`,
};
