import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import {
  messagesAnswerFromDashboard,
  messagesDownloadAgain,
  messagesEdit,
  messagesGet,
  messagesKeep,
  messagesList,
  messagesPin,
  messagesRemove,
  starredMessagesStar,
  type MessagesAnswerFromDashboardData,
  type MessagesPinData,
} from '@whathooks/api-client';
import type { MessageDirection, MessageStatusName, MessageView } from '@whathooks/dto';
import { client } from '../auth/client';
import { showChanged } from '../chats/timeline-queries';
import type { Page } from '../../shared/api/pages';

/** What a list of messages is narrowed to. An absent field does not narrow. */
export interface MessageFilter {
  sessionId?: string;
  direction?: MessageDirection;
  chat?: string;
  status?: MessageStatusName;
  starred?: boolean;
  pinned?: boolean;
  since?: string;
  until?: string;
}

/** What the dashboard asks to send. */
export type OutgoingMessage = MessagesAnswerFromDashboardData['body'];

export type MessagePages = InfiniteData<Page<MessageView>, string | undefined>;

export const messageKeys = {
  all: ['messages'] as const,
  lists: () => [...messageKeys.all, 'list'] as const,
  list: (filter: MessageFilter) => [...messageKeys.lists(), filter] as const,
  detail: (id: string) => [...messageKeys.all, 'detail', id] as const,
  anySent: () => [...messageKeys.all, 'any-sent'] as const,
};

/** Messages that match, newest first, a page at a time. */
export function useMessages(filter: MessageFilter, { limit = 50, enabled = true } = {}) {
  return useInfiniteQuery({
    queryKey: messageKeys.list(filter),
    queryFn: async ({ pageParam, signal }): Promise<Page<MessageView>> => {
      const query = { ...filter, limit, cursor: pageParam };
      return (await messagesList({ client, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled,
  });
}

/** One message, with what lists leave out: the answers to a poll or an event. */
export function useMessage(id: string) {
  return useQuery({
    queryKey: messageKeys.detail(id),
    queryFn: async ({ signal }): Promise<MessageView> =>
      (await messagesGet({ client, path: { id }, signal })).data,
  });
}

/** One message, where it is asked for outside of what is drawn. */
export async function readMessage(queries: QueryClient, id: string): Promise<MessageView> {
  const queryFn = async () => (await messagesGet({ client, path: { id } })).data;
  return queries.fetchQuery({ queryKey: messageKeys.detail(id), queryFn, retry: false });
}

/** Whether this organization ever sent a message. */
export function useHasSent() {
  return useQuery({
    queryKey: messageKeys.anySent(),
    queryFn: async ({ signal }) => {
      const query = { direction: 'outbound', limit: 1 } as const;
      return (await messagesList({ client, query, signal })).data.data.length > 0;
    },
  });
}

/** Cancels a message that has not left. */
export function useCancelMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => messagesRemove({ client, path: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: messageKeys.all }),
  });
}

interface ScheduledChange {
  id: string;
  changes: { text?: string; sendAt?: string };
}

/** Gives a message another text or time before it is sent. */
export function useChangeScheduled() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, changes }: ScheduledChange) =>
      (await messagesEdit({ client, path: { id }, body: changes })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: messageKeys.all }),
  });
}

/** Asks once more for the file of a message, which did not come. */
export function useDownloadAgain() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => (await messagesDownloadAgain({ client, path: { id } })).data,
    onSuccess: (message) => showMessage(queries, message),
  });
}

/** Shows a message as it is now, wherever it is shown. */
function showMessage(queries: QueryClient, message: MessageView): void {
  void queries.invalidateQueries({ queryKey: messageKeys.all });
  showChanged(queries, new Map([[message.id, () => message]]));
}

/** Shows stars that were put on messages or taken back. */
export function showStarred(
  queries: QueryClient,
  ids: readonly string[],
  isStarred: boolean,
): void {
  void queries.invalidateQueries({ queryKey: messageKeys.all });
  const star = ({ starred: _before, ...message }: MessageView): MessageView =>
    isStarred ? { ...message, starred: true } : message;
  showChanged(queries, new Map(ids.map((id) => [id, star])));
}

/** Answers from the dashboard. */
export function useSendMessage(sessionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: OutgoingMessage) => sendMessage(queries, sessionId, body),
  });
}

/** Sends a message from the dashboard. */
export async function sendMessage(
  queries: QueryClient,
  sessionId: string,
  body: OutgoingMessage,
  key?: string,
) {
  const headers = key === undefined ? {} : { 'Idempotency-Key': key };
  const path = { id: sessionId };
  const { data } = await messagesAnswerFromDashboard({ client, path, body, headers });
  // The stored message says chat and time; events may have brought it already.
  void queries.invalidateQueries({ queryKey: messageKeys.all });
  return data;
}

/** Rewords a message. */
export function useEditMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, text }: { id: string; text: string }) =>
      (await messagesEdit({ client, path: { id }, body: { text } })).data,
    onSuccess: (message) => showMessage(queries, message),
  });
}

/** Deletes a message for everyone. */
export function useDeleteMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => (await messagesRemove({ client, path: { id } })).data,
    onSuccess: (message) => showMessage(queries, message),
  });
}

interface Star {
  id: string;
  starred: boolean;
}

/** Stars a message, or takes the star back, here and on the phone. */
export function useStarMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, starred }: Star) =>
      (await starredMessagesStar({ client, path: { id }, body: { starred } })).data,
    onSuccess: (message) => showMessage(queries, message),
  });
}

/** Pins a message for everybody in its chat, or unpins it. */
export function usePinMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...body }: { id: string } & MessagesPinData['body']) =>
      (await messagesPin({ client, path: { id }, body })).data,
    onSuccess: (message) => showMessage(queries, message),
  });
}

/** Keeps a message from disappearing for everybody in its chat, or lets it disappear. */
export function useKeepMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, kept }: { id: string; kept: boolean }) =>
      (await messagesKeep({ client, path: { id }, body: { kept } })).data,
    onSuccess: (message) => showMessage(queries, message),
  });
}
