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

/** Words of the states of a number over time. */
export const transitionWords = {
  title: 'History',
  none: 'Nothing has happened yet.',
  after: (state: string) => ` after ${state.toLowerCase()}`,
} as const;

/** What WhatsApp told about one thing: a call is one, from its ringing to its end. */
export interface NoticeEntry {
  key: string;
  /** What happened, in one sentence. */
  words: string;
  /** When it began. */
  at: string;
  /** As it came, newest first. */
  notices: SessionNoticeView[];
}

/** After so long a call that nobody ended is not ringing any more, in milliseconds. */
const RINGS_MS = 120_000;

/** Notices (newest first) as a person would tell them. */
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

/** What became of a call, by its kind. */
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
        ? 'WhatsApp asked for new keys'
        : `The security code of ${of} changed`;
    case 'mex':
      return 'WhatsApp told what the account may do';
    case 'privacy_token':
      return `${of} may be written to`;
    case 'account_sync':
    case 'server_sync':
      return 'Settings of the account changed on the phone';
    default:
      return `WhatsApp told “${notice.type || notice.details.tag}” of ${of}`;
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
  not_ephemeral: 'messages do not disappear any more',
  invite: 'the invitation link was made anew',
  delete: 'it was deleted',
};

/** What somebody does with members, as in "… was added". */
const MEMBER_CHANGES: Readonly<Record<string, string>> = {
  add: 'added',
  remove: 'removed',
  promote: 'made an admin',
  demote: 'made an ordinary member',
};

function groupWords(what: NoticeNodeView, notice: SessionNoticeView): string {
  const by = notice.from ? ` by ${who(notice)}` : '';
  const members = what.children.filter(({ tag }) => tag === 'participant').map(memberName);
  const done = MEMBER_CHANGES[what.tag];
  if (done) {
    if (what.tag === 'remove' && members.length === 1 && members[0] === who(notice)) {
      return `${members[0]} left`;
    }
    const verb = members.length === 1 ? 'was' : 'were';
    return `${members.join(', ') || 'somebody'} ${verb} ${done}${by}`;
  }
  if (what.tag === 'create') {
    const subject = what.children.find(({ tag }) => tag === 'group')?.attrs['subject'];
    return `it was created${subject ? ` as “${subject}”` : ''}${by}`;
  }
  if (what.tag === 'subject') {
    const { subject } = what.attrs;
    return `it was renamed${subject ? ` to “${subject}”` : ''}${by}`;
  }
  const change = GROUP_CHANGES[what.tag] ?? what.tag.replaceAll('_', ' ');
  return by ? `${change} (${by.trim()})` : change;
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
