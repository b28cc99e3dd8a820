import { createHmac, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const ISSUER = 'whathooks';
const SECRET_BYTES = 20;
const PERIOD_S = 30;
/** Codes before and after the one of this moment that are taken, for clocks that differ. */
const WINDOW = 1;

const RECOVERY_CODES = 10;
/** Without characters that look like others. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const HALF = 5;

/** A new secret of an authenticator app, in base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** `otpauth:` address of a secret. @param account what the app calls it. */
export function addressOf(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/** Number of the thirty seconds that a code belongs to; null where it is wrong. */
export function stepOf(secret: string, code: string, now = Date.now()): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, window: WINDOW, timestamp: now });
  return delta === null ? null : Math.floor(now / 1_000 / PERIOD_S) + delta;
}

/** New codes that each open an account once. */
export function newRecoveryCodes(): string[] {
  const half = (): string =>
    Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: RECOVERY_CODES }, () => `${half()}-${half()}`);
}

/**
 * What the database keeps of a recovery code. It has 49 bits of chance: without the key, which stands sealed,
 * nobody finds it from its hash.
 */
export function hashRecoveryCode(key: Buffer, userId: string, code: string): Buffer {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHmac('sha256', key).update(`${userId} ${plain}`).digest();
}

/** Digits alone, as an app shows them in groups. */
export function typedCode(code: string): string {
  return code.replace(/\s/g, '');
}

function totpOf(secret: string, label = ''): TOTP {
  const options = { issuer: ISSUER, algorithm: 'SHA1', digits: 6, period: PERIOD_S };
  return new TOTP({ ...options, label, secret: Secret.fromBase32(secret) });
}
