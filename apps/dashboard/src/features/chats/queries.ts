import {
  type QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import {
  conversationsCounts,
  conversationsGet,
  conversationsList,
  conversationsMarkRead,
  conversationsOpen,
  conversationsUpdate,
} from '@whathooks/api-client';
import type {
  ChatCounts,
  ChatPage,
  ChatView,
  OpenChatRequest,
  UpdateChatRequest,
} from '@whathooks/dto';
import { amend, amendByReading } from '../../shared/api/amend';
import { authState } from '../auth/auth-store';
import { client } from '../auth/client';
import { type ChatFilter, type ChatPages, withChanged, withFirstPage } from './chat-cache';

export type { ChatFilter, ChatPages } from './chat-cache';

export const chatKeys = {
  all: ['chats'] as const,
  lists: () => [...chatKeys.all, 'list'] as const,
  list: (filter: ChatFilter) => [...chatKeys.lists(), filter] as const,
  counts: () => [...chatKeys.all, 'counts'] as const,
  details: () => [...chatKeys.all, 'detail'] as const,
  detail: (id: string) => [...chatKeys.details(), id] as const,
  found: (sessionId: string, jid: string) => [...chatKeys.all, 'found', sessionId, jid] as const,
};

/** Chats per request. */
const PAGE = 50;

/** Chats that match, the one with the newest message first, a page at a time. */
export function useChats(filter: ChatFilter) {
  return useInfiniteQuery({
    queryKey: chatKeys.list(filter),
    queryFn: ({ pageParam, signal }) => readChats(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // What was found before stays until the answer is there: nothing jumps while somebody types.
    placeholderData: (before) => before,
  });
}

/** One page of a list. */
export async function readChats(
  filter: ChatFilter,
  cursor?: string,
  signal?: AbortSignal,
): Promise<ChatPage> {
  const query = { ...filter, limit: PAGE, ...(cursor && { cursor }) };
  return (await conversationsList({ client, query, ...(signal && { signal }) })).data;
}

/** How many chats each view has. */
export function useChatCounts() {
  return useQuery({
    queryKey: chatKeys.counts(),
    queryFn: async ({ signal }): Promise<ChatCounts> =>
      (await conversationsCounts({ client, signal })).data,
  });
}

/** One chat. What a list has of it is shown until the answer is there. */
export function useChat(id: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: chatKeys.detail(id),
    queryFn: async ({ signal }): Promise<ChatView> =>
      (await conversationsGet({ client, path: { id }, signal })).data,
    placeholderData: () => listedChat(queries, id),
  });
}

function listedChat(queries: QueryClient, id: string): ChatView | undefined {
  for (const [, list] of queries.getQueriesData<ChatPages>({ queryKey: chatKeys.lists() })) {
    for (const page of list?.pages ?? []) {
      const chat = page.data.find((one) => one.id === id);
      if (chat) return chat;
    }
  }
  return undefined;
}

/**
 * The chat of a number with a JID or with digits; null where there is none. Of any number where none is given: the
 * chat with the newest message.
 */
export function useFoundChat(sessionId: string, jid: string) {
  return useQuery({
    queryKey: chatKeys.found(sessionId, jid),
    queryFn: async ({ signal }): Promise<ChatView | null> => {
      const query = { ...(sessionId && { sessionId }), chat: jid, limit: 1 };
      return (await conversationsList({ client, query, signal })).data.data[0] ?? null;
    },
    enabled: jid !== '',
  });
}

/** The chat of a number with a JID as a list or a conversation has it, else as the server does; null for none. */
export async function findChat(
  queries: QueryClient,
  sessionId: string,
  jid: string,
): Promise<ChatView | null> {
  const is = (chat: ChatView | undefined) => chat?.sessionId === sessionId && chat.jid === jid;
  for (const [, list] of queries.getQueriesData<ChatPages>({ queryKey: chatKeys.lists() })) {
    const found = list?.pages.flatMap(({ data }) => data).find(is);
    if (found) return found;
  }
  const query = { sessionId, chat: jid, limit: 1 };
  return (await conversationsList({ client, query })).data.data[0] ?? null;
}

/** Begins a chat, or finds it. */
export function useOpenChat() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: OpenChatRequest): Promise<ChatView> =>
      (await conversationsOpen({ client, body })).data,
    onSuccess: (chat) => {
      queries.setQueryData(chatKeys.detail(chat.id), chat);
      void queries.invalidateQueries({ queryKey: chatKeys.lists() });
    },
  });
}

interface ChatChange {
  id: string;
  changes: UpdateChatRequest;
}

/** Changes a chat. */
export function useUpdateChat() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, changes }: ChatChange): Promise<ChatView> =>
      (await conversationsUpdate({ client, path: { id }, body: changes })).data,
    onSuccess: (chat) => {
      showChats(queries, [chat]);
      void queries.invalidateQueries({ queryKey: chatKeys.counts() });
    },
  });
}

/** Marks a chat as read, here and on WhatsApp. */
export function useReadChat() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => conversationsMarkRead({ client, path: { id }, body: {} }),
    onSuccess: (_, id) => {
      const chat = queries.getQueryData<ChatView>(chatKeys.detail(id));
      if (chat) {
        showChats(queries, [{ ...chat, unread: 0, markedUnread: false, firstUnreadId: null }]);
      }
    },
  });
}

/** What a list is narrowed to, by its key. */
const filterOf = (key: QueryKey) => key[chatKeys.lists().length] as ChatFilter;

/** Shows chats as they are now, in every list and where they are open. */
export function showChats(queries: QueryClient, chats: readonly ChatView[]): void {
  const auth = authState();
  const me = auth.phase === 'signed-in' ? auth.user.id : '';
  for (const chat of chats) {
    amend<ChatView>(queries, chatKeys.detail(chat.id), (before) => ({
      ...chat,
      lastMessage: chat.lastMessage ?? before.lastMessage,
    }));
  }
  for (const { queryKey } of queries.getQueryCache().findAll({ queryKey: chatKeys.lists() })) {
    const filter = filterOf(queryKey);
    amend<ChatPages>(queries, queryKey, (pages) => withChanged(pages, chats, filter, me));
  }
}

/** Reads the first page of every list that is shown: chats that nobody has loaded may have moved there. */
export async function refreshChats(queries: QueryClient): Promise<void> {
  void queries.invalidateQueries({ queryKey: chatKeys.counts() });
  void queries.invalidateQueries({ queryKey: chatKeys.details() });
  const lists = queries.getQueryCache().findAll({ queryKey: chatKeys.lists(), type: 'active' });
  queries.removeQueries({ queryKey: chatKeys.lists(), type: 'inactive' });
  await Promise.all(
    lists.map(({ queryKey }) =>
      amendByReading<ChatPages, ChatPage>(
        queries,
        queryKey,
        () => readChats(filterOf(queryKey)),
        withFirstPage,
      ),
    ),
  );
}
