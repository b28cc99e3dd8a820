import fc from 'fast-check';
import { Pace } from './pace';

/** The most requests of any second that begins with one. */
function mostOfASecond(went: readonly number[]): number {
  let end = 0;
  return Math.max(
    ...went.map((start, index) => {
      while (end < went.length && (went[end] ?? 0) < start + 1_000) end += 1;
      return end - index;
    }),
  );
}

/** Sends as soon as allowed for this long; returns the times. */
function run(perSecond: number, milliseconds: number): number[] {
  const pace = new Pace(perSecond);
  const went: number[] = [];
  for (let now = 0; now < milliseconds;) {
    const wait = pace.waitMs(now);
    if (wait > 0) now += Math.ceil(wait);
    else {
      pace.recordRequest(now);
      went.push(now);
    }
  }
  return went;
}

describe('the rate of a lane', () => {
  it('is never exceeded in any second, and fully used', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 500, noNaN: true }), (perSecond) => {
        const went = run(perSecond, 10_000);
        // One that is early within the tolerance, and the one that begins the second.
        expect(mostOfASecond(went)).toBeLessThanOrEqual(Math.ceil(perSecond * 1.02) + 1);
        expect(went.length).toBeGreaterThanOrEqual(Math.floor(perSecond * 9.5));
      }),
      { numRuns: 50 },
    );
  });

  it('is not saved up while there is nothing to send', () => {
    const pace = new Pace(1);
    pace.recordRequest(0);
    expect(pace.waitMs(60_000)).toBe(0);
    pace.recordRequest(60_000);
    expect(pace.waitMs(60_000)).toBe(1_000);
  });

  it('is off when not set', () => {
    const pace = new Pace(null);
    for (let n = 0; n < 1_000; n += 1) pace.recordRequest(0);
    expect(pace.waitMs(0)).toBe(0);
  });
});
