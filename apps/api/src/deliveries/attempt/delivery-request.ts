import { signDelivery } from '@whathooks/webhook-signature';
import { publicId } from '../../platform/database/ids';
import { VERSION } from '../../platform/config/version';
import type { Destination } from '../queue/delivery-queue';
import type { DueDelivery } from '../queue/claimed-lanes';
import type { DeliveryTrigger } from '../tables/queued-delivery.entity';

export interface DeliveryRequest {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Triggers that send an event again under its id; a header says so to the receiver. */
const SENT_AGAIN: ReadonlySet<DeliveryTrigger> = new Set(['resend', 'recover', 'replay']);

/** What is signed and posted. `sample`: a test event, however often it is sent. */
type Posted = Pick<DueDelivery, 'event' | 'eventId' | 'trigger' | 'sample'>;

/**
 * The request of one attempt. Our headers win over the customer's own.
 *
 * @param attemptId UUID of the attempt.
 * @param now Unix time in milliseconds.
 */
export function deliveryRequest(
  { event, eventId, trigger, sample }: Posted,
  text: string,
  { url, headers, secrets }: Destination,
  attemptId: string,
  now: number,
): DeliveryRequest {
  const body = Buffer.from(text, 'utf8');
  const timestamp = Math.floor(now / 1000);
  const signed = signDelivery({ id: publicId('event', eventId), timestamp, body, secrets });
  const ours: Record<string, string> = {
    'Content-Type': 'application/json',
    'User-Agent': `whathooks/${VERSION}`,
    'X-Whathooks-Event': event,
    'X-Whathooks-Delivery': publicId('attempt', attemptId),
    'X-Whathooks-Signature': signed['X-Whathooks-Signature'],
    'webhook-id': signed['webhook-id'],
    'webhook-timestamp': signed['webhook-timestamp'],
    'webhook-signature': signed['webhook-signature'],
  };
  if (SENT_AGAIN.has(trigger)) ours['X-Whathooks-Replay'] = 'true';
  if (sample) ours['X-Whathooks-Test'] = 'true';
  // Copying costs more than signing, and most webhooks have no headers of their own.
  for (const _ in headers) return { url, body, headers: { ...headers, ...ours } };
  return { url, body, headers: ours };
}
