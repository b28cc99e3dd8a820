import { formatCount } from '../../../../shared/format/count';

/** Words of the clients. */
export const words = {
  title: 'Clients',
  lead: 'Whose numbers they are. People, invitations and API keys can be limited to some clients.',
  add: 'New client',
  none: 'No clients yet',
  noneText:
    'Make one for each customer of yours and choose their numbers. Then invite somebody who sees that client alone, or make an API key that does.',
  edit: 'Edit',
  editOf: (name: string) => `Edit the client ${name}`,
  remove: 'Delete',
  removeOf: (name: string) => `Delete the client ${name}`,
  removeTitle: (name: string) => `Delete the client “${name}”?`,
  removeText:
    'Its numbers stay, and belong to no client. People and API keys that are limited to it alone see nothing from then on.',
  removed: 'Client deleted',
  saved: 'Client saved',
  name: 'Name',
  nameSample: 'Bakery Example',
  nameMissing: 'Give it a name.',
  numbers: 'Numbers',
  numbersHint: 'A number belongs to one client: one that is chosen here leaves the other.',
  chooseNumbers: 'Choose numbers',
  noSuchNumber: 'No number has this name',
  noNumbersAtAll: 'There are no numbers yet. Link one under Numbers, and choose it here.',
  deleted: 'A deleted number',
  save: 'Save',
  withoutNumbers: 'No numbers yet. Edit it to choose some.',
  numbersOf: (names: readonly string[], more: number) =>
    [...names, ...(more > 0 ? [`and ${formatCount(more)} more`] : [])].join(', '),
  showNumbers: 'Show its numbers',
  showNumbersOf: (name: string) => `Numbers of ${name}`,
  next: 'Next: invite a person who sees one client, or create such an API key.',
  people: 'People',
  keys: 'API keys',
} as const;

/** Words of the question about webhooks that name a number which leaves its client. */
export const webhookWords = {
  title: 'Webhooks of the numbers that leave',
  text: 'Webhooks name a number that leaves its client. Somebody of that client may have set their addresses.',
  label: 'What becomes of them?',
  stop: 'They stop',
  stopText:
    'The number is taken out of them, and what waits is cancelled. One that names no other number is switched off.',
  keep: 'They go on',
  keepText: 'They go on sending what the number receives to the same addresses.',
  cancel: 'Cancel',
  go: 'Continue',
} as const;
