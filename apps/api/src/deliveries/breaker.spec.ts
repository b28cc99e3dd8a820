import fc from 'fast-check';
import { Breaker, FIRST_PROBE_MS, GIVE_UP_AFTER_MS, HEALTHY, LONGEST_PAUSE_MS } from './breaker';

const fresh = (): Breaker => new Breaker(HEALTHY, 0);
/** Two failures in a row: an endpoint that is down. */
function down(): Breaker {
  const breaker = fresh();
  breaker.failed(0, false);
  breaker.failed(1, false);
  return breaker;
}

describe('a breaker', () => {
  it('opens at the second failure of an endpoint of which nothing else is known', () => {
    const breaker = fresh();
    expect(breaker.failed(0, false)).toBe(false);
    expect(breaker.failed(5_000, false)).toBe(true);
    expect(breaker.isOpen).toBe(true);
  });

  it('does not open for failures that are more than a minute apart', () => {
    const breaker = fresh();
    breaker.failed(0, false);
    expect(breaker.failed(61_000, false)).toBe(false);
  });

  it('bears single failures of an endpoint that works', () => {
    const breaker = fresh();
    for (let at = 0; at < 1_000; at += 1) {
      if (at % 3 === 2) expect(breaker.failed(at, false)).toBe(false);
      else breaker.succeeded(at);
    }
  });

  it('opens soon when a busy endpoint dies', () => {
    const breaker = fresh();
    for (let at = 0; at < 1_000; at += 1) breaker.succeeded(at);
    let failures = 1;
    while (!breaker.failed(1_000 + failures, false)) failures += 1;
    expect(failures).toBeLessThan(10);
  });

  it('is closed by the first success, and then needs new failures to open', () => {
    const breaker = down();
    expect(breaker.succeeded(10_000)).toBe('back');
    expect(breaker.isOpen).toBe(false);
    expect(breaker.failed(10_001, false)).toBe(false);
    expect(breaker.succeeded(10_002)).toBe('better');
    expect(breaker.succeeded(10_003)).toBe('fine');
  });

  it('probes every few seconds at first, and every few minutes in the end', () => {
    const breaker = down();
    const pauses: number[] = [];
    for (let probe = 0; probe < 60; probe += 1) {
      pauses.push(breaker.pauseMs(0, 0));
      breaker.failed(probe, true);
    }
    expect(pauses[0]).toBe(FIRST_PROBE_MS);
    expect(pauses.at(-1)).toBe(LONGEST_PAUSE_MS);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });

  it('finds out within 15 seconds that an outage of a minute is over', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const breaker = down();
        let at = 0;
        while (at < 60_000) {
          at += breaker.pauseMs(0, chance);
          breaker.failed(at, true);
        }
        expect(breaker.pauseMs(0, chance)).toBeLessThan(15_000);
      }),
    );
  });

  it('waits as long as a server asks, within bounds', () => {
    expect(down().pauseMs(60_000, 0)).toBe(60_000);
    expect(down().pauseMs(86_400_000, 0)).toBe(LONGEST_PAUSE_MS);
    expect(down().pauseMs(1, 0)).toBe(FIRST_PROBE_MS);
  });

  it('learns nothing from what was under way when it opened', () => {
    const breaker = down();
    for (let n = 0; n < 20; n += 1) expect(breaker.failed(n, false)).toBe(false);
    expect(breaker.pauseMs(0, 0)).toBe(FIRST_PROBE_MS);
  });

  it('gives up after five days without a success, and not before', () => {
    const breaker = down();
    expect(breaker.isHopeless(GIVE_UP_AFTER_MS - 1)).toBe(false);
    expect(breaker.isHopeless(GIVE_UP_AFTER_MS)).toBe(true);
    breaker.succeeded(GIVE_UP_AFTER_MS);
    breaker.failed(GIVE_UP_AFTER_MS + 1, false);
    expect(breaker.isHopeless(GIVE_UP_AFTER_MS + 2)).toBe(false);
  });

  it('goes on in another process as if nothing had happened', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ pause: fc.nat(90_000), fails: fc.boolean() }), { maxLength: 40 }),
        fc.nat(39),
        (story, handover) => {
          const tell = (breaker: Breaker, from: number, to: number, start: number): number => {
            let at = start;
            for (const { pause, fails } of story.slice(from, to)) {
              at += pause;
              if (fails) breaker.failed(at, breaker.isOpen);
              else breaker.succeeded(at);
            }
            return at;
          };
          const alone = fresh();
          const end = tell(alone, 0, story.length, 0);
          const first = fresh();
          const met = tell(first, 0, handover, 0);
          // The other process's clock began at another time.
          const shift = 1_000_000;
          const second = new Breaker(first.state(met), met + shift);
          const over = tell(second, handover, story.length, met + shift);
          expect(second.isOpen).toBe(alone.isOpen);
          expect(second.pauseMs(0, 0)).toBe(alone.pauseMs(0, 0));
          expect(second.state(over).failingForMs).toBe(alone.state(end).failingForMs);
        },
      ),
    );
  });
});
