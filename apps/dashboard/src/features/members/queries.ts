import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import { membersList } from '@whathooks/api-client';
import type { MemberView } from '@whathooks/dto';
import { client } from '../auth/client';
import { useIdentity } from '../auth/use-auth';
import { allPages, PAGE_LIMIT } from '../../shared/api/pages';
import { words } from './words';

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

/** Names of members of the organization, by id. */
export function useMemberNames(): (userId: string) => string {
  const { user } = useIdentity();
  const { data: members } = useMembers();
  return useCallback(
    (id: string) =>
      id === user.id
        ? user.name
        : (members?.find((member) => member.id === id)?.name ?? words.colleague),
    [user.id, user.name, members],
  );
}
