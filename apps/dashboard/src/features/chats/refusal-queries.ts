import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { refusedChangesDrop, refusedChangesList, refusedChangesRetry } from '@whathooks/api-client';
import type { RefusedChange } from '@whathooks/dto';
import { amend } from '../../shared/api/amend';
import { client } from '../auth/client';

const refusalKeys = { all: ['refusals'] as const, chat: (id: string) => ['refusals', id] as const };

/** What of a chat was changed here and WhatsApp will not take. */
export function useRefusals(chatId: string) {
  return useQuery({
    queryKey: refusalKeys.chat(chatId),
    queryFn: async ({ signal }): Promise<RefusedChange[]> =>
      (await refusedChangesList({ client, path: { id: chatId }, signal })).data.data,
  });
}

/** Reads again what the phone refused of a chat, where it is shown. */
export function refreshRefusals(queries: QueryClient, chatId: string): void {
  void queries.invalidateQueries({ queryKey: refusalKeys.chat(chatId) });
}

/** Sends what was refused once more, or leaves it as it is. */
export function useSettleRefusals(chatId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (how: 'retry' | 'leave') => {
      const options = { client, path: { id: chatId } };
      await (how === 'retry' ? refusedChangesRetry(options) : refusedChangesDrop(options));
    },
    onSuccess: () => amend<RefusedChange[]>(queries, refusalKeys.chat(chatId), () => []),
  });
}
