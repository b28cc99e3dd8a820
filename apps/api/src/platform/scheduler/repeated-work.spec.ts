import { RepeatedWork } from './repeated-work';

/** Work whose runs last until the test ends them. */
function heldWork(): { work: RepeatedWork; runs: (() => void)[]; failures: unknown[] } {
  const runs: (() => void)[] = [];
  const failures: unknown[] = [];
  const work = new RepeatedWork(
    () => new Promise((resolve) => runs.push(resolve)),
    (error) => failures.push(error),
  );
  return { work, runs, failures };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('never runs twice at once', async () => {
  const { work, runs } = heldWork();
  work.now();
  work.now();
  expect(runs).toHaveLength(1);
  runs[0]?.();
  await soon();
  work.now();
  expect(runs).toHaveLength(2);
  runs[1]?.();
  await work.stop();
});

it('continues after a failed run, and reports the error', async () => {
  const failures: unknown[] = [];
  let runs = 0;
  const work = new RepeatedWork(
    () => ((runs += 1) === 1 ? Promise.reject(new Error('no database')) : Promise.resolve()),
    (error) => failures.push(error),
  );
  work.now();
  await soon();
  work.now();
  await work.stop();
  expect([runs, failures]).toEqual([2, [new Error('no database')]]);
});

it('waits for the current run when stopped, and starts no other', async () => {
  const { work, runs } = heldWork();
  work.every(1);
  work.now();
  let isOver = false;
  const stopped = work.stop().then(() => (isOver = true));
  await soon();
  expect(isOver).toBe(false);
  runs[0]?.();
  await stopped;
  work.now();
  expect(runs).toHaveLength(1);
});
