import { signDelivery } from '@whathooks/webhook-signature';
import { publicId } from '../database/ids';
import { VERSION } from '../operations/version';
import type { Destination, DueDelivery } from './delivery-queue';
import type { DeliveryTrigger } from './queued-delivery.entity';

export interface DeliveryRequest {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Sent again under the id of its event, or never happened: the listener should know. */
const TOLD_BY_TRIGGER: Partial<Record<DeliveryTrigger, Record<string, string>>> = {
  resend: { 'X-Whathooks-Replay': 'true' },
  recover: { 'X-Whathooks-Replay': 'true' },
  replay: { 'X-Whathooks-Replay': 'true' },
  test: { 'X-Whathooks-Test': 'true' },
};

/**
 * The request of one attempt. Ours win over the customer's own headers, whatever those say.
 *
 * @param attemptId UUID of the attempt.
 * @param now Unix time in milliseconds.
 */
export function deliveryRequest(
  { event, eventId, trigger }: Pick<DueDelivery, 'event' | 'eventId' | 'trigger'>,
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
  const told = TOLD_BY_TRIGGER[trigger];
  if (told) Object.assign(ours, told);
  // Copying costs more than signing does, and most webhooks have no headers of their own.
  for (const _ in headers) return { url, body, headers: { ...headers, ...ours } };
  return { url, body, headers: ours };
}
