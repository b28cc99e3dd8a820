import type { ReactNode } from 'react';

/** Words of the page of a number that belong to none of its parts. */
export const words = {
  missing: 'This number is not here',
  missingText: 'It was removed, or never was here. Numbers that are here stand in the list.',
  parts: 'Parts of this page',
  part: { overview: 'Overview', settings: 'Settings' },
  unlink: 'Unlink',
  unlinkTitle: (name: string) => `Unlink ${name}?`,
  unlinkAction: 'Unlink number',
  unlinkText:
    'whathooks disappears from the phone’s linked devices. Messages stay here, but none arrive or leave until the number is linked again with a new scan.',
  replace: 'Replace phone',
  replaceTitle: (name: string) => `Replace the phone of ${name}?`,
  replaceAction: 'Unlink, and link another',
  replaceText: (phone: string) =>
    `A number is already linked: ${phone}. It is unlinked now, and a code for another phone is shown, which you can also send as a link. Messages stay here. When another number is linked, this page says so.`,
  remove: 'Delete',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeAction: 'Delete number',
  removeText:
    'The number is unlinked and removed from whathooks, with its history. This cannot be undone.',
  removed: (name: string) => `${name} is deleted.`,
  status: (label: string, meaning: string) => `${label}. ${meaning}`,
} as const;

/** Words about a number that is not the one that was to be linked. */
export const otherNumberWords = {
  title: 'Another number is linked than expected',
  keep: 'Keep this number',
  unlink: 'Unlink it',
  text: (expected: string, phone: string) =>
    `${expected} was to be linked, and ${phone} is. If the code was scanned with the wrong phone, unlink it and link the right one.`,
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
