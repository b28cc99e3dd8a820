import type { Tenant } from '../../../platform/database/tenant-repository';

/**
 * The first of every organization, then the second of every organization, and so on: one with a thousand
 * numbers does not keep one with a single number waiting. Within an organization the order stays.
 */
export function inFairOrder<T extends Tenant>(items: readonly T[]): T[] {
  const counts = new Map<string, number>();
  const ranked = items.map((item) => {
    const rank = counts.get(item.organizationId) ?? 0;
    counts.set(item.organizationId, rank + 1);
    return { item, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}
