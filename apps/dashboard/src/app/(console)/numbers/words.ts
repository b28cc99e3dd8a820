/** Words of the list of numbers. */
export const words = {
  lead: 'Your linked WhatsApp numbers and their status.',
  search: 'Search numbers',
  searchSample: 'Search by name or number',
  noMatch: (search: string) => `No number matches “${search}”.`,
  none: 'No numbers yet',
  noneText: 'Create one, scan its code with WhatsApp, and its messages start to arrive.',
  noPhone: 'No phone linked yet',
  since: 'since',
} as const;

/** Words of the dialog that links a number. */
export const createWords = {
  name: 'Name',
  nameHint: 'Only your team sees this name.',
  nameSample: 'Bakery Example',
  nameMissing: 'Give the number a name.',
  metadata: 'Metadata',
  metadataHint:
    'Your own key-value pairs, such as a customer id. Every event of this number includes them.',
  addMetadata: 'Add metadata',
  submit: 'Create and show code',
} as const;
