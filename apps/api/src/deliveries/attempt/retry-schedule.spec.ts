import fc from 'fast-check';
import { MEDIA_URL_MIN_DAYS } from '../../platform/config/media-settings';
import { DISABLE_AFTER_MS } from '../engine/lanes/breaker';
import {
  HOLDS_CHAT_UP_TO_SECONDS,
  nextAttempt,
  parseRetryAfter,
  RETRY_AFTER_MAX_SECONDS,
  RETRY_SCHEDULE_SECONDS,
} from './retry-schedule';

const RULES = { schedule: RETRY_SCHEDULE_SECONDS, strictOrder: false };
const MIDDLE = 0.5;

describe('the schedule', () => {
  it('is the documented one: 0 s, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h', () => {
    const hour = 3_600;
    expect(RETRY_SCHEDULE_SECONDS).toEqual([
      0,
      5,
      300,
      1_800,
      2 * hour,
      5 * hour,
      10 * hour,
      14 * hour,
      20 * hour,
      24 * hour,
    ]);
    const delays = RETRY_SCHEDULE_SECONDS.map((_, made) => nextAttempt(RULES, made, null, MIDDLE));
    expect(delays.map((next) => next?.delayMs)).toEqual(
      RETRY_SCHEDULE_SECONDS.map((seconds) => seconds * 1_000),
    );
  });

  it('does not block the chat during a long Retry-After', () => {
    expect(nextAttempt(RULES, 1, 60, MIDDLE)).toEqual({ delayMs: 60_000, holdsChat: true });
    expect(nextAttempt(RULES, 1, 3_600, MIDDLE)).toEqual({ delayMs: 3_600_000, holdsChat: false });
    const strict = { ...RULES, strictOrder: true };
    expect(nextAttempt(strict, 1, 3_600, MIDDLE)?.holdsChat).toBe(true);
  });

  it('is over, and so is a webhook that never answers, while the addresses of files are valid', () => {
    const longest = RETRY_SCHEDULE_SECONDS.slice(1)
      .map((_, index) => nextAttempt(RULES, index + 1, Infinity, 1)?.delayMs ?? 0)
      .reduce((sum, delayMs) => sum + delayMs, 0);
    const validMs = MEDIA_URL_MIN_DAYS * 86_400_000;
    expect(longest).toBeLessThan(validMs);
    expect(DISABLE_AFTER_MS).toBeLessThan(validMs);
  });

  it('ends after its last attempt', () => {
    expect(nextAttempt(RULES, RETRY_SCHEDULE_SECONDS.length - 1, null, MIDDLE)).not.toBeNull();
    expect(nextAttempt(RULES, RETRY_SCHEDULE_SECONDS.length, null, MIDDLE)).toBeNull();
  });

  it('changes each delay by at most a fifth in either direction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: RETRY_SCHEDULE_SECONDS.length - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (made, chance) => {
          const seconds = RETRY_SCHEDULE_SECONDS[made] ?? 0;
          const { delayMs } = nextAttempt(RULES, made, null, chance) ?? { delayMs: -1 };
          expect(delayMs).toBeGreaterThanOrEqual(Math.floor(seconds * 800));
          expect(delayMs).toBeLessThanOrEqual(Math.ceil(seconds * 1_200));
        },
      ),
    );
    expect(nextAttempt(RULES, 1, null, 0)?.delayMs).toBe(4_000);
    expect(nextAttempt(RULES, 1, null, 1)?.delayMs).toBe(6_000);
  });

  it('blocks the chat during the short retries only, unless order is strict', () => {
    const holds = (strictOrder: boolean): boolean[] =>
      RETRY_SCHEDULE_SECONDS.slice(1).map(
        (_, index) =>
          nextAttempt({ ...RULES, strictOrder }, index + 1, null, 1)?.holdsChat === true,
      );
    expect(holds(false)).toEqual(
      RETRY_SCHEDULE_SECONDS.slice(1).map((seconds) => seconds <= HOLDS_CHAT_UP_TO_SECONDS),
    );
    expect(holds(true)).not.toContain(false);
  });
});

describe('a Retry-After header', () => {
  it('lengthens a delay but never shortens it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 10 * RETRY_AFTER_MAX_SECONDS }),
        (made, asked) => {
          const own = nextAttempt(RULES, made, null, MIDDLE)?.delayMs ?? 0;
          const { delayMs } = nextAttempt(RULES, made, asked, MIDDLE) ?? { delayMs: -1 };
          expect(delayMs).toBe(Math.max(own, Math.min(asked, RETRY_AFTER_MAX_SECONDS) * 1_000));
        },
      ),
    );
  });

  const NOW = Date.parse('2026-06-29T14:21:07.000Z');
  it.each([
    ['120', 120],
    [' 7 ', 7],
    ['0', 0],
    ['Mon, 29 Jun 2026 14:22:07 GMT', 60],
    ['Mon, 29 Jun 2026 14:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
    [undefined, null],
    ['99999999999999999999', null],
  ])('is read from %j', (header, seconds) => {
    expect(parseRetryAfter(header, NOW)).toBe(seconds);
  });
});
