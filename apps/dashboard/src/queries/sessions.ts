import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CreateSessionRequest,
  PairingCodeResponse,
  SessionTransitionView,
  SessionView,
} from '@whathooks/dto';
import { http } from '../api/http';
import { allPages, PAGE_LIMIT, type Page } from './pages';

export const sessionKeys = {
  all: ['sessions'] as const,
  list: () => [...sessionKeys.all, 'list'] as const,
  detail: (id: string) => [...sessionKeys.all, 'detail', id] as const,
  transitions: (id: string) => [...sessionKeys.all, 'transitions', id] as const,
};

export const sessionsQuery = () =>
  queryOptions({
    queryKey: sessionKeys.list(),
    queryFn: ({ signal }) =>
      allPages<SessionView>(async (cursor) => {
        const params = { limit: PAGE_LIMIT, cursor };
        const answer = await http.get<Page<SessionView>>('/v1/sessions', { params, signal });
        return answer.data;
      }),
  });

/** Every number of the organization, newest first. */
export function useSessions() {
  return useQuery(sessionsQuery());
}

export function useSession(id: string) {
  return useQuery({
    queryKey: sessionKeys.detail(id),
    queryFn: async ({ signal }) =>
      (await http.get<SessionView>(`/v1/sessions/${encodeURIComponent(id)}`, { signal })).data,
    enabled: id !== '',
  });
}

/** The latest moves of a number from status to status, newest first. */
export function useTransitions(id: string) {
  return useQuery({
    queryKey: sessionKeys.transitions(id),
    queryFn: async ({ signal }) => {
      const path = `/v1/sessions/${encodeURIComponent(id)}/transitions`;
      const params = { limit: PAGE_LIMIT };
      return (await http.get<Page<SessionTransitionView>>(path, { params, signal })).data.data;
    },
    enabled: id !== '',
  });
}

export function useCreateSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (request: CreateSessionRequest) =>
      (await http.post<SessionView>('/v1/sessions', request)).data,
    onSuccess: (session) => {
      client.setQueryData(sessionKeys.detail(session.id), session);
      return client.invalidateQueries({ queryKey: sessionKeys.list() });
    },
  });
}

function useSessionAction(action: 'connect' | 'logout') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) =>
      (await http.post<SessionView>(`/v1/sessions/${encodeURIComponent(id)}/${action}`)).data,
    onSuccess: (session) => {
      client.setQueryData(sessionKeys.detail(session.id), session);
      return client.invalidateQueries({ queryKey: sessionKeys.all });
    },
  });
}

/** Starts linking again after a number was unlinked or its codes ran out. */
export function useConnectSession() {
  return useSessionAction('connect');
}

/** Unlinks a number: its device disappears from the phone. */
export function useUnlinkSession() {
  return useSessionAction('logout');
}

export function useDeleteSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await http.delete(`/v1/sessions/${encodeURIComponent(id)}`);
    },
    onSuccess: (_, id) => {
      client.setQueryData<SessionView[]>(sessionKeys.list(), (sessions) =>
        sessions?.filter((session) => session.id !== id),
      );
    },
  });
}

export function usePairingCode(id: string) {
  return useMutation({
    mutationFn: async (phone: string) => {
      const path = `/v1/sessions/${encodeURIComponent(id)}/pairing-code`;
      return (await http.post<PairingCodeResponse>(path, { phone })).data.code;
    },
  });
}
