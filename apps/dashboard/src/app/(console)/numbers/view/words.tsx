import type { ReactNode } from 'react';

/** Words of the page of a number that belong to none of its parts. */
export const words = {
  missing: 'This number does not exist',
  unlink: 'Unlink',
  unlinkTitle: (name: string) => `Unlink ${name}?`,
  unlinkAction: 'Unlink number',
  unlinkText:
    'whathooks disappears from the phone’s linked devices. Messages stay here, but none arrive or leave until the number is linked again with a new scan.',
  remove: 'Delete',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeAction: 'Delete number',
  removeText:
    'The number is unlinked and removed from whathooks, with its history. This cannot be undone.',
  removed: (name: string) => `${name} is deleted.`,
  status: (label: string, meaning: string) => `${label}. ${meaning}`,
} as const;

/** Words about a phone that is linked more than once. */
export const sameNumberWords = {
  title: 'The same phone is linked more than once',
  unlinkThis: 'Unlink the older one (this one)',
  unlinkOther: (name: string) => `Unlink the older one (${name})`,
  text: (others: ReactNode) => (
    <>
      It is also linked as {others}. Every message arrives in each of them, and webhooks are called
      for each.
    </>
  ),
  unlinkText: 'The phone stays linked to the newer number. Messages of the older one stay here.',
} as const;
