import type { ChatNoticeView, MessageView, NoteView, TimelineEntry } from '@whathooks/dto';
import { formatDay } from '../../../../shared/format/format';
import type { ApiProblem } from '../../../../shared/api/problem';
import type { Outgoing } from '../conversation/outbox';

/** Who put which emoji to a message. */
export interface Reaction {
  emoji: string;
  /** Digits of who reacted. */
  from: string;
  name: string | null;
  own: boolean;
}

interface RowBase {
  key: string;
  /** Day that begins with it: "Today". */
  day?: string;
  /** What nobody has read begins here. */
  startsUnread?: boolean;
}

/** How a conversation begins: the phone may have more. */
export interface TimelineStart {
  hasMore: boolean;
  /** Its number was deleted. */
  isRemoved: boolean;
  isConnected: boolean;
  state: 'idle' | 'asking' | 'silent' | ApiProblem;
  ask: () => void;
}

/** One row of a conversation. */
export type TimelineRow = RowBase &
  (
    | {
        kind: 'message';
        message: MessageView;
        reactions: readonly Reaction[];
        /** Who wrote it is said above it. */
        showAuthor: boolean;
        /** It stands close to the one before: by the same author, a moment later. */
        follows: boolean;
      }
    | {
        kind: 'album';
        /** Its pictures and videos, in their order. */
        messages: readonly [MessageView, ...MessageView[]];
        /** To any of them. */
        reactions: readonly Reaction[];
        showAuthor: boolean;
        follows: boolean;
      }
    | { kind: 'start'; start: TimelineStart }
    | { kind: 'note'; note: NoteView }
    | { kind: 'notice'; notice: ChatNoticeView }
    | { kind: 'outgoing'; outgoing: Outgoing }
  );

/** Messages of one author within this time stand together, in milliseconds. */
const TOGETHER_MS = 5 * 60_000;

/** Rows of a conversation from its entries, oldest first. */
export function rowsOf(
  entries: readonly TimelineEntry[],
  outgoing: readonly Outgoing[],
  { isGroup, firstUnreadId }: { isGroup: boolean; firstUnreadId: string | null },
): TimelineRow[] {
  const reactions = reactionsOf(entries);
  const rows: TimelineRow[] = [];
  const dayOf = dayNames();
  let day = '';
  let before: MessageView | null = null;
  for (const entry of entries) {
    const at = timeOf(entry);
    if (!at || isUnseen(entry)) continue;
    const today = dayOf(at);
    const base = {
      key: entry.id,
      ...(today !== day && { day: today }),
      ...(entry.id === firstUnreadId && { startsUnread: true }),
    };
    if (today !== day) before = null;
    day = today;
    if (entry.note) rows.push({ ...base, kind: 'note', note: entry.note });
    if (entry.notice) rows.push({ ...base, kind: 'notice', notice: entry.notice });
    if (entry.message) {
      const { message } = entry;
      const follows = before !== null && !base.startsUnread && isTogether(before, message);
      rows.push({
        ...base,
        kind: 'message',
        message,
        reactions: reactions.get(message.waMessageId) ?? NONE,
        showAuthor: isGroup && message.direction === 'inbound' && !follows,
        follows,
      });
    }
    before = entry.message ?? null;
  }
  return [
    ...rows,
    ...outgoing.map((one): TimelineRow => ({
      kind: 'outgoing',
      key: one.reference,
      outgoing: one,
    })),
  ];
}

/** A reaction stands at its message; the pictures of an album stand for it. */
function isUnseen({ message }: TimelineEntry): boolean {
  return message?.type === 'reaction' || (message?.type === 'album' && message.status !== 'failed');
}

const NONE: readonly Reaction[] = [];

function timeOf({ message, note, notice }: TimelineEntry): string | undefined {
  // What is sent later stands where it was written.
  if (message) return message.status === 'scheduled' ? message.createdAt : message.timestamp;
  return note?.createdAt ?? notice?.createdAt;
}

function isTogether(a: MessageView, b: MessageView): boolean {
  if (a.direction !== b.direction || a.from !== b.from) return false;
  return Date.parse(b.timestamp) - Date.parse(a.timestamp) < TOGETHER_MS;
}

/** Names the days of times; of times on one day, which follow each other, the first alone is formatted. */
function dayNames(): (iso: string) => string {
  let [from, until, name] = [0, 0, ''];
  return (iso) => {
    const at = Date.parse(iso);
    if (at >= from && at < until) return name;
    const midnight = new Date(at);
    from = midnight.setHours(0, 0, 0, 0);
    until = midnight.setDate(midnight.getDate() + 1);
    name = formatDay(iso);
    return name;
  };
}

/** The latest reaction of each person to each message, by WhatsApp's id of the message. */
function reactionsOf(entries: readonly TimelineEntry[]): Map<string, Reaction[]> {
  const found = new Map<string, Map<string, Reaction>>();
  for (const { message } of entries) {
    if (message?.type !== 'reaction' || !message.reactsTo) continue;
    const ofMessage = found.get(message.reactsTo) ?? new Map<string, Reaction>();
    const own = message.direction === 'outbound';
    const who = own ? 'own' : message.from;
    if (message.text && !message.deletedAt) {
      ofMessage.set(who, { emoji: message.text, from: message.from, name: message.pushName, own });
    } else {
      ofMessage.delete(who);
    }
    found.set(message.reactsTo, ofMessage);
  }
  return new Map([...found].map(([id, ofMessage]) => [id, [...ofMessage.values()]]));
}

/** Whether two rows look the same. Entries are replaced when they change, never changed. */
export function sameRow(a: TimelineRow, b: TimelineRow): boolean {
  if (a.key !== b.key || a.day !== b.day || a.startsUnread !== b.startsUnread) return false;
  if (a.kind === 'message' && b.kind === 'message') {
    return (
      a.message === b.message &&
      a.showAuthor === b.showAuthor &&
      a.follows === b.follows &&
      sameReactions(a.reactions, b.reactions)
    );
  }
  if (a.kind === 'album' && b.kind === 'album') {
    return (
      a.messages.length === b.messages.length &&
      a.messages.every((message, index) => message === b.messages[index]) &&
      a.showAuthor === b.showAuthor &&
      a.follows === b.follows &&
      sameReactions(a.reactions, b.reactions)
    );
  }
  if (a.kind === 'start' || b.kind === 'start') return a === b;
  if (a.kind === 'note' && b.kind === 'note') return a.note === b.note;
  if (a.kind === 'notice' && b.kind === 'notice') return a.notice === b.notice;
  return a.kind === 'outgoing' && b.kind === 'outgoing' && a.outgoing === b.outgoing;
}

function sameReactions(a: readonly Reaction[], b: readonly Reaction[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => one.emoji === b[index]?.emoji && one.from === b[index].from)
  );
}

/** Rows with what stands before the first one. Its key follows that one, so that what comes above it moves nothing. */
export function withStart(rows: readonly TimelineRow[], start: TimelineStart): TimelineRow[] {
  const [first] = rows;
  if (!first) return [];
  return [{ kind: 'start', key: `start ${first.key}`, start }, ...rows];
}
