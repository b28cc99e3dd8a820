import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  webhooksCreate,
  webhooksGet,
  webhooksList,
  webhooksRemove,
  webhooksRetry,
  webhooksRevealSecret,
  webhooksRotateSecret,
  webhooksUpdate,
} from '@whathooks/api-client';
import type { CreateWebhookRequest, UpdateWebhookRequest, WebhookView } from '@whathooks/dto';
import { client } from '../auth/client';
import { allPages, PAGE_LIMIT } from '../../shared/api/pages';

/** How often the state of webhooks is read anew, in milliseconds: it tells no screen of its changes. */
const REFRESH_MS = 5_000;

const webhookKeys = {
  all: ['webhooks'] as const,
  one: (id: string) => [...webhookKeys.all, id] as const,
};

/** Every webhook of the organization, newest first. */
export function useWebhooks() {
  return useQuery({
    queryKey: webhookKeys.all,
    queryFn: ({ signal }) =>
      allPages<WebhookView>(async (cursor) => {
        const query = { limit: PAGE_LIMIT, cursor };
        return (await webhooksList({ client, query, signal })).data;
      }),
    refetchInterval: REFRESH_MS,
  });
}

export function useWebhook(id: string) {
  return useQuery({
    queryKey: webhookKeys.one(id),
    queryFn: async ({ signal }) => (await webhooksGet({ client, path: { id }, signal })).data,
    enabled: id !== '',
    refetchInterval: REFRESH_MS,
  });
}

/** The answer carries the secret, which is shown now and on an explicit reveal only. */
export function useCreateWebhook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: CreateWebhookRequest) => (await webhooksCreate({ client, body })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

export function useUpdateWebhook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, changes }: { id: string; changes: UpdateWebhookRequest }) =>
      (await webhooksUpdate({ client, path: { id }, body: changes })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

export function useDeleteWebhook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await webhooksRemove({ client, path: { id } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

/** Probes an endpoint that is down now. */
export function useRetryWebhook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => (await webhooksRetry({ client, path: { id } })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

/** A mutation, because every reveal is a deliberate act and the secret should not stay in a cache. */
export function useRevealSecret() {
  return useMutation({
    mutationFn: async (id: string) => (await webhooksRevealSecret({ client, path: { id } })).data,
    gcTime: 0,
  });
}

/** Makes a new secret. The old one signs as well for a day. */
export function useRotateSecret() {
  return useMutation({
    mutationFn: async ({ id, endPrevious }: { id: string; endPrevious: boolean }) =>
      (await webhooksRotateSecret({ client, path: { id }, body: { endPrevious } })).data,
    gcTime: 0,
  });
}
