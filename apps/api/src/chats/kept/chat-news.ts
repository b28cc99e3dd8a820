import type { ChatKind } from '@whathooks/dto';
import type { StoredMessage } from '../../platform/events/message-topics';
import { kindOfChat } from './chat-kind';

/** What some messages, stored together, mean for one chat. */
export interface ChatNews {
  jid: string;
  kind: ChatKind;
  /** Newest message that people see; null where there is none among them. */
  newestId: string | null;
  /** Where that stands, as an id. */
  newestPlace: string | null;
  /** Whether the number replied from the phone: then everything before was read. */
  isRead: boolean;
  /** Unread inbound messages, and the first of them. */
  unread: number;
  firstUnreadId: string | null;
  /** The first answer, by whom and when; null for none. */
  reply: { at: Date; userId: string | null } | null;
  /** When the first message came that waits for a reply; null for none. */
  needsReplySince: Date | null;
  /** Whether an inbound message came: a closed chat is opened. */
  isWritten: boolean;
}

/** The effect of messages on their chats, sorted by JID: locks are taken in this order. */
export function newsOf(messages: readonly StoredMessage[]): ChatNews[] {
  const news = new Map<string, ChatNews>();
  for (const message of messages) {
    const kind = kindOfChat(message.chat);
    if (!kind) continue;
    const chat = news.get(message.chat) ?? nothingNew(message, kind);
    news.set(chat.jid, chat);
    take(chat, message);
  }
  return [...news.values()].sort((a, b) => (a.jid < b.jid ? -1 : 1));
}

function nothingNew({ chat: jid }: StoredMessage, kind: ChatKind): ChatNews {
  return {
    jid,
    kind,
    newestId: null,
    newestPlace: null,
    isRead: false,
    unread: 0,
    firstUnreadId: null,
    reply: null,
    needsReplySince: null,
    isWritten: false,
  };
}

function take(chat: ChatNews, message: StoredMessage): void {
  // A reaction is shown with its message; a scheduled message is not in the conversation yet.
  if (message.type === 'reaction' || message.status === 'scheduled') return;
  if (!chat.newestPlace || chat.newestPlace < message.place) {
    chat.newestId = message.id;
    chat.newestPlace = message.place;
  }
  // Messages from before the linking need no reply, and what nobody wrote is none.
  if (message.isHistory || message.isAutomatic) return;
  if (message.direction === 'outbound') sent(chat, message);
  else received(chat, message);
}

function sent(chat: ChatNews, { isFromPhone, sentAt, sentByUser }: StoredMessage): void {
  chat.reply ??= { at: sentAt, userId: sentByUser };
  chat.needsReplySince = null;
  if (!isFromPhone) return;
  chat.isRead = true;
  chat.unread = 0;
  chat.firstUnreadId = null;
}

function received(chat: ChatNews, message: StoredMessage): void {
  chat.isWritten = true;
  chat.unread += 1;
  chat.firstUnreadId ??= message.id;
  const needsReply = chat.kind === 'person' || message.mentionsMe || message.isReplyToMe;
  if (needsReply) chat.needsReplySince ??= message.sentAt;
}
