'use client';

import type { MessageView, SearchHit } from '@whathooks/dto';
import type { MessageFilter } from '../../../features/messages/queries';
import { useSearch } from '../../../features/search/queries';

/** A message that was found, and where the words stand in its text. */
export interface FoundMessage extends MessageView {
  places: SearchHit['highlights'];
}

const PAGE = 50;

/** Messages that a search finds within a filter, newest first, a page at a time. */
export function useFoundMessages(q: string, { pinned: _pinned, ...filter }: MessageFilter) {
  const search = useSearch({ ...filter, q, in: 'messages' }, PAGE);
  const { data } = search;
  return {
    ...search,
    data: data && {
      ...data,
      pages: data.pages.map((page) => ({ ...page, data: page.data.flatMap(foundMessage) })),
    },
  };
}

function foundMessage({ message, title, highlights }: SearchHit): FoundMessage[] {
  return message ? [{ ...message, chatTitle: title, places: highlights }] : [];
}
