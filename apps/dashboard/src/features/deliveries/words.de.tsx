import { DELIVERY_TIMEOUT_MS } from '@whathooks/dto/facts';
import { formatCount } from '../../shared/format/count';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const STATUS_LABELS: Words<typeof english.STATUS_LABELS> = {
  pending: 'Wartet',
  retrying: 'Neuer Versuch',
  delivered: 'Zugestellt',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
};

export const logWords: Words<typeof english.logWords> = {
  title: 'Zustellungen',
  older: 'Ältere Zustellungen laden',
  filter: 'Zustellungen filtern',
  webhook: 'Webhook',
  allWebhooks: 'Alle Webhooks',
  status: 'Status',
  anyStatus: 'Alle',
  event: 'Event',
  anyEvent: 'Alle Events',
  time: 'Zeitraum',
  anyTime: 'Gesamte Zeit',
  lastHour: 'Letzte Stunde',
  last24Hours: 'Letzte 24 Stunden',
  last7Days: 'Letzte 7 Tage',
  noMatch: 'Keine Zustellung passt',
  noMatchText:
    'Wählen Sie eine andere ID, einen anderen Status, Event, Zeitraum oder eine andere Nummer.',
  none: 'Noch keine Zustellungen',
  noneText:
    'Senden Sie ein Test-Event, oder schreiben Sie einer Ihrer Nummern: Jede Zustellung erscheint hier.',
  nextAttempt: (time) => <>Nächster Versuch: {time}</>,
  nextProbe: (time) => <>Nächste Prüfung: {time}</>,
  probing: 'Der Endpunkt wird gerade geprüft.',
  id: 'Beliebige ID',
  idSample: 'dlv_…, msg_…',
  attempt: (count) => `Versuch ${formatCount(count)}`,
  triedAgain: (count, more) =>
    count === 1 && !more
      ? 'Eine Zustellung ist bisher fehlgeschlagen und wird wieder versucht.'
      : `${more ? 'Mehr als ' : ''}${formatCount(count)} Zustellungen sind bisher fehlgeschlagen und werden wieder versucht.`,
  showTriedAgain: 'Anzeigen',
};

export const manyWords: Words<typeof english.manyWords> = {
  select: (row) => `Auswählen: ${row}`,
  selectAll: (count) =>
    count === 1 ? 'Angezeigte auswählen' : `Alle ${formatCount(count)} angezeigten auswählen`,
  selected: (count) => `${formatCount(count)} ausgewählt`,
  resend: (count) => `${deliveries(count)} erneut senden`,
  resent: (count) => `${deliveries(count)} ${count === 1 ? 'wird' : 'werden'} gesendet.`,
  failed: (count, name, why) =>
    `${deliveries(count)} ${count === 1 ? 'konnte' : 'konnten'} nicht erneut gesendet werden. ${name}: ${why}`,
};

function deliveries(count: number): string {
  return count === 1 ? '1 Zustellung' : `${formatCount(count)} Zustellungen`;
}

export const detailWords: Words<typeof english.detailWords> = {
  title: 'Zustellung',
  titleOf: (what) => `${what} · Zustellung`,
  status: 'Status',
  event: 'Event',
  created: 'Erstellt',
  nextAttempt: 'Nächster Versuch',
  deliveryId: 'Zustellungs-ID',
  deliveryIdCopy: 'Zustellungs-ID',
  eventId: 'Event-ID',
  eventIdCopy: 'Event-ID',
  webhook: 'Webhook',
  contact: 'Kontakt',
  message: 'Nachricht',
  asLink: 'Link',
  payload: 'Payload',
  expired: 'Die Aufbewahrungsfrist des Events ist abgelaufen.',
  retryNow: 'Jetzt versuchen',
  resend: 'Erneut senden',
  asCurl: 'Als cURL',
  older: 'Ältere Versuche laden',
  attempts: (count, hasOlder) => {
    if (hasOlder) return count === 1 ? 'Der neueste Versuch' : `Die neuesten ${count} Versuche`;
    return count === 1 ? 'Ein Versuch' : `${count} Versuche, neueste zuerst`;
  },
};

export const attemptWords: Words<typeof english.attemptWords> = {
  request: 'Anfrage',
  response: 'Antwort',
  responseStatus: (status) => `Antwort ${status}`,
  requestOf: (attempt) => `Anfrage von Versuch ${attempt}`,
  responseTo: (attempt) => `Antwort auf Versuch ${attempt}`,
  posted: (url) => `POST ${url}`,
  headers: 'Header',
  body: 'Body',
  noBody: 'Kein Body.',
  rawError: 'Technische Details',
  noResponse: 'Keine Antwort.',
  base64: 'Der Body ist kein Text. Er wird als Base64 angezeigt.',
  truncated: 'Nur die ersten 16 KiB sind gespeichert.',
  milliseconds: (ms) => `${ms.toFixed(0)} ms`,
  timings: {
    dns: (ms) => `DNS ${ms} ms`,
    connect: (ms) => `Verbinden ${ms} ms`,
    tls: (ms) => `TLS ${ms} ms`,
    firstByte: (ms) => `Erstes Byte ${ms} ms`,
    total: (ms) => `Gesamt ${ms} ms`,
  },
};

export const WAITS_FOR_SWITCH: Words<typeof english.WAITS_FOR_SWITCH> =
  'Dieser Webhook ist pausiert. Eingereihte Zustellungen warten, bis er eingeschaltet wird.';

export const WAIT_CAUSES: Words<typeof english.WAIT_CAUSES> = {
  chat: 'Wartet auf eine frühere Zustellung desselben Chats oder derselben Nummer.',
  file: 'Wartet auf die Datei der Nachricht.',
  endpoint: 'Der Endpunkt ist ausgefallen: Je eine Zustellung prüft ihn.',
  webhook: 'Der Webhook ist pausiert: Sie wartet, bis er eingeschaltet wird.',
  turn: 'Sie wird gesendet oder ist als Nächste dran.',
};

export const TRIGGER_LABELS: Words<typeof english.TRIGGER_LABELS> = {
  event: null,
  resend: 'von Hand erneut gesendet',
  recover: 'nachgeholt, vorher fehlgeschlagen',
  replay: 'nachgeholt, vorher nie gesendet',
  test: 'Test-Event',
};

export const ATTEMPT_ERRORS: Words<typeof english.ATTEMPT_ERRORS> = {
  address_forbidden:
    'Die Adresse führt in ein privates Netz, das Webhooks nur erreichen, wenn whathooks mit ALLOW_PRIVATE_WEBHOOKS=true läuft.',
  dns: 'Der Name des Servers wurde nicht gefunden.',
  connect: 'Der Server hat die Verbindung nicht angenommen.',
  tls: 'Die sichere Verbindung (TLS) ist fehlgeschlagen.',
  timeout: `Keine vollständige Antwort innerhalb von ${DELIVERY_TIMEOUT_MS / 1_000} Sekunden.`,
  reset: 'Die Verbindung wurde geschlossen, bevor die Antwort vollständig war.',
  protocol: 'Die Antwort war kein gültiges HTTP.',
  event_expired: 'Die Aufbewahrungsfrist des Events ist abgelaufen.',
  secret_unreadable:
    'Das Signatur-Secret ließ sich nicht entschlüsseln: Prüfen Sie den Hauptschlüssel.',
  stopped: 'whathooks wurde während dieses Versuchs angehalten; er zählt nicht.',
};

export const outcomeWords: Words<typeof english.outcomeWords> = {
  notAttempted: 'Noch nicht versucht.',
  responded: (status) => `Der Server hat mit ${status} geantwortet.`,
  delivered: (status) => `Zugestellt (${status}).`,
  cancelled: 'Abgebrochen, bevor sie gesendet wurde.',
  attempts: (outcome, attempts) => `${outcome} ${attempts} Versuche.`,
};

export const resentWords: Words<typeof english.resentWords> = {
  whenOn: 'Eingereiht. Sie wird gesendet, sobald der Webhook eingeschaltet ist.',
  now: 'Neuer Versuch läuft.',
  again: 'Als neue Zustellung eingereiht.',
};

export const TLS_TROUBLES: Words<typeof english.TLS_TROUBLES> = {
  expired: {
    what: 'Das Zertifikat des Servers ist abgelaufen.',
    todo: 'Erneuern Sie es, und lassen Sie den Server das neue laden.',
  },
  notYetValid: {
    what: 'Das Zertifikat des Servers ist noch nicht gültig.',
    todo: 'Prüfen Sie die Uhr des Servers, der es ausgestellt hat, oder warten Sie, bis es gültig ist.',
  },
  revoked: {
    what: 'Das Zertifikat des Servers wurde widerrufen.',
    todo: 'Holen Sie ein neues von Ihrer Zertifizierungsstelle.',
  },
  wrongHost: {
    what: 'Das Zertifikat des Servers gilt für einen anderen Hostnamen.',
    todo: 'Holen Sie ein Zertifikat für den Namen in der Adresse des Webhooks, oder ändern Sie die Adresse auf einen Namen, der im Zertifikat steht.',
  },
  selfSigned: {
    what: 'Das Zertifikat des Servers ist selbst signiert: Niemand bürgt dafür.',
    todo: 'Verwenden Sie eines einer öffentlichen Stelle wie Let’s Encrypt. Wer whathooks betreibt, kann Ihrem mit NODE_EXTRA_CA_CERTS vertrauen.',
  },
  untrusted: {
    what: 'Das Zertifikat des Servers stammt von einer hier unbekannten Stelle, oder seine Kette ist unvollständig.',
    todo: 'Lassen Sie den Server auch die Zwischenzertifikate senden (oft fullchain.pem). Einer eigenen Stelle wird mit NODE_EXTRA_CA_CERTS vertraut.',
  },
  notTls: {
    what: 'Der Server spricht auf diesem Port kein TLS.',
    todo: 'Prüfen Sie den Port, oder beginnen Sie die Adresse des Webhooks mit http://, wenn der Server kein Zertifikat hat.',
  },
  version: {
    what: 'Der Server und whathooks haben keine gemeinsame TLS-Version oder Verschlüsselung gefunden.',
    todo: 'Lassen Sie den Server TLS 1.2 oder 1.3 mit aktuellen Verfahren sprechen.',
  },
  other: {
    what: 'Die sichere Verbindung ist fehlgeschlagen.',
    todo: 'Prüfen Sie das Zertifikat und die TLS-Einstellungen des Servers; die Details sagen, woran es lag.',
  },
};
