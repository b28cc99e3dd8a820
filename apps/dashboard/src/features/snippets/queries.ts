import { useQuery } from '@tanstack/react-query';
import { snippetsList } from '@whathooks/api-client';
import type { SnippetView } from '@whathooks/dto';
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
