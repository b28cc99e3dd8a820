import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const STATUS_LABELS: Words<typeof english.STATUS_LABELS> = {
  PENDING: 'Startet',
  QR: 'Wartet auf Scan',
  CONNECTING: 'Verbindet sich',
  CONNECTED: 'Verbunden',
  DISCONNECTED: 'Getrennt',
  LOGGED_OUT: 'Entkoppelt',
};

export const STATUS_MEANINGS: Words<typeof english.STATUS_MEANINGS> = {
  PENDING: 'Noch nicht verknüpft.',
  QR: 'Ein Code wartet darauf, mit WhatsApp gescannt zu werden.',
  CONNECTING: 'Das Telefon hat zugestimmt. Die Verbindung wird aufgebaut.',
  CONNECTED: 'Online, bereit zum Senden und Empfangen.',
  DISCONNECTED: 'Die Verbindung ist abgebrochen.',
  LOGGED_OUT: 'Das Gerät wurde entkoppelt. Ein neuer Scan ist nötig.',
};

export const numberWords: Words<typeof english.numberWords> = {
  title: 'Nummern',
  number: 'Nummer',
  all: 'Alle Nummern',
  link: 'Nummer verknüpfen',
  missing: 'Diese Nummer gibt es nicht',
  deleted: 'eine gelöschte Nummer',
  hint: (status) => `${status}: ${STATUS_MEANINGS[status]}`,
};

export const DOWN_LABELS: Words<typeof english.DOWN_LABELS> = {
  temporarily_banned: 'Zeitweise gesperrt',
  account_locked: 'Von WhatsApp gesperrt',
  client_outdated: 'Braucht ein Update',
  refused: 'Von WhatsApp abgelehnt',
  rate_limited: 'Zu viele Anmeldungen',
  replaced: 'Anderswo benutzt',
  proxy_unreachable: 'Proxy nicht erreichbar',
};

export const statusWords: Words<typeof english.statusWords> = {
  passkey: 'Wartet auf Passkey',
  bannedUntil: (time) => `Gesperrt bis ${time}`,
  notLinked: 'Nicht verknüpft',
};

export const WAYS_ON: Words<typeof english.WAYS_ON> = {
  qr_timeout: 'Fordern Sie einen neuen Code an, wenn das Telefon zur Hand ist.',
  passkey_failed:
    'Fordern Sie einen neuen Code an und scannen Sie ihn. Halten Sie dann den Passkey bereit: Zum Signieren bleiben zehn Minuten, und WhatsApp muss auf dem Telefon geöffnet bleiben, bis die Nummer verknüpft ist.',
  replaced:
    'whathooks holt sie nicht von selbst zurück: Schließen Sie das andere Programm und verbinden Sie dann hier neu.',
  client_outdated:
    'whathooks sucht weiter nach der aktuellen Version von WhatsApp Web, höchstens alle sechs Stunden, und verbindet die Nummer wieder, sobald es eine gefunden hat.',
  other: 'whathooks versucht es nicht von selbst wieder, weil WhatsApp es wieder ablehnen würde.',
};

export const DOWN_TITLES: Words<typeof english.DOWN_TITLES> = {
  account_locked: 'Von WhatsApp gesperrt',
  temporarily_banned: 'Von WhatsApp zeitweise gesperrt',
  client_outdated: 'WhatsApp verlangt eine neuere Version',
  refused: 'WhatsApp hat die Anmeldung abgelehnt',
  replaced: 'Von einem anderen Programm benutzt',
  rate_limited: 'Wartet vor dem nächsten Versuch',
  proxy_unreachable: 'Der Proxy ist nicht erreichbar',
  qr_timeout: 'QR-Code abgelaufen',
  passkey_failed: 'Der Passkey hat die Nummer nicht verknüpft',
};

export const SHORT_REASONS: Words<typeof english.SHORT_REASONS> = {
  unlinked_by_phone: 'Am Telefon entkoppelt',
  logged_out_by_api: 'Hier entkoppelt',
  unlink_pending: 'Hier entkoppelt',
  unlink_failed: 'Hier entkoppelt',
  connection_lost: 'Keine Verbindung',
  gateway_restarted: 'Keine Verbindung',
  gateway_stopped: 'Keine Verbindung',
  commit_failed: 'Keine Verbindung',
  pairing_refused: 'Code abgelehnt',
  scan_again: 'Noch ein Scan',
  passkey_required: 'Wartet auf Passkey',
  passkey_confirmation: 'Code zu vergleichen',
  session_deleted: 'Gelöscht',
};

export const REASONS: Words<typeof english.REASONS> = {
  qr_timeout: 'Kein QR-Code wurde rechtzeitig gescannt.',
  pairing_refused:
    'WhatsApp hat den Code zum Eintippen ersetzt und keinen neuen gegeben. Scannen Sie den QR-Code, oder versuchen Sie es in einigen Minuten erneut.',
  scan_again: 'WhatsApp verlangt noch einen Scan: Ein neuer Code wird angezeigt.',
  passkey_required: 'WhatsApp verlangt den Passkey des Kontos.',
  passkey_confirmation: 'Ein Code muss mit dem auf dem Telefon verglichen werden.',
  passkey_failed: 'Das Verknüpfen mit dem Passkey hat nicht geklappt.',
  unlinked_by_phone: 'Das Gerät wurde am Telefon entfernt.',
  logged_out_by_api: 'Sie wurde in whathooks entkoppelt.',
  unlink_pending:
    'Sie wurde in whathooks entkoppelt, während WhatsApp nicht erreichbar war. Das Telefon führt das Gerät auf, bis WhatsApp davon erfährt; whathooks versucht es weiter.',
  unlink_failed:
    'Sie wurde in whathooks entkoppelt, aber WhatsApp war 30 Tage lang nicht erreichbar. Sehen Sie auf dem Telefon bei den verknüpften Geräten nach.',
  session_deleted: 'Sie wurde gelöscht.',
  connection_lost: 'Die Verbindung zu WhatsApp ist abgebrochen oder antwortet nicht mehr.',
  replaced:
    'Ein anderes Programm hat dasselbe verknüpfte Gerät geöffnet. Nur eines kann es gleichzeitig benutzen.',
  client_outdated:
    'WhatsApp verlangt eine neuere Version von WhatsApp Web, als whathooks meldet, und whathooks hat keine gefunden. Aktualisieren Sie whathooks, oder setzen Sie WHATSAPP_VERSION.',
  temporarily_banned: 'WhatsApp hat dieses Konto zeitweise gesperrt.',
  account_locked:
    'WhatsApp hat dieses Konto gesperrt, oder sein Telefon ist nicht mehr registriert. Öffnen Sie WhatsApp auf dem Telefon, um den Grund zu sehen.',
  rate_limited: 'WhatsApp hat zu viele Anmeldungen dieser Nummer gesehen.',
  proxy_unreachable:
    'Der Proxy dieser Nummer ist nicht erreichbar oder lässt sie nicht durch. whathooks versucht es weiter, und nichts geht an ihm vorbei.',
  refused: 'WhatsApp hat die Anmeldung abgelehnt.',
  commit_failed:
    'Eingegangenes konnte nicht gespeichert werden und wurde deshalb nicht angenommen. WhatsApp sendet es noch einmal.',
  gateway_stopped: 'whathooks wurde angehalten.',
  gateway_restarted: 'Der Prozess, in dem sie lief, wurde beendet.',
};

export const BANS: Words<typeof english.BANS> = {
  '101': 'Zu viele Nachrichten gingen an Menschen, die die Nummer nicht in ihren Kontakten haben.',
  '102': 'Zu viele Menschen haben die Nummer blockiert.',
  '103':
    'Zu viele Gruppen wurden mit Menschen erstellt, die die Nummer nicht in ihren Kontakten haben.',
  '104': 'Dieselbe Nachricht ging an zu viele Menschen.',
  '106': 'Zu viele Nachrichten gingen an eine Broadcast-Liste.',
};

export const reasonWords: Words<typeof english.reasonWords> = {
  whatsappSays: (words) => `WhatsApp sagt: „${words}“.`,
  details: (detail) => `Details: ${detail}.`,
  refused: (code) => `WhatsApp hat die Anmeldung abgelehnt (Code ${code}).`,
};

export const unlinkedWords: Words<typeof english.unlinkedWords> = {
  done: (name) => `${name} ist entkoppelt.`,
  pending: (name) =>
    `${name} ist hier entkoppelt. Das Telefon führt das Gerät auf, bis WhatsApp erreichbar ist.`,
};
