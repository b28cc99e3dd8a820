import fc from 'fast-check';
import { Breaker, FIRST_PROBE_MS, DISABLE_AFTER_MS, HEALTHY, MAX_PAUSE_MS } from './breaker';

const fresh = (): Breaker => new Breaker(HEALTHY, 0);
/** Two failures in a row: an endpoint that is down. */
function down(): Breaker {
  const breaker = fresh();
  breaker.failed(0, false);
  breaker.failed(1, false);
  return breaker;
}

describe('a breaker', () => {
  it('opens at the second failure of an endpoint without other attempts', () => {
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

  it('stays closed at single failures of a working endpoint', () => {
    const breaker = fresh();
    for (let at = 0; at < 1_000; at += 1) {
      if (at % 3 === 2) expect(breaker.failed(at, false)).toBe(false);
      else breaker.succeeded(at);
    }
  });

  it('opens soon when a busy endpoint goes down', () => {
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

  it('probes every few seconds at first, and every few minutes later', () => {
    const breaker = down();
    const pauses: number[] = [];
    let at = 0;
    for (let probe = 0; probe < 100; probe += 1) {
      const pause = breaker.pauseMs(at, 0, 0, 0);
      pauses.push(pause);
      at += pause;
      breaker.failed(at, true);
    }
    expect(pauses[0]).toBe(FIRST_PROBE_MS);
    expect(pauses.at(-1)).toBe(MAX_PAUSE_MS);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });

  it('soon notices the end of a one-minute outage, also of an endpoint that hangs', () => {
    const duration = fc.double({ min: 0, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), duration, (chance, tookMs) => {
        const breaker = down();
        let at = 0;
        while (at < 60_000) {
          at += breaker.pauseMs(at, 0, tookMs, chance) + tookMs;
          breaker.failed(at, true);
        }
        // With a second for the next poll and a lease of five seconds left by a killed process:
        // within 15 s, or 17 s where a probe hangs until its deadline.
        expect(breaker.pauseMs(at, 0, tookMs, chance)).toBeLessThan(8_000);
        expect(breaker.pauseMs(at, 0, 10_000, chance)).toBe(1_000);
      }),
    );
  });

  it('waits as long as Retry-After says, within bounds', () => {
    expect(down().pauseMs(0, 60_000, 5_000, 0)).toBe(60_000);
    expect(down().pauseMs(0, 86_400_000, 0, 0)).toBe(MAX_PAUSE_MS);
    expect(down().pauseMs(0, 1, 0, 0)).toBe(FIRST_PROBE_MS);
  });

  it('ignores requests that were in flight when it opened', () => {
    const breaker = down();
    for (let n = 0; n < 20; n += 1) expect(breaker.failed(n, false)).toBe(false);
    expect(breaker.pauseMs(0, 0, 0, 0)).toBe(FIRST_PROBE_MS);
    expect(breaker.probeCount).toBe(0);
    expect(breaker.failed(20, true)).toBe(true);
    expect(breaker.probeCount).toBe(1);
  });

  it('disables after five days without a success, and not before', () => {
    const breaker = down();
    expect(breaker.isHopeless(DISABLE_AFTER_MS - 1)).toBe(false);
    expect(breaker.isHopeless(DISABLE_AFTER_MS)).toBe(true);
    breaker.succeeded(DISABLE_AFTER_MS);
    breaker.failed(DISABLE_AFTER_MS + 1, false);
    expect(breaker.isHopeless(DISABLE_AFTER_MS + 2)).toBe(false);
  });

  it('continues in another process with the same state', () => {
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
          // The clock of the other process began at another time.
          const shift = 1_000_000;
          const second = new Breaker(first.state(met), met + shift);
          const over = tell(second, handover, story.length, met + shift);
          expect(second.isOpen).toBe(alone.isOpen);
          expect(second.pauseMs(over, 0, 0, 0)).toBe(alone.pauseMs(end, 0, 0, 0));
          expect(second.state(over).failingForMs).toBe(alone.state(end).failingForMs);
        },
      ),
    );
  });
});
