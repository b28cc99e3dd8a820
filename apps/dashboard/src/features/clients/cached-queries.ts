import type { QueryClient } from '@tanstack/react-query';
import { membersChanged } from '../members/queries';
import { sessionKeys } from '../numbers/queries';

export const clientKeys = { all: ['clients'] as const };

/** Numbers carry their client, and people what they are limited to. */
export function clientsChanged(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: clientKeys.all });
  void queries.invalidateQueries({ queryKey: sessionKeys.all });
  membersChanged(queries);
}
