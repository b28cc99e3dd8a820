import { useCallback } from 'react';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  authMe,
  invitationsCreate,
  invitationsList,
  invitationsRevoke,
  membersList,
  membersRemove,
  membersTransferOwnership,
  membersUpdate,
  passwordResetsLink,
} from '@whathooks/api-client';
import type {
  CreateInvitationRequest,
  InvitationView,
  LimitView,
  MemberView,
  Role,
} from '@whathooks/dto';
import { client } from '../auth/client';
import { useIdentity } from '../auth/use-auth';
import { allPages, PAGE_LIMIT } from '../../shared/api/pages';
import { words } from './words';

const memberKeys = {
  all: ['members'] as const,
  invitations: ['invitations'] as const,
  organizations: ['own-organizations'] as const,
};

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

/** Invitations that can still be accepted, newest first. For owners and admins. */
export function useInvitations() {
  return useQuery({
    queryKey: memberKeys.invitations,
    queryFn: ({ signal }) =>
      allPages<InvitationView>(async (cursor) => {
        const query = { limit: PAGE_LIMIT, cursor };
        return (await invitationsList({ client, query, signal })).data;
      }),
  });
}

/** Every organization of the logged-in person. */
export function useOwnOrganizations() {
  return useQuery({
    queryKey: memberKeys.organizations,
    queryFn: async ({ signal }) => (await authMe({ client, signal })).data.organizations,
  });
}

/** Reads again who belongs to the organization, and what they may. */
export function membersChanged(queries: QueryClient): void {
  for (const queryKey of Object.values(memberKeys)) void queries.invalidateQueries({ queryKey });
}

/** The answer carries the link, which is shown this once. */
export function useCreateInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: CreateInvitationRequest) =>
      (await invitationsCreate({ client, body })).data,
    onSuccess: () => membersChanged(queries),
    gcTime: 0,
  });
}

export function useRevokeInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await invitationsRevoke({ client, path: { id } });
    },
    onSettled: () => membersChanged(queries),
  });
}

interface RoleChange extends Partial<LimitView> {
  id: string;
  role: Role;
  /** Hands the ownership over: the owner before becomes an admin. */
  handsOver: boolean;
}

export function useChangeRole() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, handsOver, ...body }: RoleChange) => {
      if (handsOver) await membersTransferOwnership({ client, path: { id } });
      else await membersUpdate({ client, path: { id }, body });
    },
    onSettled: () => membersChanged(queries),
  });
}

/** A link that sets a new password for a member. The answer carries it, this once. */
export function useMakePasswordLink() {
  return useMutation({
    mutationFn: async ({ id, currentPassword }: { id: string; currentPassword: string }) =>
      (await passwordResetsLink({ client, path: { id }, body: { currentPassword } })).data,
    gcTime: 0,
  });
}

export function useRemoveMember() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await membersRemove({ client, path: { id } });
    },
    onSettled: () => membersChanged(queries),
  });
}
