import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { draftsList, draftsSave } from '@whathooks/api-client';
import type { DraftView } from '@whathooks/dto';
import { client } from '../auth/client';
import { useIdentity } from '../auth/use-auth';
import { amend } from '../../shared/api/amend';
import { allPages, PAGE_LIMIT } from '../../shared/api/pages';
import { DraftSaver } from './draft-saver';
import { type Draft, KeptDrafts } from './kept-drafts';

export const draftKeys = { all: ['drafts'] as const };

/** What whoever is logged in has begun to write, in all chats. Another device may have changed it meanwhile. */
export function useDrafts() {
  return useQuery({
    queryKey: draftKeys.all,
    queryFn: ({ signal }) =>
      allPages<DraftView>(async (cursor) => {
        const query = { limit: PAGE_LIMIT, cursor };
        return (await draftsList({ client, query, signal })).data;
      }),
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  });
}

let current: { userId: string; saver: DraftSaver } | null = null;

/** What saves the drafts of whoever is logged in: one for the page, since each chat has one draft. */
export function useDraftSaver(): DraftSaver {
  return draftSaver(useQueryClient(), useIdentity().user.id);
}

function draftSaver(queries: QueryClient, userId: string): DraftSaver {
  if (current?.userId !== userId) {
    const saver = new DraftSaver(new KeptDrafts(userId, storage()), {
      save: async (chatId, draft) => {
        const options = { client, path: { id: chatId }, body: draft, ...lastingRequest(draft) };
        showDraft(queries, (await draftsSave(options)).data);
      },
    });
    current = { userId, saver };
  }
  return current.saver;
}

/** What was begun in a chat, by its id; empty for nothing. */
export function useDraftTexts(): (chatId: string) => string {
  const saver = useDraftSaver();
  const { data: drafts } = useDrafts();
  const texts = new Map(drafts?.map(({ chatId, text }) => [chatId, text]));
  return (chatId) => saver.unsaved(chatId)?.text ?? texts.get(chatId) ?? '';
}

/** Characters of a text that surely fit into a request that goes on when its page is closed. */
const LASTING_MAX = 15_000;

/** A request that is not given up with its page, as far as browsers allow. */
function lastingRequest({ text }: Draft) {
  return text.length > LASTING_MAX ? {} : { keepalive: true };
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Shows a draft as the server has it now, unless a later one is known; an empty one is gone. */
export function showDraft(queries: QueryClient, draft: DraftView): void {
  amend<DraftView[]>(queries, draftKeys.all, (drafts) => {
    const known = drafts.find(({ chatId }) => chatId === draft.chatId);
    if (known?.updatedAt && draft.updatedAt && known.updatedAt > draft.updatedAt) return drafts;
    const others = drafts.filter(({ chatId }) => chatId !== draft.chatId);
    return draft.text === '' ? others : [draft, ...others];
  });
}
