import { useInfiniteQuery } from '@tanstack/react-query';
import { searchSearch } from '@whathooks/api-client';
import type {
  ChatViewName,
  MessageDirection,
  MessageStatusName,
  SearchPage,
  Searched,
} from '@whathooks/dto';
import { client } from '../auth/client';

/** What is searched for, and where. */
export interface SearchFilter {
  q: string;
  in: Searched;
  sessionId?: string;
  view?: ChatViewName;
  label?: string;
  chat?: string;
  direction?: MessageDirection;
  status?: MessageStatusName;
  starred?: boolean;
  since?: string;
  until?: string;
}

const PAGE = 20;

/** What was found, newest first, a page at a time; nothing is asked for nothing. */
export function useSearch(filter: SearchFilter, limit = PAGE, isWanted = true) {
  return useInfiniteQuery({
    queryKey: ['search', filter, limit] as const,
    queryFn: async ({ pageParam, signal }): Promise<SearchPage> => {
      const query = { ...filter, limit, ...(pageParam && { cursor: pageParam }) };
      return (await searchSearch({ client, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: filter.q !== '' && isWanted,
    // What was found before stays until the answer is there: nothing jumps while somebody types.
    placeholderData: (before) => before,
    gcTime: 60_000,
  });
}
