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
const TOLD_BY_TRIGGER: Record<DeliveryTrigger, Record<string, string>> = {
  event: {},
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
  return {
    url,
    body,
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'User-Agent': `whathooks/${VERSION}`,
      'X-Whathooks-Event': event,
      'X-Whathooks-Delivery': publicId('attempt', attemptId),
      ...TOLD_BY_TRIGGER[trigger],
      ...signDelivery({
        id: publicId('event', eventId),
        timestamp: Math.floor(now / 1000),
        body,
        secrets,
      }),
    },
  };
}
