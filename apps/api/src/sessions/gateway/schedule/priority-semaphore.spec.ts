import { inFairOrder } from './fair-order';
import { PrioritySemaphore } from './priority-semaphore';

it('semaphore go in order, and what becomes urgent while it waits goes first', async () => {
  const semaphore = new PrioritySemaphore(1);
  const begun: string[] = [];
  const wanted = { isUrgent: false };
  const first = await semaphore.take();
  const waiting = (['first', 'wanted', 'last'] as const).map(async (name) => {
    const slot = await semaphore.take(name === 'wanted' ? wanted : undefined);
    begun.push(name);
    slot.release();
    slot.release();
  });
  wanted.isUrgent = true;
  first.release();
  await Promise.all(waiting);
  expect(begun).toEqual(['wanted', 'first', 'last']);
});

it('many numbers of one organization do not keep the number of another waiting', () => {
  const numbers = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2'].map((id) => ({
    id,
    organizationId: id[0] ?? '',
  }));
  expect(inFairOrder(numbers).map(({ id }) => id)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
});
