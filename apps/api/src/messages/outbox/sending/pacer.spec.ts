import { once } from 'node:events';
import { type Clock, Pacer, type Pacing } from './pacer';

/** A clock that jumps to the end of every pause. */
class JumpingClock implements Clock {
  time = 1_000_000;
  now = (): number => this.time;
  pause = (ms: number): Promise<void> => {
    this.time += ms;
    return Promise.resolve();
  };
}

const open = new AbortController().signal;

/** When each of so many messages went, from the first one on. */
async function times(pacer: Pacer, clock: JumpingClock, count: number): Promise<number[]> {
  const went: number[] = [];
  const turns = Array.from({ length: count }, async () => {
    await pacer.turn(open).come;
    went.push(clock.time);
  });
  await Promise.all(turns);
  return went.map((time) => time - (went[0] ?? 0));
}

function paceWith(pacing: () => Promise<Pacing>, clock: Clock): Pacer {
  return new Pacer({ id: 'a number', organizationId: 'whose it is' }, { pacing }, clock);
}

function paced(pacing: Pacing): { pacer: Pacer; clock: JumpingClock; pacing: Pacing } {
  const clock = new JumpingClock();
  // As from a database: what was read before does not change.
  return { pacer: paceWith(() => Promise.resolve({ ...pacing }), clock), clock, pacing };
}

it('keeps the least time between messages', async () => {
  const { pacer, clock } = paced({ minGapMs: 3_000, burst: 1 });
  expect(await times(pacer, clock, 4)).toEqual([0, 3_000, 6_000, 9_000]);
});

it('has no burst at its start: a restart is no way around', async () => {
  const { pacer, clock } = paced({ minGapMs: 3_000, burst: 3 });
  expect(await times(pacer, clock, 3)).toEqual([0, 3_000, 6_000]);
});

it('lets a burst go after a time of rest, and no more than that', async () => {
  const { pacer, clock } = paced({ minGapMs: 1_000, burst: 3 });
  await times(pacer, clock, 1);
  clock.time += 3_600_000;
  expect(await times(pacer, clock, 5)).toEqual([0, 0, 0, 1_000, 2_000]);
});

it('does nothing where there is no pacing', async () => {
  const { pacer, clock } = paced({ minGapMs: null, burst: 1 });
  expect(await times(pacer, clock, 3)).toEqual([0, 0, 0]);
});

it('hears of a change while messages wait', async () => {
  const { pacer, clock, pacing } = paced({ minGapMs: 60_000, burst: 1 });
  await pacer.turn(open).come;
  const began = clock.time;
  const waits = pacer.turn(open).come;
  pacing.minGapMs = null;
  await waits;
  expect(clock.time - began).toBeLessThanOrEqual(1_000);
});

it('says at once when a turn will not come soon', async () => {
  const { pacer } = paced({ minGapMs: 10_000, burst: 1 });
  const turns = [1, 2, 3].map(() => pacer.turn(open));
  expect(await Promise.all(turns.map(({ isSoon }) => isSoon))).toEqual([true, false, false]);
});

it('lets everybody go when it is over, and waits for nothing afterwards', async () => {
  const over = new AbortController();
  const waits = Promise.withResolvers<void>();
  const clock: Clock = {
    now: () => 0,
    pause: async (_ms, signal) => {
      if (signal.aborted) throw new Error('it is over');
      waits.resolve();
      await once(signal, 'abort');
    },
  };
  const pacer = paceWith(() => Promise.resolve({ minGapMs: 60_000, burst: 1 }), clock);
  const turns = [1, 2, 3].map(() => pacer.turn(over.signal).come);
  await waits.promise;
  over.abort();
  await Promise.all(turns);
  await pacer.turn(over.signal).come;
});

it('paces again after the pacing could not be read', async () => {
  const clock = new JumpingClock();
  let fails = true;
  const read = (): Promise<Pacing> =>
    fails ? Promise.reject(new Error('no database')) : Promise.resolve({ minGapMs: 1, burst: 1 });
  const pacer = paceWith(read, clock);
  await expect(pacer.turn(open).come).rejects.toThrow('no database');
  fails = false;
  await pacer.turn(open).come;
});
