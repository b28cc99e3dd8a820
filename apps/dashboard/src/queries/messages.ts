import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query';
import type { MessageDirection, MessageView, SentMessage } from '@whathooks/dto';
import { http } from '../api/http';
import type { Page } from './pages';

/** What a list of messages is narrowed to. An absent field does not narrow. */
export interface MessageFilter {
  sessionId?: string;
  direction?: MessageDirection;
  chat?: string;
}

export type MessagePages = InfiniteData<Page<MessageView>, string | undefined>;

export const messageKeys = {
  all: ['messages'] as const,
  lists: () => [...messageKeys.all, 'list'] as const,
  list: (filter: MessageFilter) => [...messageKeys.lists(), filter] as const,
  anySent: () => [...messageKeys.all, 'any-sent'] as const,
};

/** Messages that match, newest first, a page at a time. */
export function useMessages(filter: MessageFilter, { limit = 50, enabled = true } = {}) {
  return useInfiniteQuery({
    queryKey: messageKeys.list(filter),
    queryFn: async ({ pageParam, signal }) => {
      const params = { ...filter, limit, cursor: pageParam };
      return (await http.get<Page<MessageView>>('/v1/messages', { params, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });
}

/** Whether this organization ever sent a message. */
export function useHasSent() {
  return useQuery({
    queryKey: messageKeys.anySent(),
    queryFn: async ({ signal }) => {
      const params = { direction: 'outbound', limit: 1 };
      const answer = await http.get<Page<MessageView>>('/v1/messages', { params, signal });
      return answer.data.data.length > 0;
    },
  });
}

/** Answers from the dashboard. A text may need longer than a request, so it waits up to 30 s. */
export function useSendMessage(sessionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (request: { to: string; text: string }) => {
      const path = `/v1/sessions/${encodeURIComponent(sessionId)}/messages`;
      return (await http.post<SentMessage>(path, request)).data;
    },
    // The stored message says chat and time; events may have brought it already.
    onSuccess: () => client.invalidateQueries({ queryKey: messageKeys.all }),
  });
}
