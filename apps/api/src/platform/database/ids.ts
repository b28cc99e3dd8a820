import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { notFound } from '../http/problems/api-error';

/** Prefixes of public ids. The database holds plain UUIDs. */
const PREFIXES = {
  session: 'sess',
  client: 'cli',
  message: 'msg',
  media: 'med',
  chat: 'chat',
  contact: 'ctc',
  group: 'grp',
  label: 'lbl',
  note: 'note',
  notice: 'ntc',
  snippet: 'snip',
  webhook: 'hook',
  event: 'evt',
  delivery: 'dlv',
  attempt: 'att',
  recovery: 'job',
  'audit entry': 'aud',
  'API key': 'key',
  organization: 'org',
  invitation: 'inv',
  'connect link': 'lnk',
  alert: 'alr',
  user: 'usr',
  'sign-in': 'sgn',
} as const;
export type IdKind = keyof typeof PREFIXES;

/** Random bytes of one id, and how many are generated at once: each call costs more than an id. */
const ID_BYTES = 16;
const pool = Buffer.alloc(256 * ID_BYTES);
let taken = pool.length;
let lastTime = -Infinity;
let sequence = 0;

/** A new UUIDv7: sorts by creation time, and by its sequence within a millisecond. */
export function newId(): string {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const random = pool.subarray(taken, (taken += ID_BYTES));
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    // Starts in the lower half, so that the sequence can count up.
    sequence = random.readUInt32BE(6) >>> 1;
  } else {
    sequence += 1;
  }
  return v7({ random, msecs: lastTime, seq: sequence });
}

/** The unit in which ids of one moment keep the order in which they were made, in ms. */
const UNIT_MS = 64;
let lastUnit = 0;

/**
 * An id that sorts at another time than now, for what takes its place later. Those of one moment sort by when
 * they were made.
 */
export function newIdAt(time: Date): string {
  lastUnit = Math.max(lastUnit + 1, Math.floor(Date.now() / UNIT_MS) % 2 ** 32);
  return v7({ random: randomBytes(ID_BYTES), msecs: time.getTime(), seq: lastUnit });
}

/** Sorts after every id. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * An id for what the phone tells of the past, in whole seconds. What it tells at once sorts in its order; what it tells
 * later is older, and sorts before that.
 */
export function newPastId(time: Date, { at, index }: { at: Date; index: number }): string {
  const random = randomBytes(ID_BYTES);
  const seq = 2 ** 32 - 1 - (Math.floor(at.getTime() / UNIT_MS) % 2 ** 32);
  // The first bits behind the sequence: two of the tenth byte, and twenty for the place.
  random[10] = 0;
  random.writeUIntBE((index % 2 ** 20) * 16 + ((random[13] ?? 0) % 16), 11, 3);
  return v7({ random, msecs: time.getTime(), seq });
}

/** Sorts before every id. */
export const LEAST_ID = '00000000-0000-0000-0000-000000000000';

/** A UUIDv7 has 48 bits for milliseconds. */
const MAX_TIME = 2 ** 48 - 1;

/** Least UUIDv7 of a millisecond: ids sort by time, so a range of ids is a range of time. */
export function leastId(time: Date): string {
  const hex = Math.min(Math.max(0, time.getTime()), MAX_TIME).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}

/** `sess_` + 32 hex digits. */
export function publicId(kind: IdKind, id: string): string {
  // Several times as fast as replacing the hyphens; every row of every list needs it.
  const hex = id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
  return `${PREFIXES[kind]}_${hex}`;
}

/**
 * The UUID of a public id.
 *
 * @throws ApiError not_found when the prefix or the digits are wrong.
 */
export function parseId(kind: IdKind, value: string): string {
  const match = new RegExp(
    `^${PREFIXES[kind]}_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$`,
  ).exec(value);
  if (!match) throw notFound(kind);
  return match.slice(1).join('-');
}
