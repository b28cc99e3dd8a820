import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  clientsCreate,
  clientSessionsSet,
  clientsList,
  clientsRemove,
  clientsRename,
} from '@whathooks/api-client';
import type { ClientView, RemoveClientQuery, SetClientSessionsRequest } from '@whathooks/dto';
import { client } from '../auth/client';
import { clientKeys, clientsChanged } from './cached-queries';

/** Clients of the organization, by name. */
export function useClients() {
  return useQuery({
    queryKey: clientKeys.all,
    queryFn: async ({ signal }): Promise<ClientView[]> =>
      (await clientsList({ client, signal })).data.data,
  });
}

interface KeptClient {
  /** Missing for one that is new. */
  id: string | undefined;
  name: string;
}

/** Makes a client, or renames one. Returns its id. */
export function useKeepClient() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, name }: KeptClient): Promise<string> => {
      const body = { name };
      if (id === undefined) return (await clientsCreate({ client, body })).data.id;
      await clientsRename({ client, path: { id }, body });
      return id;
    },
    onSettled: () => clientsChanged(queries),
  });
}

/** Gives a client its numbers: these, and no others. */
export function useSetClientNumbers() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...body }: { id: string } & SetClientSessionsRequest) => {
      await clientSessionsSet({ client, path: { id }, body });
    },
    onSettled: () => clientsChanged(queries),
  });
}

export function useRemoveClient() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...query }: { id: string } & RemoveClientQuery) => {
      await clientsRemove({ client, path: { id }, query });
    },
    onSettled: () => clientsChanged(queries),
  });
}
