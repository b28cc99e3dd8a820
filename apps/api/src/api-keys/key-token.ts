import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 30;
const CHECKSUM_LENGTH = 6;
const SHAPE = /^(wh_(?:live|test)_)([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/;

/** `live` keys reach real numbers; `test` keys belong to an installation that runs on the simulator. */
export type KeyMode = 'live' | 'test';

/** A new token: `wh_live_` + 30 random base62 characters + 6 of their CRC32. */
export function newKeyToken(mode: KeyMode): string {
  const random = Array.from(
    { length: RANDOM_LENGTH },
    () => ALPHABET[randomInt(ALPHABET.length)],
  ).join('');
  return `wh_${mode}_${random}${checksum(random)}`;
}

/** Whether a string has the shape and checksum of a key: a typing error is told without the database. */
export function isKeyToken(token: string): boolean {
  const match = SHAPE.exec(token);
  return match !== null && checksum(match[2] ?? '') === match[3];
}

/** What the database keeps of a token. */
export function hashKeyToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function checksum(text: string): string {
  let value = crc32(text);
  let digits = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    digits = (ALPHABET[value % ALPHABET.length] ?? '') + digits;
    value = Math.floor(value / ALPHABET.length);
  }
  return digits;
}
