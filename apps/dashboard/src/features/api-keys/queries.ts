import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiKeysCreate, apiKeysList, apiKeysRevoke, apiKeysRotate } from '@whathooks/api-client';
import type { ApiKeyView, CreateApiKeyRequest } from '@whathooks/dto';
import { client } from '../auth/client';
import { useMay } from '../auth/use-may';
import { allPages, PAGE_LIMIT } from '../../shared/api/pages';

const apiKeyKeys = { all: ['api-keys'] as const };

/** Every key of the organization, newest first. Nothing is asked for those who may not read them. */
export function useApiKeys() {
  const mayRead = useMay('api-keys:read');
  return useQuery({
    enabled: mayRead,
    queryKey: apiKeyKeys.all,
    queryFn: ({ signal }) =>
      allPages<ApiKeyView>(async (cursor) => {
        const query = { limit: PAGE_LIMIT, cursor };
        return (await apiKeysList({ client, query, signal })).data;
      }),
  });
}

/** The answer carries the token, which is shown this once. */
export function useCreateApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: CreateApiKeyRequest) => (await apiKeysCreate({ client, body })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeyKeys.all }),
    gcTime: 0,
  });
}

/** The answer carries the new token, which is shown this once. */
export function useRotateApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, overlapMinutes }: { id: string; overlapMinutes: number }) =>
      (await apiKeysRotate({ client, path: { id }, body: { overlapMinutes } })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeyKeys.all }),
    gcTime: 0,
  });
}

export function useRevokeApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await apiKeysRevoke({ client, path: { id } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
}
