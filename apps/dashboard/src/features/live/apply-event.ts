import type { QueryClient } from '@tanstack/react-query';
import type {
  MessageStatusPayload,
  SessionStatusPayload,
  SessionView,
  WebhookEnvelope,
  WebhookEventName,
} from '@whathooks/dto';
import { messageKeys, type MessageFilter, type MessagePages } from '../messages/queries';
import { sessionKeys } from '../numbers/queries';
import { coalesce } from '../../shared/live/coalesce';
import { contains, matches, messageFromEvent, withMessage, withStatus } from './message-cache';

/** An event of the live stream, typed by its name. */
export type LiveEvent = { [E in WebhookEventName]: WebhookEnvelope<E> }[WebhookEventName];

/** How long receipts of unknown messages are gathered before the lists are read again. */
const READ_AGAIN_AFTER = 400;

/** What to do with events of one stream. */
export interface LiveCache {
  client: QueryClient;
  readMessagesSoon: () => void;
}

export function liveCache(client: QueryClient): LiveCache {
  const read = () => void client.invalidateQueries({ queryKey: messageKeys.all });
  return { client, readMessagesSoon: coalesce(read, READ_AGAIN_AFTER) };
}

function patchSession(client: QueryClient, id: string, patch: Partial<SessionView>): void {
  client.setQueryData<SessionView>(sessionKeys.detail(id), (session) =>
    session ? { ...session, ...patch } : session,
  );
  client.setQueryData<SessionView[]>(sessionKeys.list(), (sessions) =>
    sessions?.map((session) => (session.id === id ? { ...session, ...patch } : session)),
  );
}

function applySessionStatus(client: QueryClient, data: SessionStatusPayload): void {
  patchSession(client, data.sessionId, {
    status: data.status,
    statusReason: data.reason,
    statusDetail: data.detail,
    retryAt: data.retryAt,
    phone: data.phone,
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
  WebhookEnvelope<'message.received'> | WebhookEnvelope<'message.sent_from_phone'>;

function applyMessage(client: QueryClient, event: MessageEvent): void {
  const message = messageFromEvent(event.event, event.data, event.timestamp);
  for (const [key, pages] of messageLists(client)) {
    const filter = (key[messageKeys.lists().length] ?? {}) as MessageFilter;
    if (pages && matches(filter, message)) client.setQueryData(key, withMessage(pages, message));
  }
}

function applyMessageStatus(cache: LiveCache, data: MessageStatusPayload): void {
  const { client } = cache;
  const lists = messageLists(client);
  for (const [key, pages] of lists) {
    if (pages) client.setQueryData(key, withStatus(pages, data));
  }
  // Sent through the API a moment ago: no event carries the message itself, so read it.
  const known = lists.some(([, pages]) => contains(pages, data.id));
  if (!known) cache.readMessagesSoon();
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
        // A reason that is told by its own event stays while codes take turns.
        ...(data.reason ? { statusReason: data.reason } : {}),
      }),
    'session.pairing_code': ({ client }, { data }) =>
      patchSession(client, data.sessionId, {
        pairingCode: data.code,
        pairingCodeExpiresAt: data.expiresAt,
      }),
    'session.restricted': ({ client }, { data }) =>
      void client.invalidateQueries({ queryKey: sessionKeys.limits(data.sessionId) }),
    'message.received': ({ client }, event) => applyMessage(client, event),
    'message.sent_from_phone': ({ client }, event) => applyMessage(client, event),
    'message.reaction': (cache) => cache.readMessagesSoon(),
    'message.edited': (cache) => cache.readMessagesSoon(),
    'message.deleted': (cache) => cache.readMessagesSoon(),
    'message.media': (cache) => cache.readMessagesSoon(),
    'poll.vote': ({ client }, { data }) =>
      void client.invalidateQueries({ queryKey: messageKeys.detail(data.target.id) }),
    'message.status': (cache, { data }) => applyMessageStatus(cache, data),
  };

/** Brings what is on screen up to date with one event. */
export function applyEvent(cache: LiveCache, event: LiveEvent): void {
  const change = CHANGES[event.event] as ((cache: LiveCache, event: LiveEvent) => void) | undefined;
  change?.(cache, event);
}
