/** What the two signatures are made of, for Node.js and for browsers alike. */

/** Begins every secret as it is shown. */
export const SECRET_PREFIX = 'whsec_';
/** Begins the value of `X-Whathooks-Signature`, before the hex digits. */
export const BODY_PREFIX = 'sha256=';
/** Begins each signature of Standard Webhooks, before the base64. */
export const STANDARD_PREFIX = 'v1,';

/** How far the sender's clock may be from ours, either way. */
export const TIMESTAMP_TOLERANCE_SECONDS = 300;

/** What Standard Webhooks signs before the body. */
export function standardIntro(id: string, timestamp: number | string): string {
  return `${id}.${timestamp}.`;
}

/** The base64 of the bytes that key Standard Webhooks. */
export function secretBase64(secret: string): string {
  return secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
}
