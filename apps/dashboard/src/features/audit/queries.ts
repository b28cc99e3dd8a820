import { useInfiniteQuery } from '@tanstack/react-query';
import { auditList } from '@whathooks/api-client';
import type { AuditEntryView } from '@whathooks/dto';
import { client } from '../auth/client';
import type { Page } from '../../shared/api/pages';

/** The audit log, newest first, a page at a time. For owners and admins. */
export function useAuditLog() {
  return useInfiniteQuery({
    queryKey: ['audit-log'],
    queryFn: async ({ pageParam, signal }): Promise<Page<AuditEntryView>> => {
      const query = { limit: 25, cursor: pageParam };
      return (await auditList({ client, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // What was done a moment ago, here or elsewhere, is in it.
    staleTime: 0,
  });
}
