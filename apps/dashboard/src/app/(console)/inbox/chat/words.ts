import type { PhoneChangeKind } from '@whathooks/dto/facts';

/** Words of the head of a conversation. */
export const headerWords = {
  documentTitle: (name: string) => `${name} · Inbox · whathooks`,
  removed: 'Number removed',
  person: 'About this chat',
  toDay: 'Go to a day',
  day: 'Day',
  go: 'Go there',
  close: 'Close',
  reopen: 'Reopen',
  more: 'More actions',
  markUnread: 'Mark as unread',
  pin: 'Pin',
  unpin: 'Unpin',
  mute: 'Mute for a week',
  unmute: 'Unmute',
  archive: 'Archive',
  unarchive: 'Take out of the archive',
  composing: (name: string | null) => (name === null ? 'Writing…' : `${name} is writing…`),
  recording: (name: string | null) =>
    name === null ? 'Recording a voice message…' : `${name} is recording a voice message…`,
} as const;

/** Words of who looks after a chat. */
export const assignWords = {
  assign: 'Assign',
  assignedTo: (name: string) => `Assigned to ${name}`,
  me: 'Assign to me',
  nobody: 'Nobody',
} as const;

/** Words of what the phone refused. */
export const refusalWords = {
  title: 'Not on the phone',
  changes: {
    archive: 'the archive',
    pin: 'the pin',
    mute: 'the muting',
    read: 'what is read',
    contact: 'the name of the contact',
    star: 'a star',
    label: 'a label',
  } satisfies Record<PhoneChangeKind, string>,
  refused: (changes: readonly string[], reason: string) =>
    `These changes did not reach the phone: ${changes.join(', ')}. ${reason}`,
  retry: 'Try again',
  leave: 'Keep it as it is',
} as const;
