import { TextDecoder } from 'node:util';
import type {
  AttemptResponseView,
  AttemptView,
  BodyScope,
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
import { AT_THE_GATE } from '../queue/event-gates.sql';
import type { QueuedDelivery } from '../tables/queued-delivery.entity';

/** A waiting or a finished delivery. */
export type AnyDelivery = QueuedDelivery | Delivery;

/** The lane's state that decides when its deliveries are attempted. */
export type LanePause = Pick<DeliveryLane, 'breaker' | 'pausedUntil'>;

/** @param lane of the delivery's webhook; undefined when the webhook is deleted. */
export function toDeliveryView(row: AnyDelivery, lane: LanePause | undefined): DeliveryView {
  return {
    id: publicId('delivery', row.id),
    webhookId: publicId('webhook', row.webhookId),
    eventId: publicId('event', row.eventId),
    event: row.event,
    sessionId: row.sessionId && publicId('session', row.sessionId),
    status: statusOf(row),
    attempts: row.attempts,
    trigger: row.trigger,
    triggeredBy: row.triggeredBy,
    lastStatus: row.lastStatus,
    lastError: row.lastError as AttemptError | null,
    nextAttemptAt: 'dueAt' in row ? nextAttempt(row, lane) : null,
    waitsFor: 'dueAt' in row ? waitsFor(row, lane) : null,
    createdAt: row.createdAt.toISOString(),
    endedAt: 'endedAt' in row ? row.endedAt.toISOString() : null,
  };
}

/**
 * When the next attempt is due. PostgreSQL's infinities arrive as numbers: due before all others,
 * and unknown. While a lane pauses, nothing is attempted before its next probe.
 */
function nextAttempt(
  { dueAt, createdAt }: QueuedDelivery,
  lane: LanePause | undefined,
): string | null {
  if (dueAt === Infinity || isAtTheGate(dueAt)) return null;
  const due = dueAt instanceof Date ? dueAt : createdAt;
  // An endless pause is a number as well and gives no time.
  const pausedUntil = lane?.pausedUntil instanceof Date ? lane.pausedUntil : due;
  return (pausedUntil > due ? pausedUntil : due).toISOString();
}

function waitsFor({ dueAt }: QueuedDelivery, lane: LanePause | undefined): DeliveryWaitName | null {
  if (dueAt === Infinity) return 'chat';
  if (isAtTheGate(dueAt)) return 'file';
  return lane?.breaker === 'open' ? 'endpoint' : null;
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
