import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { alertsChange, alertsList, alertsSettings } from '@whathooks/api-client';
import type { AlertPayload, AlertSettings, AlertState } from '@whathooks/dto';
import { client } from '../auth/client';
import type { Page } from '../../shared/api/pages';

/** How often alerts are read anew, in milliseconds. */
const REFRESH_MS = 15_000;

const alertKeys = {
  all: ['alerts'] as const,
  settings: () => [...alertKeys.all, 'settings'] as const,
};

/** Alerts that are open, or over, newest first, a page at a time. */
export function useAlerts(state: AlertState) {
  return useInfiniteQuery({
    queryKey: [...alertKeys.all, 'list', state],
    queryFn: async ({ pageParam, signal }): Promise<Page<AlertPayload>> => {
      const query = { state, limit: 25, cursor: pageParam };
      return (await alertsList({ client, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state: { data } }) => REFRESH_MS * (data?.pages.length ?? 1),
  });
}

export function useAlertSettings() {
  return useQuery({
    queryKey: alertKeys.settings(),
    queryFn: async ({ signal }) => (await alertsSettings({ client, signal })).data,
  });
}

export function useSetAlertSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: AlertSettings) => (await alertsChange({ client, body })).data,
    onSuccess: (settings) => queries.setQueryData(alertKeys.settings(), settings),
  });
}
