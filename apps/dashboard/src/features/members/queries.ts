import { useQuery } from '@tanstack/react-query';
import { membersList } from '@whathooks/api-client';
import type { MemberView } from '@whathooks/dto';
import { client } from '../auth/client';
import { allPages, PAGE_LIMIT } from '../../shared/api/pages';

const memberKeys = { all: ['members'] as const };

/** Everybody who belongs to the organization, those who joined last first. */
export function useMembers() {
  return useQuery({
    queryKey: memberKeys.all,
    queryFn: ({ signal }) =>
      allPages<MemberView>(async (cursor) => {
        const query = { limit: PAGE_LIMIT, cursor };
        return (await membersList({ client, query, signal })).data;
      }),
  });
}
