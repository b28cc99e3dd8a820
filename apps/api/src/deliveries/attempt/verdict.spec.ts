import type { HttpAnswer } from '../../platform/outbound-http/http-outcome';
import type { AttemptError } from '../tables/attempt-error';
import { judge, type Verdict } from './verdict';

const RULES = { schedule: [0, 5, 1_800], strictOrder: false };
const NOW = Date.parse('2026-06-29T14:21:07.000Z');

const answered = (status: number, headers: HttpAnswer['headers'] = {}, made = 1): Verdict =>
  judge(
    { answer: { status, headers, body: Buffer.alloc(0), truncated: false }, error: null },
    RULES,
    made,
    NOW,
    0.5,
  );
const failed = (code: AttemptError): Verdict =>
  judge({ answer: null, error: { code, detail: '' } }, RULES, 1, NOW, 0.5);

describe('an attempt', () => {
  it.each([200, 201, 202, 204, 226, 299])('answered with %i is a success', (status) => {
    expect(answered(status)).toEqual({ kind: 'delivered' });
  });

  it.each([300, 301, 302, 304, 307, 400, 401, 403, 404, 409, 422, 500, 502, 504, 599])(
    'answered with %i is retried',
    (status) => {
      expect(answered(status)).toEqual({ kind: 'retry', delayMs: 5_000, holdsChat: true });
    },
  );

  it.each(['address_forbidden', 'dns', 'connect', 'tls', 'timeout', 'reset', 'protocol'] as const)(
    'that failed by %s is retried',
    (code) => {
      expect(failed(code)).toEqual({ kind: 'retry', delayMs: 5_000, holdsChat: true });
    },
  );

  it('stops blocking its chat once the delays are long', () => {
    expect(answered(500, {}, 2)).toMatchObject({ kind: 'retry', holdsChat: false });
  });

  it('is the last when the schedule is used up', () => {
    expect(answered(500, {}, 3)).toEqual({ kind: 'failed', gone: false });
  });

  it('answered with 410 fails the delivery and disables the webhook', () => {
    expect(answered(410)).toEqual({ kind: 'failed', gone: true });
  });

  it.each([429, 503])('answered with %i waits as long as Retry-After says', (status) => {
    expect(answered(status, { 'retry-after': '60' })).toMatchObject({ delayMs: 60_000 });
    expect(answered(status, { 'retry-after': ['60', '1'] })).toMatchObject({ delayMs: 60_000 });
    expect(answered(status, { 'retry-after': '1' })).toMatchObject({ delayMs: 5_000 });
  });

  it('answered with another status waits as scheduled, whatever Retry-After says', () => {
    expect(answered(500, { 'retry-after': '60' })).toMatchObject({ delayMs: 5_000 });
  });

  it('aborted by a stop leaves the delivery unchanged', () => {
    expect(failed('stopped')).toEqual({ kind: 'released' });
  });

  it('of an event that is no longer stored fails', () => {
    expect(failed('event_expired')).toEqual({ kind: 'failed', gone: false });
  });
});
