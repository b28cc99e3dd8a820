import type { NoticeNodeView, SessionNoticeView } from '@whathooks/dto';
import { formatChat, formatPhone } from '../../../../../shared/format/format';
import { groupNames } from '../../../../../features/numbers/group-names';

/** Words of the calls and notifications of a number. */
export const noticesWords = {
  title: 'Calls and notifications',
  none: 'None yet. Calls, group changes and other WhatsApp notifications appear here.',
  older: 'Load older notifications',
  raw: 'Raw notification',
} as const;

/** What WhatsApp said about one thing. A call is one thing, from its ringing to its end. */
export interface NoticeEntry {
  key: string;
  /** What happened, in one sentence. */
  words: string;
  /** When it began. */
  at: string;
  /** As it came, newest first. */
  notices: SessionNoticeView[];
}

/** After this time a call that nobody ended no longer rings, in milliseconds. */
const RINGS_MS = 120_000;

/** Notices (newest first) as sentences, those of one call together. */
export function noticeEntries(
  notices: readonly SessionNoticeView[],
  now = new Date(),
): NoticeEntry[] {
  const names = groupNames(notices);
  const groups = new Map<string, SessionNoticeView[]>();
  for (const notice of notices) {
    const { timestamp, origin, type } = notice;
    let key = callId(notice) ?? `${timestamp} ${origin} ${type}`;
    // Notices have no id of their own, and the same may be told twice in a second.
    while (notice.kind !== 'call' && groups.has(key)) key += ' again';
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups].map(([key, together]) => {
    const first = together.at(-1) as SessionNoticeView;
    const words =
      first.kind === 'call' ? callWords(together, now) : notificationWords(first, names);
    return { key, words, at: first.timestamp, notices: together };
  });
}

function callId({ kind, details }: SessionNoticeView): string | undefined {
  return kind === 'call' ? details.children[0]?.attrs['call-id'] : undefined;
}

function callWords(notices: readonly SessionNoticeView[], now: Date): string {
  const parts = notices.flatMap(({ details }) => details.children);
  const video = parts.some(({ children }) => children.some(({ tag }) => tag === 'video'));
  const first = notices.at(-1);
  const who = first?.from ? formatPhone(first.from) : formatChat(first?.origin ?? '');
  const has = (tag: string, reason?: string) =>
    parts.some((part) => part.tag === tag && (!reason || part.attrs['reason'] === reason));
  const words = video ? VIDEO_CALLS : VOICE_CALLS;
  if (has('accept') || has('terminate', 'accepted_elsewhere')) return words.answered(who);
  if (has('reject') || has('terminate', 'rejected_elsewhere')) return words.declined(who);
  if (has('terminate')) return words.missed(who);
  const rings = now.getTime() - new Date(first?.timestamp ?? 0).getTime() < RINGS_MS;
  return rings ? words.ringing(who) : words.plain(who);
}

/** How a call ended, by its kind. */
const VOICE_CALLS = {
  answered: (who: string) => `Voice call from ${who}, answered`,
  declined: (who: string) => `Voice call from ${who}, declined`,
  missed: (who: string) => `Missed voice call from ${who}`,
  ringing: (who: string) => `Voice call from ${who}, ringing`,
  plain: (who: string) => `Voice call from ${who}`,
};
const VIDEO_CALLS: typeof VOICE_CALLS = {
  answered: (who) => `Video call from ${who}, answered`,
  declined: (who) => `Video call from ${who}, declined`,
  missed: (who) => `Missed video call from ${who}`,
  ringing: (who) => `Video call from ${who}, ringing`,
  plain: (who) => `Video call from ${who}`,
};

const who = ({ from, origin }: SessionNoticeView): string =>
  from ? formatPhone(from) : formatChat(origin);

function notificationWords(notice: SessionNoticeView, names: ReadonlyMap<string, string>): string {
  const [what] = notice.details.children;
  const name = names.get(notice.origin);
  const of = name ? `Group “${name}”` : formatChat(notice.origin);
  switch (notice.type) {
    case 'w:gp2':
      return `${of}: ${what ? groupWords(what, notice) : 'something changed'}`;
    case 'picture':
      return `The picture of ${of} was ${what?.tag === 'delete' ? 'removed' : 'changed'}`;
    case 'status':
      return `The “about” text of ${of} was changed`;
    case 'devices':
      return `The linked devices of ${of} changed`;
    case 'encrypt':
      return what?.tag === 'count'
        ? 'WhatsApp asked for new encryption keys'
        : `The security code of ${of} changed`;
    case 'mex':
      return 'WhatsApp sent a notification about what the account may do';
    case 'privacy_token':
      return `WhatsApp lets this number write to ${of}`;
    case 'account_sync':
    case 'server_sync':
      return 'Settings of the account changed on the phone';
    default:
      return `WhatsApp sent the notification “${notice.type || notice.details.tag}” about ${of}`;
  }
}

/** Changes of a group that have no detail worth a word. */
const GROUP_CHANGES: Readonly<Record<string, string>> = {
  announcement: 'only admins may write now',
  not_announcement: 'everybody may write now',
  locked: 'only admins may change its details now',
  unlocked: 'everybody may change its details now',
  description: 'the description was changed',
  ephemeral: 'messages disappear after a time now',
  not_ephemeral: 'messages no longer disappear',
  invite: 'the invitation link was replaced',
  delete: 'it was deleted',
};

/** What is done to members of a group: to one or to several, by somebody who is named or not. */
interface MemberWords {
  one: (who: string) => string;
  several: (who: string) => string;
  oneBy: (who: string, by: string) => string;
  severalBy: (who: string, by: string) => string;
}

const MEMBER_CHANGES: Readonly<Record<string, MemberWords>> = {
  add: {
    one: (who) => `${who} was added`,
    several: (who) => `${who} were added`,
    oneBy: (who, by) => `${who} was added by ${by}`,
    severalBy: (who, by) => `${who} were added by ${by}`,
  },
  remove: {
    one: (who) => `${who} was removed`,
    several: (who) => `${who} were removed`,
    oneBy: (who, by) => `${who} was removed by ${by}`,
    severalBy: (who, by) => `${who} were removed by ${by}`,
  },
  promote: {
    one: (who) => `${who} was made an admin`,
    several: (who) => `${who} were made admins`,
    oneBy: (who, by) => `${who} was made an admin by ${by}`,
    severalBy: (who, by) => `${who} were made admins by ${by}`,
  },
  demote: {
    one: (who) => `${who} was made an ordinary member`,
    several: (who) => `${who} were made ordinary members`,
    oneBy: (who, by) => `${who} was made an ordinary member by ${by}`,
    severalBy: (who, by) => `${who} were made ordinary members by ${by}`,
  },
};

const GROUP_NAMES = {
  left: (who: string) => `${who} left`,
  somebody: 'somebody',
  created: 'it was created',
  createdBy: (by: string) => `it was created by ${by}`,
  createdAs: (subject: string) => `it was created as “${subject}”`,
  createdAsBy: (subject: string, by: string) => `it was created as “${subject}” by ${by}`,
  renamed: 'it was renamed',
  renamedBy: (by: string) => `it was renamed by ${by}`,
  renamedTo: (subject: string) => `it was renamed to “${subject}”`,
  renamedToBy: (subject: string, by: string) => `it was renamed to “${subject}” by ${by}`,
  changedBy: (change: string, by: string) => `${change} (by ${by})`,
} as const;

function groupWords(what: NoticeNodeView, notice: SessionNoticeView): string {
  const by = notice.from ? who(notice) : null;
  const done = MEMBER_CHANGES[what.tag];
  if (done) return memberWords(done, what, by);
  const group = what.children.find(({ tag }) => tag === 'group');
  const subject = (what.tag === 'create' ? group : what)?.attrs['subject'];
  if (what.tag === 'create') {
    if (subject) return by ? GROUP_NAMES.createdAsBy(subject, by) : GROUP_NAMES.createdAs(subject);
    return by ? GROUP_NAMES.createdBy(by) : GROUP_NAMES.created;
  }
  if (what.tag === 'subject') {
    if (subject) return by ? GROUP_NAMES.renamedToBy(subject, by) : GROUP_NAMES.renamedTo(subject);
    return by ? GROUP_NAMES.renamedBy(by) : GROUP_NAMES.renamed;
  }
  const change = GROUP_CHANGES[what.tag] ?? what.tag.replaceAll('_', ' ');
  return by ? GROUP_NAMES.changedBy(change, by) : change;
}

function memberWords(done: MemberWords, what: NoticeNodeView, by: string | null): string {
  const members = what.children.filter(({ tag }) => tag === 'participant').map(memberName);
  const names = members.join(', ') || GROUP_NAMES.somebody;
  if (members.length <= 1) {
    if (what.tag === 'remove' && names === by) return GROUP_NAMES.left(names);
    return by ? done.oneBy(names, by) : done.one(names);
  }
  return by ? done.severalBy(names, by) : done.several(names);
}

function memberName({ attrs }: NoticeNodeView): string {
  return formatChat(attrs['phone_number'] ?? attrs['jid'] ?? '');
}

/** A node as WhatsApp's own developers would write it. */
export function nodeText({ tag, attrs, children }: NoticeNodeView, indent = ''): string {
  const given = Object.entries(attrs).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  if (children.length === 0) return `${indent}<${tag}${given.join('')}/>`;
  const inner = children.map((child) => nodeText(child, `${indent}  `));
  return [`${indent}<${tag}${given.join('')}>`, ...inner, `${indent}</${tag}>`].join('\n');
}
