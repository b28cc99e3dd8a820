import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  lead: 'Ihre Server, die Events als signiertes JSON empfangen.',
  allDeliveries: 'Alle Zustellungen',
  allFailed: 'Alle fehlgeschlagenen Zustellungen',
  none: 'Noch keine Webhooks',
  noneText:
    'Geben Sie die Adresse Ihres Servers an: Nachrichten kommen dort als signiertes JSON an, einen Augenblick nachdem sie hier eintreffen.',
  edit: 'Webhook bearbeiten',
  save: 'Speichern',
  saved: 'Der Webhook ist gespeichert.',
  deleteTitle: 'Diesen Webhook löschen?',
  deleteAction: 'Webhook löschen',
  deleteText: (url) => (
    <>
      {url} erhält keine Events mehr, auch nicht die, die auf einen weiteren Versuch warten. Das
      lässt sich nicht rückgängig machen.
    </>
  ),
  deleted: 'Der Webhook ist gelöscht.',
  rotateTitle: 'Signatur-Secret erneuern?',
  rotateAction: 'Secret erneuern',
  rotateText:
    'X-Whathooks-Signature verwendet sofort das neue Secret. 24 Stunden lang trägt der Header webhook-signature beide Signaturen, sodass ein Server, der ihn prüft, in dieser Zeit umgestellt werden kann.',
  revokeTitle: 'Voriges Secret widerrufen?',
  revokeAction: 'Erneuern und widerrufen',
  revokeText:
    'Das Secret wurde in den letzten 24 Stunden erneuert, und das vorige gilt noch. Erneuern Sie es noch einmal, ist das vorige sofort widerrufen: Ein Server, der es noch verwendet, lehnt dann jede Zustellung ab. Tun Sie das, wenn das neue Secret bekannt geworden ist; sonst warten Sie die 24 Stunden ab.',
};

export const cardWords: Words<typeof english.cardWords> = {
  on: 'Ein',
  paused: 'Pausiert',
  switchOn: (url) => `Ein: Events an ${url} senden`,
  switchPaused: (url) => `Pausiert: Events an ${url} senden`,
  isOn: 'Der Webhook ist eingeschaltet.',
  isPaused: 'Der Webhook ist pausiert.',
  actions: (url) => `Aktionen für ${url}`,
  edit: 'Bearbeiten',
  reveal: 'Secret anzeigen',
  rotate: 'Secret erneuern',
  remove: 'Löschen',
  events: 'Events',
  moreEvents: (count, of) => `${count} weitere Events von ${of} anzeigen`,
  added: (time) => <>hinzugefügt {time}</>,
  nothingSent: 'Nichts gesendet in 24 Stunden',
  delivered: (share) => `${share} zugestellt in 24 Stunden`,
  numbers: (count) => (count === 1 ? '1 Nummer' : `${count} Nummern`),
};

export const listWords: Words<typeof english.listWords> = {
  tabsLabel: 'Webhooks nach Status',
  tabs: {
    all: 'Alle',
    troubled: 'Brauchen Aufmerksamkeit',
    working: 'Funktionieren',
    paused: 'Pausiert',
  },
  tab: (name, count) => `${name} ${formatCount(count)}`,
  narrow: 'Webhooks filtern',
  search: 'Webhooks suchen',
  searchSample: 'Name, Adresse oder Event',
  noMatch: 'Kein Webhook passt',
  noMatchText: 'Wählen Sie einen anderen Tab, oder suchen Sie anders.',
};
