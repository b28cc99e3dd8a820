import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  snippetsCreate,
  snippetsList,
  snippetsRemove,
  snippetsUpdate,
} from '@whathooks/api-client';
import type { CreateSnippetRequest, SnippetView } from '@whathooks/dto';
import { client } from '../auth/client';

export const snippetKeys = { all: ['snippets'] as const };

/** Texts that are often written, by shortcut. */
export function useSnippets() {
  return useQuery({
    queryKey: snippetKeys.all,
    queryFn: async ({ signal }): Promise<SnippetView[]> =>
      (await snippetsList({ client, signal })).data.data,
  });
}

interface KeptSnippet extends CreateSnippetRequest {
  /** Missing for one that is new. */
  id?: string;
}

/** Makes a snippet, or changes one. */
export function useKeepSnippet() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...body }: KeptSnippet) => {
      await (id === undefined
        ? snippetsCreate({ client, body })
        : snippetsUpdate({ client, path: { id }, body }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: snippetKeys.all }),
  });
}

export function useRemoveSnippet() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await snippetsRemove({ client, path: { id } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: snippetKeys.all }),
  });
}
