import type { NoticeNodeView, SessionNoticeView } from '@whathooks/dto';
import { formatChat, formatPhone } from '../../../../../shared/format/format';
import { groupNames } from '../../../../../features/numbers/group-names';
import {
  GROUP_CHANGES,
  groupWords,
  MEMBER_CHANGES,
  type MemberWords,
  notificationWords as words,
  VIDEO_CALLS,
  VOICE_CALLS,
} from './words';

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
    const told = first.kind === 'call' ? callText(together, now) : notificationText(first, names);
    return { key, words: told, at: first.timestamp, notices: together };
  });
}

function callId({ kind, details }: SessionNoticeView): string | undefined {
  return kind === 'call' ? details.children[0]?.attrs['call-id'] : undefined;
}

function callText(notices: readonly SessionNoticeView[], now: Date): string {
  const parts = notices.flatMap(({ details }) => details.children);
  const video = parts.some(({ children }) => children.some(({ tag }) => tag === 'video'));
  const first = notices.at(-1);
  const who = first?.from ? formatPhone(first.from) : formatChat(first?.origin ?? '');
  const has = (tag: string, reason?: string) =>
    parts.some((part) => part.tag === tag && (!reason || part.attrs['reason'] === reason));
  const call = video ? VIDEO_CALLS : VOICE_CALLS;
  if (has('accept') || has('terminate', 'accepted_elsewhere')) return call.answered(who);
  if (has('reject') || has('terminate', 'rejected_elsewhere')) return call.declined(who);
  if (has('terminate')) return call.missed(who);
  const rings = now.getTime() - new Date(first?.timestamp ?? 0).getTime() < RINGS_MS;
  return rings ? call.ringing(who) : call.plain(who);
}

const who = ({ from, origin }: SessionNoticeView): string =>
  from ? formatPhone(from) : formatChat(origin);

function notificationText(notice: SessionNoticeView, names: ReadonlyMap<string, string>): string {
  const [what] = notice.details.children;
  const name = names.get(notice.origin);
  const of = name ? groupWords.named(name) : formatChat(notice.origin);
  switch (notice.type) {
    case 'w:gp2':
      return groupWords.of(of, what ? groupText(what, notice) : groupWords.something);
    case 'picture':
      return what?.tag === 'delete' ? words.pictureRemoved(of) : words.pictureChanged(of);
    case 'status':
      return words.about(of);
    case 'devices':
      return words.devices(of);
    case 'encrypt':
      return what?.tag === 'count' ? words.newKeys : words.securityCode(of);
    case 'mex':
      return words.account;
    case 'privacy_token':
      return words.mayWrite(of);
    case 'account_sync':
    case 'server_sync':
      return words.settings;
    default:
      return words.other(notice.type || notice.details.tag, of);
  }
}

function groupText(what: NoticeNodeView, notice: SessionNoticeView): string {
  const by = notice.from ? who(notice) : null;
  const done = MEMBER_CHANGES[what.tag];
  if (done) return memberText(done, what, by);
  const group = what.children.find(({ tag }) => tag === 'group');
  const subject = (what.tag === 'create' ? group : what)?.attrs['subject'];
  if (what.tag === 'create') {
    if (subject) return by ? groupWords.createdAsBy(subject, by) : groupWords.createdAs(subject);
    return by ? groupWords.createdBy(by) : groupWords.created;
  }
  if (what.tag === 'subject') {
    if (subject) return by ? groupWords.renamedToBy(subject, by) : groupWords.renamedTo(subject);
    return by ? groupWords.renamedBy(by) : groupWords.renamed;
  }
  const change = GROUP_CHANGES[what.tag] ?? groupWords.unknown(what.tag);
  return by ? groupWords.changedBy(change, by) : change;
}

function memberText(done: MemberWords, what: NoticeNodeView, by: string | null): string {
  const members = what.children.filter(({ tag }) => tag === 'participant').map(memberName);
  const names = members.join(', ') || groupWords.somebody;
  if (members.length <= 1) {
    if (what.tag === 'remove' && names === by) return groupWords.left(names);
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
