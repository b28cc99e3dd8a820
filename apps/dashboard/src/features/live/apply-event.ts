import type { QueryClient } from '@tanstack/react-query';
import type {
  MessageStatusPayload,
  SessionStatusPayload,
  SessionView,
  WebhookEnvelope,
  WebhookEventName,
} from '@whathooks/dto';
import { chatKeys, refreshChats, showChats } from '../chats/queries';
import { ChatNews } from '../chats/news-queries';
import { refreshRefusals } from '../chats/refusal-queries';
import { refreshTimelines } from '../chats/timeline-queries';
import { refreshGroup } from '../groups/queries';
import { messageKeys, type MessageFilter, type MessagePages } from '../messages/queries';
import { sessionKeys } from '../numbers/queries';
import { amend } from '../../shared/api/amend';
import { coalesce } from '../../shared/live/coalesce';
import {
  afterStatus,
  contains,
  matches,
  messageFromEvent,
  messageFromReaction,
  withMessage,
  withStatus,
} from './message-cache';

/** An event of the live stream, typed by its name. */
export type LiveEvent = { [E in WebhookEventName]: WebhookEnvelope<E> }[WebhookEventName];

/** How long receipts of unknown messages are gathered before the lists are read again. */
const READ_AGAIN_AFTER = 400;
/** How long messages of chats that are not loaded are collected before the newest chats are read. */
const READ_CHATS_AFTER = 800;

/** What to do with events of one stream. */
export interface LiveCache {
  client: QueryClient;
  readMessagesSoon: () => void;
  readChatsSoon: () => void;
  readCountsSoon: () => void;
  /** What the events that are being applied change in conversations. */
  news: ChatNews;
}

export function liveCache(client: QueryClient): Omit<LiveCache, 'news'> {
  const read = () => void client.invalidateQueries({ queryKey: messageKeys.all });
  const readChats = () => {
    // What fails here is read again with the next event, and when the stream comes back.
    void refreshChats(client).catch(() => undefined);
    void refreshTimelines(client).catch(() => undefined);
  };
  const readCounts = () => void client.invalidateQueries({ queryKey: chatKeys.counts() });
  return {
    client,
    readMessagesSoon: coalesce(read, READ_AGAIN_AFTER),
    readChatsSoon: coalesce(readChats, READ_CHATS_AFTER),
    readCountsSoon: coalesce(readCounts, READ_CHATS_AFTER),
  };
}

function patchSession(client: QueryClient, id: string, patch: Partial<SessionView>): void {
  amend<SessionView>(client, sessionKeys.detail(id), (session) => ({ ...session, ...patch }));
  amend<SessionView[]>(client, sessionKeys.list(), (sessions) =>
    sessions.map((session) => (session.id === id ? { ...session, ...patch } : session)),
  );
}

function applySessionStatus(client: QueryClient, data: SessionStatusPayload): void {
  patchSession(client, data.sessionId, {
    status: data.status,
    statusReason: data.reason,
    statusDetail: data.detail,
    retryAt: data.retryAt,
    phone: data.phone,
    expectedPhone: data.expectedPhone,
    ...(data.status === 'QR'
      ? {}
      : { qr: null, qrExpiresAt: null, pairingCode: null, pairingCodeExpiresAt: null }),
  });
  // Name, times and the history of moves are not in the event.
  void client.invalidateQueries({ queryKey: sessionKeys.all });
}

function messageLists(client: QueryClient) {
  return client.getQueriesData<MessagePages>({ queryKey: messageKeys.lists() });
}

type MessageEvent =
  | WebhookEnvelope<'message.received'>
  | WebhookEnvelope<'message.sent_from_phone'>;

function applyMessage({ client, news, readMessagesSoon }: LiveCache, event: MessageEvent): void {
  const message = messageFromEvent(event.event, event.data, event.timestamp);
  news.add(message);
  for (const [key, pages] of messageLists(client)) {
    const filter = (key[messageKeys.lists().length] ?? {}) as MessageFilter;
    if (pages && matches(filter, message))
      amend<MessagePages>(client, key, (before) => withMessage(before, message));
  }
  // Lists say to whom it goes, which the event does not.
  if (event.event === 'message.sent_from_phone') readMessagesSoon();
}

function applyMessageStatus(cache: LiveCache, data: MessageStatusPayload): void {
  const { client, news } = cache;
  const lists = messageLists(client);
  for (const [key, pages] of lists) {
    if (pages) amend<MessagePages>(client, key, (before) => withStatus(before, data));
  }
  news.change(data.id, (message) => afterStatus(message, data));
  // Sent through the API a moment ago: no event carries the message itself, so read it.
  const known = lists.some(([, pages]) => contains(pages, data.id)) || news.knows(client, data.id);
  if (known) return;
  cache.readMessagesSoon();
  cache.readChatsSoon();
}

/** What a message says after it was reworded. */
function applyEdit(cache: LiveCache, { data, timestamp }: WebhookEnvelope<'message.edited'>): void {
  const { previousText: _before, fromMe, editedAt, ...said } = data;
  const event = fromMe ? 'message.sent_from_phone' : 'message.received';
  const now = messageFromEvent(event, said, timestamp);
  cache.news.change(data.id, ({ status, createdAt, sentBy, starred, ...before }) => ({
    ...before,
    ...now,
    ...{ status, createdAt, editedAt },
    ...(sentBy && { sentBy }),
    ...(starred && { starred }),
  }));
  cache.readMessagesSoon();
}

function applyDeletion(cache: LiveCache, data: WebhookEnvelope<'message.deleted'>['data']): void {
  cache.news.change(data.id, ({ media: _file, ...message }) => ({
    ...message,
    text: null,
    deletedAt: data.deletedAt,
    ...(data.deletedBy !== data.from && { deletedByAdmin: true }),
  }));
  cache.readMessagesSoon();
}

function applyPin(cache: LiveCache, data: WebhookEnvelope<'message.pinned'>['data']): void {
  const { id, pinnedUntil } = data;
  cache.news.change(id, ({ pinnedUntil: _before, ...message }) => ({
    ...message,
    ...(pinnedUntil && { pinnedUntil }),
  }));
  cache.readMessagesSoon();
}

function applyKeep(cache: LiveCache, { id, kept }: WebhookEnvelope<'message.kept'>['data']): void {
  cache.news.change(id, ({ kept: _before, ...message }) => ({
    ...message,
    ...(kept && { kept }),
  }));
  cache.readMessagesSoon();
}

/** What an event changes on screen. An event that is not here changes nothing. */
const CHANGES: { [E in WebhookEventName]?: (cache: LiveCache, event: WebhookEnvelope<E>) => void } =
  {
    'session.status': ({ client }, { data }) => applySessionStatus(client, data),
    'session.qr': ({ client }, { data }) =>
      patchSession(client, data.sessionId, {
        status: 'QR',
        qr: data.qr,
        qrExpiresAt: data.expiresAt,
        // A reason with an event of its own stays while codes follow each other.
        ...(data.reason ? { statusReason: data.reason } : {}),
      }),
    'session.pairing_code': ({ client }, { data }) =>
      patchSession(client, data.sessionId, {
        pairingCode: data.code,
        pairingCodeExpiresAt: data.expiresAt,
      }),
    'session.restricted': ({ client }, { data: { sessionId } }) => {
      void client.invalidateQueries({ queryKey: sessionKeys.limits(sessionId) });
      void client.invalidateQueries({ queryKey: sessionKeys.timeline(sessionId) });
    },
    'message.received': applyMessage,
    'message.sent_from_phone': applyMessage,
    'message.reaction': (cache, { data, timestamp }) => {
      cache.news.add(messageFromReaction(data, timestamp));
      cache.readMessagesSoon();
    },
    'message.edited': applyEdit,
    'message.deleted': (cache, { data }) => applyDeletion(cache, data),
    'message.pinned': (cache, { data }) => applyPin(cache, data),
    'message.kept': (cache, { data }) => applyKeep(cache, data),
    'message.media': (cache, { data }) => {
      cache.news.change(data.id, (message) => ({ ...message, media: data.media }));
      cache.readMessagesSoon();
    },
    // It stands in the conversation when it has ended.
    'call.received': ({ readChatsSoon }) => readChatsSoon(),
    // What it says of the unread may count messages that come beside it: the newest chats are read after it.
    'chat.updated': ({ client, readChatsSoon }, { data }) => {
      showChats(client, [{ ...data, lastMessage: null }]);
      // A newer change takes the place of one that the phone refused.
      refreshRefusals(client, data.id);
      readChatsSoon();
    },
    'contact.updated': ({ readChatsSoon }) => readChatsSoon(),
    'group.updated': ({ client, readChatsSoon }, { data }) => {
      refreshGroup(client, data.groupId);
      readChatsSoon();
    },
    'poll.vote': ({ client }, { data }) =>
      void client.invalidateQueries({ queryKey: messageKeys.detail(data.target.id) }),
    'message.status': (cache, { data }) => applyMessageStatus(cache, data),
  };

/** Brings what is on screen up to date with one event, or with several at once. */
export function applyEvents(live: Omit<LiveCache, 'news'>, events: readonly LiveEvent[]): void {
  const cache = { ...live, news: new ChatNews() };
  for (const event of events) {
    const change = CHANGES[event.event] as
      | ((cache: LiveCache, event: LiveEvent) => void)
      | undefined;
    change?.(cache, event);
  }
  const { hasArrived, hasUnknown } = cache.news.apply(cache.client);
  if (hasUnknown) cache.readChatsSoon();
  else if (hasArrived) cache.readCountsSoon();
}
