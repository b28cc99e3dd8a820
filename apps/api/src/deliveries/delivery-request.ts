import { signDelivery } from '@whathooks/webhook-signature';
import { publicId } from '../database/ids';
import { VERSION } from '../operations/version';
import type { Destination, DueDelivery } from './delivery-queue';

export interface DeliveryRequest {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * The request of one attempt. Ours win over the customer's own headers, whatever those say.
 *
 * @param attemptId UUID of the attempt.
 * @param now Unix time in milliseconds.
 */
export function deliveryRequest(
  { event, eventId }: Pick<DueDelivery, 'event' | 'eventId'>,
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
      ...signDelivery({
        id: publicId('event', eventId),
        timestamp: Math.floor(now / 1000),
        body,
        secrets,
      }),
    },
  };
}
