import { BODY_PREFIX, STANDARD_PREFIX, standardIntro } from './scheme';
import { secretKey, shownKey } from './secret';

/** A body in the bytes that are sent. A string stands for its UTF-8. */
export type Body = Uint8Array | string;

/**
 * Value of `X-Whathooks-Signature`: `sha256=` + the hex HMAC-SHA256 of the raw body, keyed with the
 * secret as it is shown.
 */
export function signBody(body: Body, secret: string): string {
  return BODY_PREFIX + shownKey(secret).sign('hex', body);
}

/**
 * One signature of Standard Webhooks: `v1,` + the base64 HMAC-SHA256 of `id.timestamp.body`, keyed
 * with the secret's decoded bytes.
 *
 * @param timestamp Unix time in seconds.
 */
export function signStandard(id: string, timestamp: number, body: Body, secret: string): string {
  return STANDARD_PREFIX + secretKey(secret).sign('base64', standardIntro(id, timestamp), body);
}

export interface SignRequest {
  /** Id of the event, the same at every attempt. */
  id: string;
  /** When this attempt is made, Unix time in seconds. */
  timestamp: number;
  body: Body;
  /** The secret, then the one before it while a rotation lasts. */
  secrets: readonly [current: string, ...previous: string[]];
}

/** The headers that let a listener trust a delivery. */
export interface SignatureHeaders {
  'X-Whathooks-Signature': string;
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/**
 * Signs a delivery in both ways. The header of Standard Webhooks carries a signature for each secret;
 * `X-Whathooks-Signature` has room for one and carries the newest.
 */
export function signDelivery({ id, timestamp, body, secrets }: SignRequest): SignatureHeaders {
  return {
    'X-Whathooks-Signature': signBody(body, secrets[0]),
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets
      .map((secret) => signStandard(id, timestamp, body, secret))
      .join(' '),
  };
}
