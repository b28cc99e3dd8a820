import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  connectLinksCreate,
  connectLinksList,
  connectLinksRevoke,
  sessionsConnect,
  sessionsCreate,
  sessionsGet,
  sessionsLimits,
  sessionsList,
  sessionsListTimeline,
  sessionsLogout,
  sessionsNotices,
  sessionsPairingCode,
  sessionsRemove,
  sessionsUpdate,
  sessionTrafficList,
} from '@whathooks/api-client';
import type {
  ConnectLinkView,
  CreateConnectLinkRequest,
  CreatedConnectLink,
  CreateSessionRequest,
  SessionLimitsView,
  SessionNoticeView,
  SessionTraffic,
  SessionView,
  SessionTimelineEntryView,
  UpdateSessionRequest,
} from '@whathooks/dto';
import { client } from '../auth/client';
import { messageKeys } from '../messages/queries';
import { amend } from '../../shared/api/amend';
import { allPages, type Page, PAGE_LIMIT } from '../../shared/api/pages';

/** How often notices are read anew, in milliseconds: no event tells of them. */
const NOTICES_MS = 5_000;

/** How often limits and traffic are read anew, in milliseconds. */
const LIMITS_MS = 60_000;

export const sessionKeys = {
  all: ['sessions'] as const,
  list: () => [...sessionKeys.all, 'list'] as const,
  traffic: () => ['session-traffic'] as const,
  detail: (id: string) => [...sessionKeys.all, 'detail', id] as const,
  timeline: (id: string) => [...sessionKeys.all, 'timeline', id] as const,
  limits: (id: string) => [...sessionKeys.all, 'limits', id] as const,
  links: (id: string) => [...sessionKeys.all, 'connect-links', id] as const,
  notices: (id: string) => [...sessionKeys.all, 'notices', id] as const,
};

/** Every number of the organization, newest first. */
export function useSessions() {
  return useQuery({
    queryKey: sessionKeys.list(),
    queryFn: ({ signal }) =>
      allPages<SessionView>(async (cursor) => {
        const query = { limit: PAGE_LIMIT, cursor };
        return (await sessionsList({ client, query, signal })).data;
      }),
  });
}

export function useSession(id: string) {
  return useQuery({
    queryKey: sessionKeys.detail(id),
    queryFn: async ({ signal }): Promise<SessionView> =>
      (await sessionsGet({ client, path: { id }, signal })).data,
    enabled: id !== '',
  });
}

/** How much each number sends and receives, by its id. */
export function useSessionTraffic() {
  return useQuery({
    queryKey: sessionKeys.traffic(),
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, SessionTraffic>> => {
      const { data } = (await sessionTrafficList({ client, signal })).data;
      return new Map(data.map((traffic) => [traffic.sessionId, traffic]));
    },
    refetchInterval: LIMITS_MS,
  });
}

/** What WhatsApp lets a number send to people whom it does not know. */
export function useSessionLimits(id: string) {
  return useQuery({
    queryKey: sessionKeys.limits(id),
    queryFn: async ({ signal }): Promise<SessionLimitsView> =>
      (await sessionsLimits({ client, path: { id }, signal })).data,
    enabled: id !== '',
    // Events tell of restrictions, and not of a quota that is being used up.
    refetchInterval: LIMITS_MS,
  });
}

/** What happened to a number and what was done to it, newest first, a page at a time. */
export function useTimeline(id: string) {
  return useInfiniteQuery({
    queryKey: sessionKeys.timeline(id),
    queryFn: async ({ pageParam, signal }): Promise<Page<SessionTimelineEntryView>> => {
      const query = { limit: 50, cursor: pageParam };
      return (await sessionsListTimeline({ client, path: { id }, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: id !== '',
  });
}

/** What WhatsApp told a number and that is no message, newest first, a page at a time. */
export function useNotices(id: string) {
  return useInfiniteQuery({
    queryKey: sessionKeys.notices(id),
    queryFn: async ({ pageParam, signal }): Promise<Page<SessionNoticeView>> => {
      const query = { limit: 25, cursor: pageParam };
      return (await sessionsNotices({ client, path: { id }, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // All pages are read anew: the more there are, the less often.
    refetchInterval: ({ state }) => NOTICES_MS * (state.data?.pages.length ?? 1),
  });
}

export function useCreateSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: CreateSessionRequest): Promise<SessionView> =>
      (await sessionsCreate({ client, body })).data,
    onSuccess: () => void queries.invalidateQueries({ queryKey: sessionKeys.list() }),
  });
}

/** Changes the settings of a number. */
export function useUpdateSession(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: UpdateSessionRequest): Promise<SessionView> =>
      (await sessionsUpdate({ client, path: { id }, body })).data,
    onSuccess: (session) => {
      queries.setQueryData(sessionKeys.detail(id), session);
      void queries.invalidateQueries({ queryKey: sessionKeys.timeline(id) });
      amend<SessionView[]>(queries, sessionKeys.list(), (sessions) =>
        sessions.map((one) => (one.id === id ? session : one)),
      );
    },
  });
}

function useSessionAction(action: (id: string) => Promise<{ data: SessionView }>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => (await action(id)).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionKeys.all }),
  });
}

/** Starts linking again after a number was unlinked or its codes ran out, or ends a pause. */
export function useConnectSession() {
  return useSessionAction((id) => sessionsConnect({ client, path: { id } }));
}

/** Makes a link by which somebody else links a phone to a number. */
export function useCreateConnectLink(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: CreateConnectLinkRequest): Promise<CreatedConnectLink> =>
      (await connectLinksCreate({ client, path: { id }, body })).data,
    onSuccess: () => void queries.invalidateQueries({ queryKey: sessionKeys.links(id) }),
    gcTime: 0,
  });
}

/** Links by which a phone can still be linked to a number, newest first. */
export function useConnectLinks(id: string) {
  return useQuery({
    queryKey: sessionKeys.links(id),
    queryFn: ({ signal }) =>
      allPages<ConnectLinkView>(async (cursor) => {
        const query = { sessionId: id, limit: PAGE_LIMIT, cursor };
        return (await connectLinksList({ client, query, signal })).data;
      }),
  });
}

export function useRevokeConnectLink(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (linkId: string) => {
      await connectLinksRevoke({ client, path: { id: linkId } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: sessionKeys.links(id) }),
  });
}

/** Unlinks a number: its device disappears from the phone. */
export function useUnlinkSession() {
  return useSessionAction((id) => sessionsLogout({ client, path: { id } }));
}

export function useDeleteSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await sessionsRemove({ client, path: { id } });
    },
    onSuccess: (_, id) => {
      amend<SessionView[]>(queries, sessionKeys.list(), (sessions) =>
        sessions.filter((session) => session.id !== id),
      );
      // Its messages are gone with it.
      void queries.invalidateQueries({ queryKey: messageKeys.all });
    },
  });
}

export function usePairingCode(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (phone: string) =>
      (await sessionsPairingCode({ client, path: { id }, body: { phone } })).data,
    // The live stream tells it, too, and what becomes of it; this is sooner where the stream is not.
    onSuccess: ({ code, expiresAt }) =>
      amend<SessionView>(queryClient, sessionKeys.detail(id), (session) => ({
        ...session,
        ...{ pairingCode: code, pairingCodeExpiresAt: expiresAt },
      })),
  });
}
