import { BatchedWork } from './batched-work';

/** Work that continues when the test says so. */
function held(): { batches: string[][]; goOn: () => void; work: BatchedWork<string> } {
  const batches: string[][] = [];
  let goOn: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (goOn = resolve));
  const work = new BatchedWork<string>(async (items) => {
    batches.push([...items]);
    await opened;
    if (items.includes('bad')) throw new Error('bad');
  });
  return { batches, goOn, work };
}

it('does together what came while it was at work', async () => {
  const { batches, goOn, work } = held();
  const done = ['a', 'b', 'c'].map((item) => work.add(item));
  goOn();
  await Promise.all(done);
  await work.add('d');
  expect(batches).toEqual([['a'], ['b', 'c'], ['d']]);
});

it('lets what cannot succeed hold up no others', async () => {
  const { batches, goOn, work } = held();
  const done = ['a', 'b', 'bad', 'c'].map((item) => work.add(item));
  goOn();
  const outcomes = await Promise.allSettled(done);
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(batches).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
});
