import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApiKeyView, CreateApiKeyRequest, CreatedApiKey } from '@whathooks/dto';
import { http } from '../api/http';
import { allPages, PAGE_LIMIT, type Page } from './pages';

const apiKeyKeys = { all: ['api-keys'] as const };

/** Every key of the organization, newest first. */
export function useApiKeys() {
  return useQuery({
    queryKey: apiKeyKeys.all,
    queryFn: ({ signal }) =>
      allPages<ApiKeyView>(async (cursor) => {
        const params = { limit: PAGE_LIMIT, cursor };
        return (await http.get<Page<ApiKeyView>>('/v1/api-keys', { params, signal })).data;
      }),
  });
}

/** The answer carries the token, which is shown this once. */
export function useCreateApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (request: CreateApiKeyRequest) =>
      (await http.post<CreatedApiKey>('/v1/api-keys', request)).data,
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeyKeys.all }),
    gcTime: 0,
  });
}

export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await http.delete(`/v1/api-keys/${encodeURIComponent(id)}`);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
}
