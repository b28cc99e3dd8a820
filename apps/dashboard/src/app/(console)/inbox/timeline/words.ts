import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import { formatCount } from '../../../../shared/format/count';

/** Words of a conversation. */
export const words = {
  with: (title: string) => `Conversation with ${title}`,
  none: (title: string) => `No messages with ${title} yet. Write the first one.`,
  loading: 'Loading messages',
  unread: 'Unread messages',
  newest: 'Newest messages',
  toUnread: 'First unread message',
  newMessages: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  edited: 'Edited',
  starred: 'Starred',
  pinned: (until: string) => `Pinned until ${until}`,
  kept: 'Kept for everybody in the chat',
  scheduled: 'To be sent at',
  truncated: `Only the first ${formatCount(TEXT_MAX_LENGTH)} characters are kept.`,
  note: (name: string) => `Note of ${name}`,
  reactions: (emoji: string, names: string) => `${emoji} by ${names}`,
  you: 'you',
  uploading: (share: number) => `Uploading, ${Math.round(share * 100)} %`,
  sendAgain: 'Send again',
  discard: 'Discard',
  somebody: 'Somebody',
} as const;

/** Words of what can be done with a message. */
export const actionWords = {
  reply: 'Reply',
  react: 'React',
  more: 'More',
  edit: 'Edit',
  copy: 'Copy text',
  copyLink: 'Copy link to message',
  forward: 'Forward',
  download: 'Download',
  star: 'Star',
  unstar: 'Remove star',
  pin: 'Pin…',
  unpin: 'Unpin',
  keep: 'Keep for everybody',
  unkeep: 'Let it disappear',
  remove: 'Delete for everyone',
  removeTitle: 'Delete this message for everyone?',
  removeText: 'It disappears from the phones of everybody in the chat. This cannot be undone.',
  reactWith: (emoji: string) => `React with ${emoji}`,
  takeBack: (emoji: string) => `Take ${emoji} back`,
  copied: 'Copied',
  details: 'Status for each member',
} as const;

/** Words of messages that are pinned. */
export const pinWords = {
  title: 'Pin this message',
  text: 'Everybody in the chat sees it above the conversation. Phones show three pinned messages: another one takes the place of the oldest.',
  howLong: 'For how long',
  times: { 86_400: '24 hours', 604_800: '7 days', 2_592_000: '30 days' },
  pin: 'Pin',
  pinned: 'Pinned messages',
  place: (at: number, count: number) => `${at} of ${count}`,
  show: (text: string) => `Go to the pinned message: ${text}`,
  unpin: 'Unpin this message',
} as const;

/** Words of how far a message came with each member of its group. */
export const recipientWords = {
  title: 'Status for each member',
  none: 'No member’s phone has confirmed the message yet.',
  member: 'Member',
  state: 'State',
  when: 'Since',
} as const;

/** Words of the start of a conversation. */
export const startWords = {
  ask: 'Ask the phone for older messages',
  asking: 'The phone looks for older messages…',
  ended: 'The phone has no older messages.',
  silent: 'The phone did not answer. Switch it on, make sure it is online, then ask again.',
  down: 'The number has to be connected to ask its phone for older messages.',
  removed: 'The number was removed: its phone cannot be asked for older messages.',
} as const;

/** Words of the dialog that forwards a message. */
export const forwardWords = {
  title: 'Forward to',
  search: 'Search chats',
  forwardTo: (count: number) =>
    count === 0 ? 'Choose chats' : count === 1 ? 'Forward to 1 chat' : `Forward to ${count} chats`,
  done: (count: number) => (count === 1 ? 'Forwarded' : `Forwarded to ${count} chats`),
} as const;

/** Words of what can be done with a note. */
export const noteWords = {
  edit: 'Edit note',
  remove: 'Delete note',
  removeTitle: 'Delete this note?',
  removeText: 'It disappears for all colleagues. This cannot be undone.',
} as const;
