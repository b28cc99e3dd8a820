import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CreatedWebhook,
  CreateWebhookRequest,
  UpdateWebhookRequest,
  WebhookView,
} from '@whathooks/dto';
import { http } from '../api/http';
import { allPages, PAGE_LIMIT, type Page } from './pages';

export const webhookKeys = { all: ['webhooks'] as const };

const path = (id: string) => `/v1/webhooks/${encodeURIComponent(id)}`;

/** Every webhook of the organization, newest first. */
export function useWebhooks() {
  return useQuery({
    queryKey: webhookKeys.all,
    queryFn: ({ signal }) =>
      allPages<WebhookView>(async (cursor) => {
        const params = { limit: PAGE_LIMIT, cursor };
        return (await http.get<Page<WebhookView>>('/v1/webhooks', { params, signal })).data;
      }),
  });
}

/** The answer carries the secret, which is shown now and on an explicit reveal only. */
export function useCreateWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (request: CreateWebhookRequest) =>
      (await http.post<CreatedWebhook>('/v1/webhooks', request)).data,
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

export function useUpdateWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, changes }: { id: string; changes: UpdateWebhookRequest }) =>
      (await http.patch<WebhookView>(path(id), changes)).data,
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

export function useDeleteWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await http.delete(path(id));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
  });
}

/** A mutation, because every reveal is a deliberate act and the secret should not stay in a cache. */
export function useRevealSecret() {
  return useMutation({
    mutationFn: async (id: string) =>
      (await http.get<{ secret: string }>(`${path(id)}/secret`)).data.secret,
    gcTime: 0,
  });
}
