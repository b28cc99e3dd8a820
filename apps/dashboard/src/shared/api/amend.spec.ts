import {
  type InfiniteData,
  InfiniteQueryObserver,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query';
import { amend, amendByReading } from './amend';

const KEY = ['numbers'];

describe('amend', () => {
  it('changes what is cached, and leaves it as old as it is', () => {
    const client = new QueryClient();
    client.setQueryData(KEY, ['a'], { updatedAt: 5 });
    amend<string[]>(client, KEY, (names) => [...names, 'b']);
    expect(client.getQueryData(KEY)).toEqual(['a', 'b']);
    expect(client.getQueryState(KEY)?.dataUpdatedAt).toBe(5);
  });

  it('leaves what is to be read anew to be read anew', async () => {
    const client = new QueryClient();
    client.setQueryData(KEY, ['a']);
    await client.invalidateQueries({ queryKey: KEY });
    amend<string[]>(client, KEY, () => ['c']);
    expect(client.getQueryState(KEY)).toMatchObject({ data: ['c'], isInvalidated: true });
  });

  it('invents nothing where nothing is cached', () => {
    const client = new QueryClient();
    amend<string[]>(client, KEY, () => ['a']);
    expect(client.getQueryData(KEY)).toBeUndefined();
  });

  it('of a list whose first answer is still on its way is made after it', async () => {
    const client = new QueryClient();
    const answer = held<string[]>();
    const asked = client.fetchQuery({ queryKey: KEY, queryFn: () => answer.promise });
    amend<string[]>(client, KEY, withB);
    answer.give(['a']);
    await asked;
    expect(client.getQueryData(KEY)).toEqual(['a', 'b']);
  });

  it('outlives an answer that is older, and one that is newer', async () => {
    const client = new QueryClient();
    client.setQueryData(KEY, ['a']);
    for (const read of [['a'], ['a', 'b']]) {
      const answer = held<string[]>();
      const asked = client.fetchQuery({ queryKey: KEY, queryFn: () => answer.promise });
      amend<string[]>(client, KEY, withB);
      expect(client.getQueryData(KEY)).toEqual(['a', 'b']);
      answer.give(read);
      await asked;
      expect(client.getQueryData(KEY)).toEqual(['a', 'b']);
    }
    expect(client.getQueryState(KEY)?.fetchStatus).toBe('idle');
  });

  it('gives way to a request that was made after it', async () => {
    const client = new QueryClient();
    client.setQueryData(KEY, ['a']);
    const [older, newer] = [held<string[]>(), held<string[]>()];
    const requests = [older.promise, newer.promise];
    const queryFn = () => requests.shift() ?? Promise.reject(new Error('Asked too often.'));
    const observer = new QueryObserver(client, { queryKey: KEY, queryFn, staleTime: Infinity });
    const stop = observer.subscribe(() => undefined);
    void observer.refetch();
    amend<string[]>(client, KEY, withB);
    const asked = observer.refetch({ cancelRefetch: true });
    newer.give(['a', 'c']);
    await asked;
    expect(client.getQueryData(KEY)).toEqual(['a', 'c']);
    stop();
  });

  it('outlives a further page that was asked for before it, and the end of its reader', async () => {
    const client = new QueryClient();
    const further = held<string>();
    const observer = new InfiniteQueryObserver(client, {
      queryKey: KEY,
      queryFn: ({ pageParam, signal }) =>
        pageParam === 0 ? Promise.resolve('a') : signal && further.promise,
      initialPageParam: 0,
      getNextPageParam: (_last, pages) => pages.length,
      staleTime: Infinity,
    });
    const stop = observer.subscribe(() => undefined);
    await observer.refetch();
    const renamed = () => amend<InfiniteData<string>>(client, KEY, toUpper);
    const pages = () => client.getQueryData<InfiniteData<string>>(KEY)?.pages;

    const asked = observer.fetchNextPage();
    renamed();
    further.give('c');
    await asked;
    expect(pages()).toEqual(['A', 'C']);

    void observer.fetchNextPage();
    amend<InfiniteData<string>>(client, KEY, ({ pageParams }) => ({ pages: ['x'], pageParams }));
    stop();
    await further.promise;
    expect(pages()).toEqual(['x']);
  });

  it('outlives what is read of a query beside its request', async () => {
    const client = new QueryClient();
    client.setQueryData(KEY, ['a']);
    const answer = held<string[]>();
    const asked = amendByReading<string[], string[]>(
      client,
      KEY,
      () => answer.promise,
      (_before, read) => read,
    );
    amend<string[]>(client, KEY, withB);
    answer.give(['z']);
    expect(await asked).toEqual(['z']);
    expect(client.getQueryData(KEY)).toEqual(['z', 'b']);
    // What was read is over: the next answer stands as it is.
    await amendByReading<string[], string[]>(
      client,
      KEY,
      () => Promise.resolve(['y']),
      (_, read) => read,
    );
    expect(client.getQueryData(KEY)).toEqual(['y']);
  });
});

const withB = (names: string[]) => (names.includes('b') ? names : [...names, 'b']);

const toUpper = ({ pages, pageParams }: InfiniteData<string>): InfiniteData<string> => ({
  pages: pages.map((page) => page.toUpperCase()),
  pageParams,
});

function held<T>(): { promise: Promise<T>; give: (value: T) => void } {
  let give = (_: T): void => undefined;
  const promise = new Promise<T>((resolve) => (give = resolve));
  return { promise, give: (value) => give(value) };
}
