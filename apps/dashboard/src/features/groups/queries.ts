import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  groupsChangeMembers,
  groupsCreate,
  groupsDecide,
  groupsGet,
  groupsInviteLink,
  groupsJoinRequests,
  groupsLeave,
  groupsRemovePicture,
  groupsRevokeInviteLink,
  groupsSetPicture,
  groupsUpdate,
  mediaUpload,
  picturesOfGroup,
} from '@whathooks/api-client';
import type {
  ChangedGroupView,
  ChangeMembersRequest,
  CreateGroupRequest,
  DecideJoinRequests,
  GroupView,
  InviteLinkView,
  JoinRequestView,
  MemberOutcomeView,
  UpdateGroupRequest,
} from '@whathooks/dto';
import { chatKeys } from '../chats/queries';
import { client } from '../auth/client';
import { sendMessage } from '../messages/queries';
import { pictureAddress } from '../../shared/api/picture';
import { toProblem } from '../../shared/api/problem';

export const groupKeys = {
  all: ['groups'] as const,
  detail: (id: string) => [...groupKeys.all, id] as const,
  picture: (id: string, version: string | null) =>
    [...groupKeys.detail(id), 'picture', version] as const,
  link: (id: string) => [...groupKeys.detail(id), 'link'] as const,
  requests: (id: string) => [...groupKeys.detail(id), 'requests'] as const,
};

/** A group with its members; nothing is asked for a chat without one. */
export function useGroup(id: string | null) {
  return useQuery({
    queryKey: groupKeys.detail(id ?? ''),
    queryFn: async ({ signal }): Promise<GroupView> =>
      (await groupsGet({ client, path: { id: id ?? '' }, signal })).data,
    enabled: id !== null,
  });
}

/** Address of the picture of a group; null where there is none. */
export function useGroupPicture({ id, pictureVersion }: GroupView) {
  return useQuery({
    queryKey: groupKeys.picture(id, pictureVersion),
    queryFn: async ({ signal }): Promise<string | null> => {
      try {
        const answer = await picturesOfGroup({ client, path: { id }, parseAs: 'blob', signal });
        return await pictureAddress(answer.data as unknown as Blob);
      } catch (error) {
        if (toProblem(error).status === 404) return null;
        throw error;
      }
    },
    staleTime: Infinity,
    retry: false,
  });
}

/** Sends somebody the link of a group; only administrators may see it. */
export function useSendInviteLink({ id, sessionId }: GroupView) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (to: string) => {
      const { url } = (await groupsInviteLink({ client, path: { id } })).data;
      await sendMessage(queries, sessionId, { to, text: url });
    },
  });
}

/** The link by which people join; only administrators may see it. */
export function useInviteLink(id: string, isWanted: boolean) {
  return useQuery({
    queryKey: groupKeys.link(id),
    queryFn: async ({ signal }): Promise<InviteLinkView> =>
      (await groupsInviteLink({ client, path: { id }, signal })).data,
    enabled: isWanted,
    retry: false,
  });
}

/** Who asks to join; only administrators may see it. */
export function useJoinRequests(id: string, isWanted: boolean) {
  return useQuery({
    queryKey: groupKeys.requests(id),
    queryFn: async ({ signal }): Promise<JoinRequestView[]> =>
      (await groupsJoinRequests({ client, path: { id }, signal })).data.data,
    enabled: isWanted,
    retry: false,
  });
}

/** Reads anew what is shown of a group. */
export function refreshGroup(queries: QueryClient, id: string): void {
  void queries.invalidateQueries({ queryKey: groupKeys.detail(id) });
}

/** Makes a group. */
export function useCreateGroup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: CreateGroupRequest): Promise<ChangedGroupView> =>
      (await groupsCreate({ client, body })).data,
    onSuccess: () => void queries.invalidateQueries({ queryKey: chatKeys.lists() }),
  });
}

/** What can be done with a group. */
export function useGroupChange<Change, Result>(
  id: string,
  change: (given: Change) => Promise<Result>,
) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => refreshGroup(queries, id) });
}

export const useUpdateGroup = (id: string) =>
  useGroupChange(
    id,
    async (body: UpdateGroupRequest): Promise<GroupView> =>
      (await groupsUpdate({ client, path: { id }, body })).data,
  );

export const useChangeMembers = (id: string) =>
  useGroupChange(
    id,
    async (body: ChangeMembersRequest): Promise<MemberOutcomeView[]> =>
      (await groupsChangeMembers({ client, path: { id }, body })).data.outcomes,
  );

export const useDecide = (id: string) =>
  useGroupChange(
    id,
    async (body: DecideJoinRequests): Promise<MemberOutcomeView[]> =>
      (await groupsDecide({ client, path: { id }, body })).data.outcomes,
  );

export const useLeaveGroup = (id: string) =>
  useGroupChange(
    id,
    async (): Promise<GroupView> => (await groupsLeave({ client, path: { id } })).data,
  );

export const useRevokeLink = (id: string) =>
  useGroupChange(
    id,
    async (): Promise<InviteLinkView> =>
      (await groupsRevokeInviteLink({ client, path: { id } })).data,
  );

/** A file becomes the picture of a group; null takes it away. */
export const useSetPicture = (id: string) =>
  useGroupChange(id, async (file: File | null): Promise<void> => {
    if (!file) {
      await groupsRemovePicture({ client, path: { id } });
      return;
    }
    const { data: media } = await mediaUpload({ client, body: { file } });
    await groupsSetPicture({ client, path: { id }, body: { mediaId: media.id } });
  });
