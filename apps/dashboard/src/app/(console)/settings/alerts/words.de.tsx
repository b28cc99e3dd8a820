import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Warnungen',
  lead: 'Probleme, um die sich jemand kümmern muss. Jedes wird gemeldet, wenn es beginnt und wenn es vorbei ist.',
  when: 'Wann gewarnt wird',
  whenText:
    'Sofort: Um eine Nummer muss sich jemand kümmern (sie wurde zum Beispiel am Telefon entkoppelt), WhatsApp schränkt eine Nummer ein, oder ein Webhook wurde abgeschaltet. Nach einiger Zeit, in Minuten:',
  numberDown: 'Eine Nummer versucht sich neu zu verbinden, seit mehr als',
  webhookDown: 'Ein Endpunkt ist ausgefallen, seit mehr als',
  queueOld: 'Eine Zustellung wartet, seit mehr als',
  minutes: (count) => (count === 1 ? ' Minute' : ' Minuten'),
  minutesWrong: (most) => `Geben Sie 1 bis ${formatCount(most)} Minuten ein.`,
  mail: 'Inhaber und Admins per E-Mail benachrichtigen',
  mailTo: (addresses) => `E-Mails gehen an ${addresses.join(', ')}.`,
  noMail: 'Diese Installation verschickt keine E-Mails: SMTP_URL ist nicht gesetzt.',
  webhooks: 'Webhooks erhalten die Events alert.opened und alert.closed.',
  submit: 'Speichern',
  tryNow: 'Jetzt versuchen',
  tryOf: (name) => `Jetzt versuchen: ${name}`,
  openNumber: 'Nummer öffnen',
  openWebhook: 'Webhook öffnen',
  open: 'Jetzt offen',
  closed: 'Vorbei',
  older: 'Ältere Warnungen laden',
  noneOpen: 'Keine Warnung ist offen.',
  noneClosed: 'In den letzten 90 Tagen ist keine Warnung zu Ende gegangen.',
  opened: (time) => <>Seit {time}</>,
  ended: (from, to) => (
    <>
      {from} – {to}
    </>
  ),
};

export const ALERT_LABELS: Words<typeof english.ALERT_LABELS> = {
  number_down: 'Nicht verbunden',
  number_restricted: 'Von WhatsApp eingeschränkt',
  webhook_down: 'Endpunkt ausgefallen',
  webhook_disabled: 'Abgeschaltet',
  queue_old: 'Zustellungen warten lange',
};
