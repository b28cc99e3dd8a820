import type {
  ChatFacts,
  ChatKind,
  ChatState,
  ChatView,
  LabelView,
  MessageView,
} from '@whathooks/dto';
import { publicId } from '../../../platform/database/ids';
import { personOfChat } from '../../contacts/person-address';
import { type Named, titleOf } from '../../contacts/titles';

/** A chat, as it is read. */
export interface ChatRow extends Named {
  id: string;
  sessionId: string;
  jid: string;
  kind: ChatKind;
  lastMessageId: string | null;
  position: string;
  unread: number;
  firstUnreadId: string | null;
  markedUnread: boolean;
  needsReplySince: Date | null;
  missedCallAt: Date | null;
  state: ChatState;
  assigneeId: string | null;
  archived: boolean;
  pinnedAt: Date | null;
  mutedUntil: Date | null;
  updatedAt: Date;
  /** Whether the phone has no older messages. */
  historyEnded: boolean;
  /** Of a group, where it is known. */
  subject: string | null;
  /** UUID. */
  groupId: string | null;
  /** UUID. */
  contactId: string | null;
  /** Whether the number blocks the person. */
  blocked: boolean;
  labels: LabelView[] | null;
}

/** @param lastMessage its newest message; null for a chat without any. */
export function chatView(row: ChatRow, lastMessage: MessageView | null): ChatView {
  return { ...chatFacts(row), lastMessage };
}

/** A chat without its last message. */
export function chatFacts(row: ChatRow): ChatFacts {
  const muted = row.mutedUntil && row.mutedUntil > new Date() ? row.mutedUntil : null;
  return {
    id: publicId('chat', row.id),
    sessionId: publicId('session', row.sessionId),
    jid: row.jid,
    kind: row.kind,
    title: chatTitle(row),
    ...addressesOf(row),
    groupId: row.groupId && publicId('group', row.groupId),
    contactId: row.contactId && publicId('contact', row.contactId),
    blocked: row.blocked,
    unread: row.unread,
    markedUnread: row.markedUnread,
    firstUnreadId: row.firstUnreadId && publicId('message', row.firstUnreadId),
    needsReplySince: row.needsReplySince?.toISOString() ?? null,
    missedCallAt: row.missedCallAt?.toISOString() ?? null,
    state: row.state,
    assigneeId: row.assigneeId && publicId('user', row.assigneeId),
    labels: (row.labels ?? []).map((label) => ({ ...label, id: publicId('label', label.id) })),
    archived: row.archived,
    pinned: row.pinnedAt !== null,
    mutedUntil: muted?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
}

function chatTitle(row: ChatRow): string {
  if (row.kind === 'group') return row.subject ?? row.jid.replace(/@.*$/, '');
  return titleOf({ ...row, ...addressesOf(row) });
}

/** A chat without messages has no contact. */
function addressesOf(row: ChatRow): { phone: string | null; lid: string | null } {
  const person = personOfChat(row.jid);
  if (!person) return { phone: null, lid: null };
  const { digits, type } = person;
  return type === 'phone' ? { phone: digits, lid: row.lid } : { phone: row.phone, lid: digits };
}
