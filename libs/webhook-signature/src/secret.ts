import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { SECRET_PREFIX, secretBase64 } from './scheme';

const SECRET_BYTES = 32;

/** A new secret: `whsec_` + the base64 of 32 random bytes. */
export function newSecret(): string {
  return SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** The bytes behind a secret as shown, which key the signature of Standard Webhooks. */
export function secretBytes(secret: string): Buffer {
  return Buffer.from(secretBase64(secret), 'base64');
}

/** Keys that are kept ready: making one costs several times what signing with it does. */
const KEYS_KEPT = 1_000;
const shownKeys = new Map<string, KeyObject>();
const secretKeys = new Map<string, KeyObject>();

/** The key of `X-Whathooks-Signature`: the secret as it is shown. */
export function shownKey(secret: string): KeyObject {
  return kept(shownKeys, secret, (text) => Buffer.from(text));
}

/** The key behind {@link secretBytes}. */
export function secretKey(secret: string): KeyObject {
  return kept(secretKeys, secret, secretBytes);
}

function kept(
  keys: Map<string, KeyObject>,
  secret: string,
  bytes: (secret: string) => Buffer,
): KeyObject {
  const present = keys.get(secret);
  if (present) return present;
  const [oldest] = keys.keys();
  if (oldest !== undefined && keys.size >= KEYS_KEPT) keys.delete(oldest);
  const key = createSecretKey(bytes(secret));
  keys.set(secret, key);
  return key;
}
