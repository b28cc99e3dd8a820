import { formatCount } from '../../shared/format/count';

const numbers = (count: number): string =>
  count === 1 ? '1 number' : `${formatCount(count)} numbers`;

/** Words of what a person, an invitation or a key is limited to. */
export const limitWords = {
  legend: 'Has access to',
  everything: 'The whole organization',
  some: 'Only some clients or numbers',
  someHint: 'And their chats, messages and deliveries. Nothing else of the organization is there.',
  clients: 'Clients',
  clientsHint: 'With the numbers that they have now, and those that they get later.',
  chooseClients: 'Choose clients',
  noSuchClient: 'No client has this name',
  noClients: 'There are no clients yet. Make them under Settings, Clients.',
  numbers: 'Numbers',
  numbersHint: 'Beside those of the clients.',
  chooseNumbers: 'Choose numbers',
  noSuchNumber: 'No number has this name',
  nothingChosen: 'Choose at least one client or number.',
  gone: 'deleted',
  only: (names: readonly string[]) => `Only ${names.join(', ')}`,
  onlyMany: (clients: readonly string[], count: number) =>
    `Only ${[...clients, numbers(count)].join(', ')}`,
  nothing: 'Nothing: what it was limited to was deleted',
} as const;

/** Why something is not offered to who is limited to some numbers. */
export const SHARED_NOTE =
  'The whole organization shares this, and you are limited to some numbers. Ask an owner or admin to change it.';
