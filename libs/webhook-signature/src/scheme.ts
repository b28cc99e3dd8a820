/** What the two signatures are made of, for Node.js and for browsers alike. */

/** Prefix of every secret. */
export const SECRET_PREFIX = 'whsec_';
/** Prefix of the value of `X-Whathooks-Signature`, before the hex digits. */
export const BODY_PREFIX = 'sha256=';
/** Prefix of each signature of Standard Webhooks, before the base64. */
export const STANDARD_PREFIX = 'v1,';

/** Largest allowed difference between the sender's clock and ours. */
export const TIMESTAMP_TOLERANCE_SECONDS = 300;

/** The part that Standard Webhooks signs before the body. */
export function standardIntro(id: string, timestamp: number | string): string {
  return `${id}.${timestamp}.`;
}

/** The base64 of the key for Standard Webhooks. */
export function secretBase64(secret: string): string {
  return secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
}
