import { Logger } from '@nestjs/common';
import { until } from '@whathooks/testing';
import { type PeriodicWork, Scheduler, type ScheduledWork } from './scheduler';

const LONG_MS = 3_600_000;

/** Work whose runs last until the test ends them. */
function heldWork(
  settings: Partial<PeriodicWork> = {},
): PeriodicWork & { runs: PromiseWithResolvers<void>[]; signals: AbortSignal[] } {
  const runs: PromiseWithResolvers<void>[] = [];
  const signals: AbortSignal[] = [];
  return {
    name: 'removal of crumbs',
    everyMs: LONG_MS,
    ...settings,
    ...{ runs, signals },
    run: (stopping) => {
      const run = Promise.withResolvers<void>();
      runs.push(run);
      signals.push(stopping);
      return run.promise;
    },
  };
}

let scheduler: Scheduler;
/** What is logged: the level and the sentence. */
let logged: [level: string, sentence: string][];

beforeEach(() => {
  scheduler = new Scheduler();
  logged = [];
  const note = (level: string) => (first: unknown, second?: unknown) => {
    logged.push([level, String(typeof first === 'string' ? first : second)]);
  };
  Logger.overrideLogger({
    log: note('log'),
    error: note('error'),
    warn: note('warn'),
    debug: note('debug'),
  });
});
afterEach(() => {
  Logger.overrideLogger(false);
});

/** Runs work once, and ends the run so. */
async function once(
  scheduled: ScheduledWork,
  { runs }: { runs: PromiseWithResolvers<void>[] },
  error?: Error,
): Promise<void> {
  scheduled.now();
  const run = runs.at(-1);
  if (error) run?.reject(error);
  else run?.resolve();
  const count = runs.length;
  // It runs again only when the run before is over.
  await until('the run has ended', () => {
    scheduled.now();
    return runs.length > count;
  });
}

it('runs work at the start only where it asks for that', async () => {
  const [first, later] = [heldWork({ atStart: true }), heldWork()];
  scheduler.register(first);
  scheduler.register(later);
  expect(first.runs).toHaveLength(0);
  scheduler.onApplicationBootstrap();
  expect([first.runs.length, later.runs.length]).toEqual([1, 0]);
  first.runs[0]?.resolve();
  await scheduler.onModuleDestroy();
});

it('runs work again and again', async () => {
  let runs = 0;
  scheduler.register({
    name: 'removal of crumbs',
    everyMs: 1,
    run: () => Promise.resolve(void (runs += 1)),
  });
  scheduler.onApplicationBootstrap();
  await until('three runs', () => runs >= 3);
  await scheduler.onModuleDestroy();
});

it('never runs work twice at once', async () => {
  const work = heldWork();
  const scheduled = scheduler.register(work);
  scheduled.now();
  scheduled.now();
  expect(work.runs).toHaveLength(1);
  work.runs[0]?.resolve();
  await until('the run has ended', () => {
    scheduled.now();
    return work.runs.length === 2;
  });
  work.runs[1]?.resolve();
  await scheduler.onModuleDestroy();
});

it('runs again after a failure, which it logs once for as long as it lasts', async () => {
  const work = heldWork();
  const scheduled = scheduler.register(work);
  await once(scheduled, work, new Error('no database'));
  await once(scheduled, work, new Error('no database'));
  await once(scheduled, work);
  work.runs.at(-1)?.resolve();
  await scheduler.onModuleDestroy();
  expect(logged).toEqual([
    ['error', 'removal of crumbs failed'],
    ['debug', 'removal of crumbs failed'],
    ['log', 'removal of crumbs works again'],
  ]);
});

it('logs the failures of quiet work for debugging only', async () => {
  const work = heldWork({ isQuiet: true });
  const scheduled = scheduler.register(work);
  scheduled.now();
  work.runs[0]?.reject(new Error('no database'));
  await until('the failure is logged', () => logged.length > 0);
  expect(logged).toEqual([['debug', 'removal of crumbs failed']]);
  await scheduler.onModuleDestroy();
});

it('tells all work that the process stops, waits for what runs, and starts nothing afterwards', async () => {
  const work = heldWork({ everyMs: 1 });
  const scheduled = scheduler.register(work);
  scheduled.now();
  expect(work.signals[0]?.aborted).toBe(false);
  let isOver = false;
  const stopped = scheduler.onModuleDestroy().then(() => (isOver = true));
  expect(work.signals[0]?.aborted).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  work.runs[0]?.resolve();
  await stopped;
  scheduled.now();
  expect(work.runs).toHaveLength(1);
});
