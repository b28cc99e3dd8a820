import { formatCount } from '../../shared/format/count';
import type { Words } from '../../shared/language/words';
import type * as english from './words';

const numbers = (count: number): string =>
  count === 1 ? '1 Nummer' : `${formatCount(count)} Nummern`;

export const limitWords: Words<typeof english.limitWords> = {
  legend: 'Zugriff auf',
  everything: 'Die ganze Organisation',
  some: 'Nur einige Kunden oder Nummern',
  someHint:
    'Und deren Chats, Nachrichten und Zustellungen. Alles andere in der Organisation bleibt verborgen.',
  clients: 'Kunden',
  clientsHint: 'Mit ihren jetzigen und künftigen Nummern.',
  chooseClients: 'Kunden wählen',
  noSuchClient: 'Kein Kunde heißt so',
  noClients: 'Es gibt noch keine Kunden. Legen Sie sie unter „Einstellungen“, „Kunden“ an.',
  numbers: 'Nummern',
  numbersHint: 'Zusätzlich zu denen der Kunden.',
  chooseNumbers: 'Nummern wählen',
  noSuchNumber: 'Keine Nummer heißt so',
  nothingChosen: 'Wählen Sie mindestens einen Kunden oder eine Nummer.',
  gone: 'gelöscht',
  only: (names) => `Nur ${names.join(', ')}`,
  onlyMany: (clients, count) => `Nur ${[...clients, numbers(count)].join(', ')}`,
  nothing: 'Nichts: Alles, worauf die Beschränkung galt, ist gelöscht',
};

export const SHARED_NOTE: Words<typeof english.SHARED_NOTE> =
  'Das gilt für die ganze Organisation, und Ihr Zugriff ist auf einige Nummern beschränkt. Bitten Sie einen Inhaber oder Admin um die Änderung.';
