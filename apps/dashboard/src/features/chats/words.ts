import type { CallNoticeValue, ChatNoticeView, GroupSettingValue } from '@whathooks/dto';
import type { InboxView } from './views';

/** Names of the views. */
export const VIEW_LABELS: Readonly<Record<InboxView, string>> = {
  open: 'All',
  needs_reply: 'Needs reply',
  mine: 'Mine',
  unassigned: 'Unassigned',
  closed: 'Closed',
};

/** What people see of a chat besides its messages. */
export const chatWords = {
  unread: (count: number) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  markedUnread: 'Marked as unread',
  needsReply: 'Waits for a reply',
  pinned: 'Pinned',
  muted: 'Muted',
  archived: 'Archived',
  closed: 'Closed',
  assignedTo: (name: string) => `Assigned to ${name}`,
  somebody: 'Somebody',
  apiKey: 'An API key',
  apiKeyNamed: (name: string) => `API key “${name}”`,
  noMessage: 'No messages yet',
  missedCall: 'Missed call',
  draft: 'Draft:',
  you: 'You',
} as const;

/** People as one reads them: "Ana", "Ana and Ben", "Ana, Ben and Carl". */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** What colleagues do who have a chat open. */
export const viewerWords = {
  here: 'Also in this chat',
  looking: (names: readonly string[]) =>
    `${listed(names)} ${names.length === 1 ? 'looks' : 'look'} at this chat`,
  answering: (names: readonly string[]) =>
    `${listed(names)} ${names.length === 1 ? 'is' : 'are'} answering`,
} as const;

const SETTINGS: Record<GroupSettingValue, string> = {
  announcement_on: 'set that only administrators write',
  announcement_off: 'set that all members write',
  locked_on: 'set that only administrators change subject, description and picture',
  locked_off: 'set that all members change subject, description and picture',
  approval_on: 'set that administrators approve who joins',
  approval_off: 'set that nobody has to approve who joins',
  admins_add_on: 'set that only administrators add members',
  admins_add_off: 'set that all members add members',
};

type Sentence = (who: string, whom: string, value: string) => string;

const CALLS: Record<CallNoticeValue, string> = { voice: 'Call', video: 'Video call' };

/** What was done to a chat or a group: by whom, to whom, and with what. */
export const NOTICE_SENTENCES: Readonly<Record<ChatNoticeView['kind'], Sentence>> = {
  group_created: (who, _, value) => `${who} created the group${value && ` “${value}”`}`,
  group_subject: (who, _, value) => `${who} renamed the group to “${value}”`,
  group_description: (who) => `${who} changed the description of the group`,
  group_picture: (who) => `${who} changed the picture of the group`,
  group_added: (who, whom) => `${who} added ${whom}`,
  group_removed: (who, whom) => `${who} removed ${whom}`,
  group_left: (who, whom) => `${whom || who} left the group`,
  group_promoted: (who, whom) => `${who} made ${whom} an administrator`,
  group_demoted: (who, whom) => `${who} made ${whom} a member again`,
  group_settings: (who, _, value) =>
    `${who} ${SETTINGS[value as GroupSettingValue] ?? 'changed the settings of the group'}`,
  group_join_request: (who, whom) => `${whom || who} asks to join the group`,
  assigned: (who, whom) => (who === whom ? `${who} took the chat` : `${who} assigned ${whom}`),
  unassigned: (who) => `${who} took the assignment back`,
  closed: (who) => `${who} closed the chat`,
  reopened: (who) => `${who} opened the chat again`,
  labelled: (who, _, value) => `${who} added the label “${value}”`,
  unlabelled: (who, _, value) => `${who} removed the label “${value}”`,
  call_accepted: (who, _, value) =>
    `${CALLS[value as CallNoticeValue]} from ${who}, answered on another device`,
  call_rejected: (who, _, value) => `${CALLS[value as CallNoticeValue]} from ${who}, rejected`,
  call_missed: (who, _, value) => `${CALLS[value as CallNoticeValue]} from ${who}, missed`,
  timer: (who, _, value) =>
    value
      ? `${who} set that messages disappear after ${value}`
      : `${who} turned disappearing messages off`,
};

/** The same where it is unknown who did it. */
export const NOTICES_ALONE: Partial<
  Record<ChatNoticeView['kind'], (whom: string, value: string) => string>
> = {
  assigned: (whom) => `${whom} was assigned`,
  unassigned: () => 'The assignment ended',
  closed: () => 'The chat was closed',
  reopened: () => 'A new message opened the chat again',
  group_added: (whom) => `${whom} joined the group`,
  group_subject: (_, value) => `The group is called “${value}” now`,
  group_created: (_, value) => `The group${value && ` “${value}”`} was created`,
  timer: (_, value) =>
    value ? `Messages disappear after ${value} from now on` : 'Messages stay from now on',
};

/** How long messages stay that disappear. */
export const timerWords = {
  short: 'less than a day',
  day: 'a day',
  week: 'a week',
  days: (count: number) => `${count} days`,
} as const;
