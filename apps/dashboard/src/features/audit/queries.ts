import { useInfiniteQuery } from '@tanstack/react-query';
import { auditExport, auditList } from '@whathooks/api-client';
import type { AuditEntryView, AuditExportQuery } from '@whathooks/dto';
import { client } from '../auth/client';
import type { Page } from '../../shared/api/pages';

/** Which entries; empty for all. */
export type AuditFilter = Partial<AuditExportQuery>;

/** The audit log, newest first, a page at a time. For owners and admins. */
export function useAuditLog(filter: AuditFilter = {}) {
  return useInfiniteQuery({
    queryKey: ['audit-log', filter],
    queryFn: async ({ pageParam, signal }): Promise<Page<AuditEntryView>> => {
      const query = { ...filter, limit: 25, cursor: pageParam };
      return (await auditList({ client, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // What was done a moment ago, here or elsewhere, is in it.
    staleTime: 0,
  });
}

/** The newest entries that fit, as CSV. */
export async function exportAuditLog(filter: AuditFilter): Promise<string> {
  return (await auditExport({ client, query: filter, parseAs: 'text' })).data;
}
