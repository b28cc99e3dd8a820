import { TextDecoder } from 'node:util';
import type {
  AttemptResponseView,
  AttemptView,
  BodyScope,
  DeliveryAboutView,
  DeliveryStatusName,
  DeliveryView,
  DeliveryWaitName,
  HttpHeaderView,
} from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import type { AttemptError } from '../tables/attempt-error';
import type { Delivery } from '../tables/delivery.entity';
import type { DeliveryAttempt } from '../tables/delivery-attempt.entity';
import type { DeliveryLane } from '../tables/delivery-lane.entity';
import { AT_THE_GATE } from '../queue/statements/event-gates.sql';
import type { QueuedDelivery } from '../tables/queued-delivery.entity';

/** A waiting or a finished delivery. */
export type AnyDelivery = QueuedDelivery | Delivery;

/** The state of a lane and its webhook that decides when deliveries are attempted. */
export interface LaneStanding extends Pick<DeliveryLane, 'breaker' | 'pausedUntil'> {
  /** Whether the webhook is switched on. */
  isOn: boolean;
}

/** What is known of a delivery besides its row. */
export interface DeliveryContext {
  /** Of its webhook; undefined when that is deleted. */
  lane: LaneStanding | undefined;
  about: DeliveryAboutView | null;
}

export function toDeliveryView(
  row: AnyDelivery,
  { lane, about }: DeliveryContext,
  now = new Date(),
): DeliveryView {
  const wait = 'dueAt' in row ? waitOf(row, lane, now) : OVER;
  return {
    id: publicId('delivery', row.id),
    webhookId: publicId('webhook', row.webhookId),
    eventId: publicId('event', row.eventId),
    event: row.event,
    sessionId: row.sessionId && publicId('session', row.sessionId),
    about,
    status: statusOf(row),
    attempts: row.attempts,
    trigger: row.trigger,
    triggeredBy: row.triggeredBy,
    lastStatus: row.lastStatus,
    lastError: row.lastError as AttemptError | null,
    nextAttemptAt: wait.until?.toISOString() ?? null,
    waitsFor: wait.for,
    createdAt: row.createdAt.toISOString(),
    endedAt: 'endedAt' in row ? row.endedAt.toISOString() : null,
  };
}

/** What a delivery waits for, and until when, where that is known. */
interface Wait {
  for: DeliveryWaitName | null;
  until: Date | null;
}

const OVER: Wait = { for: null, until: null };

/**
 * PostgreSQL's infinities arrive as numbers: due before all others, and unknown. While a lane pauses, nothing is
 * attempted before its next probe.
 */
function waitOf(row: QueuedDelivery, lane: LaneStanding | undefined, now: Date): Wait {
  const { dueAt, createdAt } = row;
  if (dueAt === Infinity) return { for: 'chat', until: null };
  if (isAtTheGate(dueAt)) return { for: 'file', until: null };
  if (lane && !lane.isOn) return { for: 'webhook', until: null };
  const due = dueAt instanceof Date ? dueAt : createdAt;
  // An endless pause is a number as well and gives no time.
  const pausedUntil = lane?.pausedUntil instanceof Date ? lane.pausedUntil : due;
  const at = pausedUntil > due ? pausedUntil : due;
  // What has passed is no time to wait for: an attempt is under way, or its turn comes next.
  const until = at > now ? at : null;
  if (lane?.breaker === 'open') return { for: 'endpoint', until };
  return { for: until ? null : 'turn', until };
}

function isAtTheGate(dueAt: QueuedDelivery['dueAt']): boolean {
  return dueAt instanceof Date && dueAt.getTime() === AT_THE_GATE.getTime();
}

function statusOf(row: AnyDelivery): DeliveryStatusName {
  if ('status' in row) return row.status;
  return row.attempts > 0 ? 'retrying' : 'pending';
}

/** The body of a delivery, as far as the caller may see it. */
export interface DeliveryContent {
  /** Exact text; null when the event is no longer stored, or may not be seen. */
  body: string | null;
  /** The scope that the caller lacks to see body and responses; null when none. */
  missingScope: BodyScope | null;
}

export function toAttemptView(
  row: DeliveryAttempt,
  { body, missingScope }: DeliveryContent,
): AttemptView {
  return {
    id: publicId('attempt', row.id),
    deliveryId: publicId('delivery', row.deliveryId),
    number: row.number,
    trigger: row.trigger,
    triggeredBy: row.triggeredBy,
    request: { url: row.url, headers: headers(row.requestHeaders), body },
    response: row.status === null ? null : response(row, row.status, missingScope !== null),
    missingScope,
    error: row.errorCode ? { code: row.errorCode, detail: row.errorDetail } : null,
    timings: {
      dnsMs: row.dnsMs,
      connectMs: row.connectMs,
      tlsMs: row.tlsMs,
      firstByteMs: row.firstByteMs,
      totalMs: row.totalMs,
    },
    remoteAddress: row.remoteAddress,
    startedAt: row.startedAt.toISOString(),
  };
}

/** An attempt as who may not see its webhook gets it: addresses, headers and answers often hold secrets. */
export function withoutWebhook({ request, response, error, ...view }: AttemptView): AttemptView {
  return {
    ...view,
    request: { ...request, url: new URL(request.url).origin, headers: [] },
    response: response && { ...response, headers: [], body: null },
    error: error && { ...error, detail: null },
    remoteAddress: null,
  };
}

/** Responses often repeat the request: they are hidden together. */
function response(row: DeliveryAttempt, status: number, isHidden: boolean): AttemptResponseView {
  const bytes = row.responseBody ?? Buffer.alloc(0);
  const text = asText(bytes, row.responseTruncated);
  return {
    status,
    headers: headers(row.responseHeaders ?? {}),
    body: isHidden ? null : (text ?? bytes.toString('base64')),
    bodyEncoding: text === null ? 'base64' : 'text',
    truncated: row.responseTruncated,
  };
}

/**
 * UTF-8, or null for other bytes. The cap may have cut a character in two: that half is left out.
 */
function asText(bytes: Buffer, truncated: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, {
      stream: truncated,
    });
  } catch {
    return null;
  }
}

/** A header that came several times, such as a cookie, stays several. */
function headers(map: Readonly<Record<string, string | string[]>>): HttpHeaderView[] {
  return Object.entries(map).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );
}
