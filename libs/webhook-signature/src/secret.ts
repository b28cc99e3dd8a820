import { randomBytes } from 'node:crypto';
import { HmacKey } from './hmac-key';
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
const shownKeys = new Map<string, HmacKey>();
const secretKeys = new Map<string, HmacKey>();

/** The key of `X-Whathooks-Signature`: the secret as it is shown. */
export function shownKey(secret: string): HmacKey {
  return kept(shownKeys, secret, (text) => Buffer.from(text));
}

/** The key behind {@link secretBytes}. */
export function secretKey(secret: string): HmacKey {
  return kept(secretKeys, secret, secretBytes);
}

function kept(
  keys: Map<string, HmacKey>,
  secret: string,
  bytes: (secret: string) => Buffer,
): HmacKey {
  const present = keys.get(secret);
  if (present) return present;
  const [oldest] = keys.keys();
  if (oldest !== undefined && keys.size >= KEYS_KEPT) keys.delete(oldest);
  const key = new HmacKey(bytes(secret));
  keys.set(secret, key);
  return key;
}
