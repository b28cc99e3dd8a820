import { timingSafeEqual } from 'node:crypto';
import { BODY_PREFIX, TIMESTAMP_TOLERANCE_SECONDS } from './scheme';
import { type Body, signBody, signStandard } from './sign';

/** Most signatures that are compared; a header with more is an attack on our time. */
const MAX_SIGNATURES = 16;

/** Headers as a server received them: names in any case, values once or several times. */
export type ReceivedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A delivery that must not be trusted. The message says why, and holds nothing secret. */
export class WebhookVerificationError extends Error {}

/**
 * Whether `X-Whathooks-Signature` fits the raw body. It protects against forgery, not against a
 * delivery that is sent a second time: {@link verifyDelivery} does both.
 */
export function verifyBody(body: Body, header: string | undefined, secret: string): boolean {
  return equal(
    (header ?? '').replace(/^sha256=/i, '').toLowerCase(),
    signBody(body, secret).slice(BODY_PREFIX.length),
  );
}

/**
 * Verifies a delivery by the headers of Standard Webhooks.
 *
 * @param now Unix time in seconds; the clock of this machine when left out.
 * @throws WebhookVerificationError when a header is missing, the timestamp is more than five minutes
 *   off, or no signature fits.
 */
export function verifyDelivery(
  body: Body,
  headers: ReceivedHeaders,
  secret: string,
  now: number = Math.floor(Date.now() / 1000),
): void {
  const id = required(headers, 'webhook-id');
  const stamp = required(headers, 'webhook-timestamp');
  const signatures = required(headers, 'webhook-signature').split(' ');
  if (!/^\d{1,15}$/.test(stamp))
    throw new WebhookVerificationError('webhook-timestamp is not a Unix time');
  const timestamp = Number(stamp);
  if (Math.abs(now - timestamp) > TIMESTAMP_TOLERANCE_SECONDS) {
    throw new WebhookVerificationError('webhook-timestamp is more than five minutes off');
  }
  const expected = signStandard(id, timestamp, body, secret);
  if (!signatures.slice(0, MAX_SIGNATURES).some((signature) => equal(signature, expected))) {
    throw new WebhookVerificationError('no signature fits');
  }
}

function required(headers: ReceivedHeaders, name: string): string {
  const key = Object.keys(headers).find((candidate) => candidate.toLowerCase() === name);
  const value = key === undefined ? undefined : headers[key];
  const single = typeof value === 'string' ? value : value?.[0];
  if (!single) throw new WebhookVerificationError(`${name} is missing`);
  return single;
}

/** Compares in a time that tells nothing but the length, which is no secret. */
function equal(received: string, expected: string): boolean {
  const a = Buffer.from(received);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
