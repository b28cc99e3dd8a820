import { ChatQueues, type ChatJob } from './chat-queues';

/** Jobs that were given to queues, and which of them began. */
class Bench {
  readonly queues = new ChatQueues();
  readonly begun: string[] = [];

  add(chat: string, ...ids: string[]): ChatJob[] {
    return ids.map((id) => {
      const job = { id, chat };
      void this.queues.turn(job).then(() => this.begun.push(id));
      return job;
    });
  }

  /** Ends jobs one after the other, and returns what began since. */
  async end(...jobs: (ChatJob | undefined)[]): Promise<string[]> {
    await settled();
    this.begun.length = 0;
    for (const job of jobs) if (job) this.queues.end(job);
    await settled();
    return [...this.begun];
  }
}

/** What was resolved has been taken note of. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('begins one of a chat after the other, and different chats side by side', async () => {
  const bench = new Bench();
  const [first, second] = bench.add('a', '1', '2', '3');
  bench.add('b', '4', '5');
  await settled();
  expect(bench.begun).toEqual(['1', '4']);
  expect(await bench.end(first)).toEqual(['2']);
  expect(await bench.end(second)).toEqual(['3']);
});

it('begins a chat anew after all of it has ended', async () => {
  const bench = new Bench();
  expect(await bench.end(...bench.add('a', '1'))).toEqual([]);
  bench.add('a', '2');
  expect(await bench.end()).toEqual([]);
  expect(await bench.end({ id: '2', chat: 'a' })).toEqual([]);
});

it('gives chats that became one a single order, after what is under way in either', async () => {
  const bench = new Bench();
  const [a1, a4] = bench.add('a', '1', '4');
  const [b2, b3] = bench.add('b', '2', '3');
  await settled();
  bench.queues.join('a', 'b');
  const [a5] = bench.add('a', '5');
  expect(await bench.end(a1)).toEqual([]);
  expect(await bench.end(b2)).toEqual(['3']);
  expect(await bench.end(b3)).toEqual(['4']);
  expect(await bench.end(a4)).toEqual(['5']);
  expect(await bench.end(a5)).toEqual([]);
});

it('finds the chat that others were joined into, one after the other', async () => {
  const bench = new Bench();
  const [a1] = bench.add('a', '1');
  const [b2] = bench.add('b', '2');
  bench.queues.join('a', 'b');
  bench.queues.join('b', 'c');
  bench.add('c', '3');
  expect(await bench.end(a1)).toEqual([]);
  expect(await bench.end(b2)).toEqual(['3']);
});
