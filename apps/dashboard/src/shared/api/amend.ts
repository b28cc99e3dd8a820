import { hashKey, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query';

/** Makes the same of what it has made as of what it was given: it is made once more after an answer that may be older. */
type Change<T> = (data: T) => T;
/** Changes that came while something was read, in their order. */
type Changes = Change<unknown>[];

/** What is being read of each query. */
const readings = new WeakMap<Query, Set<Changes>>();
/** Queries whose own request is followed to its end, with what changes meanwhile. */
const followed = new WeakMap<Query, { request: Query['promise']; changes: Changes }>();

/**
 * Changes what is cached of a query, where anything is. The change makes it no fresher: what is old, or is to be read
 * anew because something is missing in it, stays so. `setQueryData` alone would make a list complete that is not.
 *
 * What is being read meanwhile may be older than the change, and a list that reads a further page forgets what was
 * changed since it asked: the change is made once more after the answer.
 */
export function amend<T>(client: QueryClient, queryKey: QueryKey, change: Change<T>): void {
  const query = queryOf(client, queryKey);
  if (!query) return;
  follow(client, query);
  for (const changes of readings.get(query) ?? []) changes.push(change as Change<unknown>);
  const { data, dataUpdatedAt, isInvalidated } = query.state;
  if (data === undefined) return;
  const next = change(data as T);
  if (next === data) return;
  client.setQueryData<T>(queryKey, next, { updatedAt: dataUpdatedAt });
  if (isInvalidated) void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
}

/**
 * Reads what the request of a query does not read, and changes what is cached with the answer. Changes that come
 * meanwhile are made once more after it.
 *
 * @returns what was read.
 */
export async function amendByReading<T, R>(
  client: QueryClient,
  queryKey: QueryKey,
  read: () => Promise<R>,
  change: (data: T, read: R) => T,
): Promise<R> {
  const query = queryOf(client, queryKey);
  const meanwhile = query ? begin(query) : [];
  try {
    const answer = await read();
    if (query) end(query, meanwhile);
    amend<T>(client, queryKey, (data) => change(data, answer));
    for (const one of meanwhile) amend(client, queryKey, one);
    return answer;
  } finally {
    if (query) end(query, meanwhile);
  }
}

function queryOf(client: QueryClient, queryKey: QueryKey): Query | undefined {
  return client.getQueryCache().get(hashKey(queryKey)) as Query | undefined;
}

function begin(query: Query): Changes {
  const changes: Changes = [];
  const open = readings.get(query) ?? new Set();
  readings.set(query, open.add(changes));
  return changes;
}

function end(query: Query, changes: Changes): void {
  readings.get(query)?.delete(changes);
}

/** Makes what changes a query while its own request is on the way once more after it. */
function follow(client: QueryClient, query: Query): void {
  if (query.state.fetchStatus === 'idle') return;
  const known = followed.get(query);
  if (known) {
    forgetBefore(query, known);
    return;
  }
  const one = { request: query.promise, changes: begin(query) };
  followed.set(query, one);
  const stop = client.getQueryCache().subscribe(({ query: told, type }) => {
    if (told !== query || (type !== 'removed' && query.state.fetchStatus !== 'idle')) return;
    stop();
    followed.delete(query);
    end(query, one.changes);
    if (type === 'removed') return;
    forgetBefore(query, one);
    for (const change of one.changes) amend(client, query.queryKey, change);
  });
}

/** Where another request took the place of one, it asked after what changed before, and knows more than that. */
function forgetBefore(query: Query, one: { request: Query['promise']; changes: Changes }): void {
  if (one.request === query.promise) return;
  one.request = query.promise;
  one.changes.length = 0;
}
