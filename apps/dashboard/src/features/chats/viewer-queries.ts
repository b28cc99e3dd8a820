import { type QueryClient, useQuery } from '@tanstack/react-query';
import { lookingSet, lookingViewed } from '@whathooks/api-client';
import type { ChatViewer, ChatViewersData, LookingState } from '@whathooks/dto';
import { amend } from '../../shared/api/amend';
import { client } from '../auth/client';
import { useIdentity } from '../auth/use-auth';

const viewerKeys = { all: ['viewers'] as const };

/** Who has which chat open, by chat. */
type ViewedChats = Readonly<Record<string, readonly ChatViewer[]>>;

const NOBODY: readonly ChatViewer[] = [];

/** Colleagues who have a chat open. The logged-in person is left out, in other windows too. */
export function useChatViewers(chatId: string): readonly ChatViewer[] {
  const { user } = useIdentity();
  const { data = NOBODY } = useQuery({
    queryKey: viewerKeys.all,
    queryFn: async ({ signal }): Promise<ViewedChats> => {
      const { data: chats } = (await lookingViewed({ client, signal })).data;
      return Object.fromEntries(chats.map(({ chatId: id, viewers }) => [id, viewers]));
    },
    select: (chats) => chats[chatId] ?? NOBODY,
    // Events keep it as it is.
    staleTime: Infinity,
  });
  return data.some(({ userId }) => userId === user.id)
    ? data.filter(({ userId }) => userId !== user.id)
    : data;
}

/** Shows who has a chat open now. */
export function showViewers(queries: QueryClient, { chatId, viewers }: ChatViewersData): void {
  amend<ViewedChats>(queries, viewerKeys.all, (chats) => {
    const { [chatId]: _before, ...others } = chats;
    return viewers.length === 0 ? others : { ...others, [chatId]: viewers };
  });
}

/** Publishes what the logged-in user does in a chat, even while the page is being closed. */
export async function tellLooking(chatId: string, state: LookingState): Promise<void> {
  const kept = { adapter: 'fetch', fetchOptions: { keepalive: true } } as const;
  await lookingSet({ client, path: { id: chatId }, body: { state }, ...kept });
}
