import type {
  MessageDetails,
  MessagePayload,
  MessageStatusPayload,
  MessageStatusName,
  MessageView,
  WebhookEnvelope,
} from '@whathooks/dto';
import type { MessageFilter, MessagePages } from '../messages/queries';

/** How far a message has come. Receipts overtake each other; a message never goes back. */
const PROGRESS: Record<MessageStatusName, number> = {
  received: 0,
  scheduled: 0,
  pending: 0.5,
  cancelled: 1,
  failed: 1,
  sent: 2,
  delivered: 3,
  read: 4,
  played: 5,
};

/** The further of two statuses. */
export function furtherStatus(a: MessageStatusName, b: MessageStatusName): MessageStatusName {
  return PROGRESS[b] > PROGRESS[a] ? b : a;
}

/** The message of an event, in the form of `GET /v1/messages`. */
export function messageFromEvent(
  event: 'message.received' | 'message.sent_from_phone',
  data: MessagePayload,
  storedAt: string,
): MessageView {
  const inbound = event === 'message.received';
  return {
    id: data.id,
    sessionId: data.sessionId,
    direction: inbound ? 'inbound' : 'outbound',
    chat: data.chat,
    from: data.from,
    fromType: data.fromType,
    to: data.to ?? '',
    pushName: data.pushName,
    type: data.type,
    text: data.text,
    waMessageId: data.waMessageId,
    status: inbound ? 'received' : 'sent',
    error: null,
    statusReason: null,
    timestamp: data.timestamp,
    createdAt: storedAt,
    reactsTo: null,
    editedAt: null,
    deletedAt: null,
    history: data.history ?? false,
    ...detailsOf(data),
  };
}

/** The reaction of an event, as a separate message. */
export function messageFromReaction(
  data: WebhookEnvelope<'message.reaction'>['data'],
  storedAt: string,
): MessageView {
  const { target, emoji, fromMe, ...reaction } = data;
  const event = fromMe ? 'message.sent_from_phone' : 'message.received';
  const said = { ...reaction, to: '', type: 'reaction', text: emoji } as const;
  return { ...messageFromEvent(event, said, storedAt), reactsTo: target.waMessageId };
}

/** Fields of every message; further fields belong to some kinds only. */
const BASE: ReadonlySet<string> = new Set<keyof MessagePayload>([
  'id',
  'sessionId',
  'from',
  'fromType',
  'chat',
  'to',
  'pushName',
  'type',
  'text',
  'waMessageId',
  'timestamp',
  'history',
]);

type Details = MessageDetails & Pick<MessageView, 'media'>;

/** The fields of some kinds only, where there are any. */
function detailsOf(data: MessagePayload): Details {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !BASE.has(name)));
}

/** Whether a message belongs into a list. `chat` may be a JID or the digits of a phone number. */
export function matches(filter: MessageFilter, message: MessageView): boolean {
  const { sessionId, direction, chat, status, starred, pinned } = filter;
  if (starred !== undefined && starred !== (message.starred ?? false)) return false;
  if (pinned !== undefined && pinned !== (message.pinnedUntil !== undefined)) return false;
  if (status && status !== message.status) return false;
  if (sessionId && sessionId !== message.sessionId) return false;
  if (direction && direction !== message.direction) return false;
  return !chat || chat === message.chat || `${chat}@s.whatsapp.net` === message.chat;
}

export function contains(pages: MessagePages | undefined, id: string): boolean {
  return pages?.pages.some((page) => page.data.some((message) => message.id === id)) ?? false;
}

/** The list with the message on top, or with what it says where it has it already. */
export function withMessage(pages: MessagePages, message: MessageView): MessagePages {
  const [first, ...rest] = pages.pages;
  if (!first) return pages;
  // It is told again when the phone told later what could not be read at first. How far it has come, and what was
  // done to it meanwhile, is not told then.
  const { id } = message;
  if (contains(pages, id)) {
    return updated(
      pages,
      id,
      ({ status, error, statusReason, editedAt, deletedAt, ...before }) => ({
        ...message,
        ...{ status, error, statusReason, editedAt, deletedAt },
        ...(before.chatTitle !== undefined && { chatTitle: before.chatTitle }),
        ...(before.sentBy && { sentBy: before.sentBy }),
      }),
    );
  }
  return { ...pages, pages: [{ ...first, data: [message, ...first.data] }, ...rest] };
}

/** The list with a message's status moved on. */
export function withStatus(pages: MessagePages, change: MessageStatusPayload): MessagePages {
  if (!contains(pages, change.id)) return pages;
  return updated(pages, change.id, (message) => afterStatus(message, change));
}

/** A message with its status moved on. */
export function afterStatus(message: MessageView, change: MessageStatusPayload): MessageView {
  return {
    ...message,
    status: furtherStatus(message.status, change.status),
    error: change.error ?? message.error,
    statusReason: change.error ?? null,
  };
}

function updated(
  pages: MessagePages,
  id: string,
  update: (message: MessageView) => MessageView,
): MessagePages {
  const one = (message: MessageView): MessageView =>
    message.id === id ? update(message) : message;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, data: page.data.map(one) })),
  };
}
