import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Details',
  sessionId: 'Session-ID',
  sessionIdCopy: 'Session-ID',
  phone: 'Telefon',
  phoneCopy: 'Telefonnummer',
  client: 'Kunde',
  notLinked: 'Nicht verknüpft',
  pushName: 'WhatsApp-Name',
  connected: 'Zuletzt verbunden',
  created: 'Angelegt',
  metadata: 'Metadaten',
};

export const pacingWords: Words<typeof english.pacingWords> = {
  title: 'Sendetempo',
  text: 'Eine Nummer, die in Sekunden vielen Menschen schreibt, kann WhatsApp auffallen. Für Massennachrichten sind 3 bis 10 Sekunden und ein Burst von 5 eine vorsichtige Wahl. Nachrichten, die warten müssen, werden der Reihe nach gesendet.',
  seconds: 'Sekunden zwischen Nachrichten',
  secondsHint: 'Leer lassen für kein Tempolimit.',
  secondsWrong: (most) => `Geben Sie höchstens ${most} Sekunden ein, oder nichts.`,
  burst: 'Burst',
  burstHint: 'Wie viele Nachrichten nach einer Ruhezeit auf einmal gesendet werden dürfen.',
  burstWrong: (most) => `Geben Sie eine Zahl von 1 bis ${most} ein.`,
  submit: 'Sendetempo speichern',
};

export const activityWords: Words<typeof english.activityWords> = {
  title: 'Aktivität',
  labels: {
    presence: 'Melden, wer online ist oder schreibt',
    receiveStatus: 'Statusmeldungen empfangen',
    receiveChannels: 'Kanäle empfangen',
    showTyping: 'Vor jeder Nachricht „schreibt…“ zeigen',
  },
  hints: {
    presence: 'Als presence.updated, für Personen, die dieser Nummer schreiben.',
    receiveStatus: 'Statusmeldungen der Kontakte werden gespeichert und an Webhooks gesendet.',
    receiveChannels: 'Ebenso die Nachrichten der Kanäle, denen diese Nummer folgt.',
    showTyping: 'Eine bis fünf Sekunden lang; so viel später wird jede Nachricht gesendet.',
  },
  submit: 'Aktivität speichern',
};

export const callWords: Words<typeof english.callWords> = {
  title: 'Anrufe',
  about:
    'whathooks kann keine Anrufe annehmen. Werden sie abgelehnt, wissen Anrufende sofort, dass niemand abnimmt; sonst klingelt das Telefon wie gewohnt.',
  rejects: 'Jeden Anruf ablehnen',
  text: 'Text an Anrufende',
  textHint: 'Wird einmal je Anruf gesendet. Leer lassen, um nichts zu senden.',
  sample: 'Wir nehmen hier keine Anrufe an. Bitte schreiben Sie uns.',
  submit: 'Anrufe speichern',
};

export const proxyWords: Words<typeof english.proxyWords> = {
  title: 'Proxy',
  text: 'Der ganze Verkehr dieser Nummer läuft über ihren Proxy, nichts daran vorbei. Solange der Proxy nicht erreichbar ist, ist die Nummer getrennt.',
  none: 'Jetzt: keiner',
  now: (address) => <>Jetzt: {address}</>,
  nowWithCredentials: (address) => <>Jetzt: {address}, mit Benutzername und Passwort</>,
  field: 'Proxy',
  another: 'Anderer Proxy',
  hint: 'http://, https:// oder socks5://. Verlangt der Proxy eine Anmeldung, schreiben Sie user:passwort@ vor den Host.',
  sample: 'socks5://user:passwort@proxy.example:1080',
  missing: 'Geben Sie die Adresse eines Proxys ein.',
  submit: 'Proxy speichern',
  remove: 'Proxy entfernen',
  saved: 'Gespeichert. Die Nummer verbindet sich über ihn neu.',
  removed: 'Entfernt. Die Nummer verbindet sich neu.',
};
