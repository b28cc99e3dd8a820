import type { QueryClient } from '@tanstack/react-query';
import type {
  MessageEventData,
  MessageStatusEventData,
  SessionPairingCodeEventData,
  SessionQrEventData,
  SessionRestrictedEventData,
  SessionStatusEventData,
  SessionView,
} from '@whathooks/dto';
import { messageKeys, type MessageFilter, type MessagePages } from '../messages/queries';
import { sessionKeys } from '../numbers/queries';
import { coalesce } from '../../shared/live/coalesce';
import { contains, matches, messageFromEvent, withMessage, withStatus } from './message-cache';

/** An event of the live stream, typed by its name. */
export type LiveEvent =
  | Envelope<'message.received' | 'message.sent_from_phone', MessageEventData>
  | Envelope<'message.reaction' | 'message.edited' | 'message.deleted', unknown>
  | Envelope<'message.status', MessageStatusEventData>
  | Envelope<'session.status', SessionStatusEventData>
  | Envelope<'session.qr', SessionQrEventData>
  | Envelope<'session.restricted', SessionRestrictedEventData>
  | Envelope<'session.pairing_code', SessionPairingCodeEventData>
  | Envelope<'session.deleted', unknown>;

interface Envelope<E extends string, D> {
  event: E;
  sessionId: string;
  data: D;
  timestamp: string;
}

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

function applySessionStatus(client: QueryClient, data: SessionStatusEventData): void {
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

function applySessionDeleted(client: QueryClient, id: string): void {
  client.setQueryData<SessionView[]>(sessionKeys.list(), (sessions) =>
    sessions?.filter((session) => session.id !== id),
  );
  void client.invalidateQueries({ queryKey: sessionKeys.all });
}

function messageLists(client: QueryClient) {
  return client.getQueriesData<MessagePages>({ queryKey: messageKeys.lists() });
}

type MessageEvent = Extract<LiveEvent, { event: 'message.received' | 'message.sent_from_phone' }>;

function applyMessage(client: QueryClient, event: MessageEvent): void {
  const message = messageFromEvent(event.event, event.data, event.timestamp);
  for (const [key, pages] of messageLists(client)) {
    const filter = (key[messageKeys.lists().length] ?? {}) as MessageFilter;
    if (pages && matches(filter, message)) client.setQueryData(key, withMessage(pages, message));
  }
}

function applyMessageStatus(cache: LiveCache, data: MessageStatusEventData): void {
  const { client } = cache;
  const lists = messageLists(client);
  for (const [key, pages] of lists) {
    if (pages) client.setQueryData(key, withStatus(pages, data));
  }
  // Sent through the API a moment ago: no event carries the message itself, so read it.
  const known = lists.some(([, pages]) => contains(pages, data.id));
  if (!known) cache.readMessagesSoon();
}

/** Brings what is on screen up to date with one event. Unknown events change nothing. */
export function applyEvent(cache: LiveCache, event: LiveEvent): void {
  const { client } = cache;
  switch (event.event) {
    case 'session.status':
      return applySessionStatus(client, event.data);
    case 'session.qr':
      return patchSession(client, event.data.sessionId, {
        status: 'QR',
        qr: event.data.qr,
        qrExpiresAt: event.data.expiresAt,
        // A reason that is told by its own event stays while codes take turns.
        ...(event.data.reason ? { statusReason: event.data.reason } : {}),
      });
    case 'session.pairing_code':
      return patchSession(client, event.data.sessionId, {
        pairingCode: event.data.code,
        pairingCodeExpiresAt: event.data.expiresAt,
      });
    case 'session.restricted':
      void client.invalidateQueries({ queryKey: sessionKeys.limits(event.data.sessionId) });
      return;
    case 'session.deleted':
      return applySessionDeleted(client, event.sessionId);
    case 'message.received':
    case 'message.sent_from_phone':
      return applyMessage(client, event);
    case 'message.reaction':
    case 'message.edited':
    case 'message.deleted':
      return cache.readMessagesSoon();
    case 'message.status':
      return applyMessageStatus(cache, event.data);
  }
}
