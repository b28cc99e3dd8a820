import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Changes what is cached of a query, where anything is. The change makes it no fresher: what is old, or is to be read
 * anew because something is missing in it, stays so. `setQueryData` alone would make a list complete that is not.
 */
export function amend<T>(client: QueryClient, queryKey: QueryKey, change: (data: T) => T): void {
  const state = client.getQueryState<T>(queryKey);
  if (state?.data === undefined) return;
  const { data, dataUpdatedAt, isInvalidated } = state;
  client.setQueryData<T>(queryKey, change(data), { updatedAt: dataUpdatedAt });
  if (isInvalidated) void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
}
