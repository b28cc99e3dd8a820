/** Words of the head of a conversation. */
export const headerWords = {
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
} as const;

/** Words of who looks after a chat. */
export const assignWords = {
  assign: 'Assign',
  assignedTo: (name: string) => `Assigned to ${name}`,
  me: 'Assign to me',
  nobody: 'Nobody',
} as const;
