import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import {
  deliveriesGet,
  deliveriesList,
  deliveriesListAttempts,
  deliveriesResend,
  recoveriesStop,
  webhookDeliveriesDays,
  webhookDeliveriesList,
  webhookDeliveriesListRecoveries,
  webhookDeliveriesRecover,
  webhookDeliveriesReplay,
  webhookDeliveriesStats,
  webhookDeliveriesTest,
} from '@whathooks/api-client';
import type {
  AttemptView,
  DeliveryStatusName,
  DeliveryView,
  RecoveryKind,
  WebhookEventName,
} from '@whathooks/dto';
import { client } from '../auth/client';
import { each } from '../../shared/api/each';
import type { Page } from '../../shared/api/pages';

/** What a log is narrowed to. An absent field does not narrow. */
export interface DeliveryFilter {
  /** Of whatever has this id. */
  id?: string;
  /** In the log of all webhooks only. */
  webhookId?: string;
  status?: DeliveryStatusName;
  event?: WebhookEventName;
  sessionId?: string;
  since?: string;
  until?: string;
}

/** Refresh interval of an open log, in milliseconds: deliveries send no live events. */
const REFRESH_MS = 5_000;
/** Attempts that are shown at first. */
const ATTEMPTS_PAGE = 50;
/** How often a run is asked how far it is, in milliseconds. */
const PROGRESS_MS = 1_000;

const deliveryKeys = {
  all: ['deliveries'] as const,
  ofWebhook: (webhookId: string) => [...deliveryKeys.all, webhookId] as const,
  list: (webhookId: string, filter: DeliveryFilter) =>
    [...deliveryKeys.ofWebhook(webhookId), 'list', filter] as const,
  days: () => [...deliveryKeys.all, 'days'] as const,
  stats: (webhookId: string) => [...deliveryKeys.ofWebhook(webhookId), 'stats'] as const,
  recoveries: (webhookId: string) => [...deliveryKeys.ofWebhook(webhookId), 'recoveries'] as const,
  one: (id: string) => [...deliveryKeys.all, 'one', id] as const,
};

/** Deliveries of a webhook, or of all of them, newest first, a page at a time. */
export function useDeliveries(webhookId: string | null, filter: DeliveryFilter) {
  return useInfiniteQuery({
    queryKey: deliveryKeys.list(webhookId ?? '', filter),
    queryFn: async ({ pageParam, signal }): Promise<Page<DeliveryView>> => {
      const { webhookId: chosen, ...others } = filter;
      const query = { ...others, limit: 25, cursor: pageParam };
      if (webhookId === null) {
        const all = { ...query, webhookId: chosen };
        return (await deliveriesList({ client, query: all, signal })).data;
      }
      return (await webhookDeliveriesList({ client, path: { id: webhookId }, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // All loaded pages are refreshed: the more there are, the less often.
    refetchInterval: ({ state }) => REFRESH_MS * (state.data?.pages.length ?? 1),
  });
}

/** The last 24 hours of every webhook to which anything was sent, by its id. */
export function useWebhookDays() {
  return useQuery({
    queryKey: deliveryKeys.days(),
    queryFn: async ({ signal }) => (await webhookDeliveriesDays({ client, signal })).data,
    select: ({ data }) => new Map(data.map((day) => [day.webhookId, day])),
    refetchInterval: REFRESH_MS,
  });
}

/** The last 24 hours of a webhook, and what waits for it. */
export function useWebhookStats(webhookId: string) {
  return useQuery({
    queryKey: deliveryKeys.stats(webhookId),
    queryFn: async ({ signal }) =>
      (await webhookDeliveriesStats({ client, path: { id: webhookId }, signal })).data,
    refetchInterval: REFRESH_MS,
  });
}

/** One delivery with what it sends. */
export function useDelivery(id: string) {
  return useQuery({
    queryKey: deliveryKeys.one(id),
    queryFn: async ({ signal }) => (await deliveriesGet({ client, path: { id }, signal })).data,
    refetchInterval: REFRESH_MS,
  });
}

/**
 * The attempts at a delivery, newest first, a page at a time. With what they sent and were answered they
 * are large: they are read again after a new attempt, and not every few seconds.
 */
export function useAttempts({ id, attempts, status }: DeliveryView) {
  return useInfiniteQuery({
    queryKey: [...deliveryKeys.one(id), 'attempts', attempts, status],
    queryFn: async ({ pageParam, signal }): Promise<Page<AttemptView>> => {
      const query = { limit: ATTEMPTS_PAGE, cursor: pageParam };
      return (await deliveriesListAttempts({ client, path: { id }, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useResend() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => (await deliveriesResend({ client, path: { id } })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: deliveryKeys.all }),
  });
}

/** Sends several again, or tries those that wait now; resolves with what came of them. */
export function useResendMany() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deliveries: readonly DeliveryView[]) =>
      each(
        deliveries,
        ({ id }) => deliveriesResend({ client, path: { id } }),
        ({ event }) => event,
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: deliveryKeys.all }),
  });
}

/** Posts a sample and resolves with its result, success or not. */
export function useTestEvent(webhookId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (event: WebhookEventName) =>
      (await webhookDeliveriesTest({ client, path: { id: webhookId }, body: { event } })).data,
    // The result is shown at once: it does not wait until the log has been read again.
    onSuccess: () =>
      void queries.invalidateQueries({ queryKey: deliveryKeys.ofWebhook(webhookId) }),
  });
}

/** Counts what a run would send (`dryRun`), or begins it. */
export function useRecover(webhookId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      kind,
      ...body
    }: {
      kind: RecoveryKind;
      since: string;
      until?: string;
      dryRun: boolean;
    }) => {
      const begin = kind === 'recover' ? webhookDeliveriesRecover : webhookDeliveriesReplay;
      return (await begin({ client, path: { id: webhookId }, body })).data;
    },
    onSuccess: (_, { dryRun }) =>
      dryRun
        ? undefined
        : queries.invalidateQueries({ queryKey: deliveryKeys.ofWebhook(webhookId) }),
  });
}

/** The last runs of a webhook, newest first. */
export function useRecoveries(webhookId: string) {
  return useQuery({
    queryKey: deliveryKeys.recoveries(webhookId),
    queryFn: async ({ signal }) => {
      const query = { limit: 3 };
      return (
        await webhookDeliveriesListRecoveries({ client, path: { id: webhookId }, query, signal })
      ).data.data;
    },
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === 'running') ? PROGRESS_MS : false,
  });
}

export function useStopRecovery(webhookId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => (await recoveriesStop({ client, path: { id } })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: deliveryKeys.ofWebhook(webhookId) }),
  });
}
