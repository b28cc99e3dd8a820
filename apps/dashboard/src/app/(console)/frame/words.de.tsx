import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  openNavigation: 'Navigation öffnen',
  closeNavigation: 'Navigation schließen',
  main: 'Hauptnavigation',
  help: 'Hilfe',
  docs: 'Doku',
  reference: 'API-Referenz',
  account: (name) => `Konto von ${name}`,
  settings: 'Einstellungen',
  logOut: 'Abmelden',
  organization: (name) => `Organisation: ${name}. Zu einer anderen wechseln`,
  organizations: 'Ihre Organisationen',
  opening: 'Das Dashboard wird geöffnet',
};

export const destinationWords: Words<typeof english.destinationWords> = {
  overview: 'Übersicht',
  numbers: 'Nummern',
  inbox: 'Posteingang',
  messages: 'Nachrichten',
  webhooks: 'Webhooks',
  apiKeys: 'API-Schlüssel',
  settings: 'Einstellungen',
};

export const LIVE_WORDS: Words<typeof english.LIVE_WORDS> = {
  connecting: { label: 'Verbinden', hint: 'Die Verbindung für Live-Updates wird aufgebaut.' },
  live: { label: 'Live', hint: 'Diese Seite aktualisiert sich in Echtzeit.' },
  reconnecting: {
    label: 'Neu verbinden',
    hint: 'Die Verbindung zum Server ist abgebrochen. Live-Updates gehen weiter, sobald sie wieder steht.',
  },
};

export const newSignInWords: Words<typeof english.newSignInWords> = {
  title: (device) => `Waren Sie das? ${device} hat sich bei Ihrem Konto angemeldet`,
  text: (address, at) => (
    <>
      Ein neuer Browser{address && `, von ${address}`} ({at}). Falls nicht: beenden Sie die
      Anmeldung und ändern Sie Ihr Passwort.
    </>
  ),
  mine: 'Das war ich',
  end: 'Anmeldung beenden',
};

export const notifierWords: Words<typeof english.notifierWords> = {
  mentioned: (name) => `${name} erwähnt Sie in einer Notiz`,
};
