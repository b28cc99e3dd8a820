import { useEffect, useState } from 'react';
import type { Page } from '../api/pages';

/** Pages that are read on their own until one holds something. */
const PAGES_AT_ONCE = 5;

/** A list that is read page by page, newest first, as far as it has been read. */
export interface PagedQuery {
  pages: readonly Page<unknown>[];
  hasNextPage: boolean;
  isFetching: boolean;
  isError: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** Whether the page that was read last holds nothing. */
export function foundNothing(pages: readonly Page<unknown>[]): boolean {
  return pages.at(-1)?.data.length === 0;
}

/**
 * Reads on over pages that hold nothing, a few at a time: the API looks at so many rows for a page, and
 * says where it stopped.
 */
export function useLookOn(query: PagedQuery): {
  isLooking: boolean;
  /** Reads the next page, and those after it while they hold nothing. */
  further: () => Promise<unknown>;
} {
  const { pages, hasNextPage, isFetching, isError, isFetchingNextPage, fetchNextPage } = query;
  const [upTo, setUpTo] = useState(PAGES_AT_ONCE);
  const goesOn = hasNextPage && !isError && foundNothing(pages) && pages.length < upTo;
  useEffect(() => {
    if (goesOn && !isFetching) void fetchNextPage();
  }, [goesOn, isFetching, fetchNextPage]);
  return {
    isLooking: goesOn || isFetchingNextPage,
    further: () => {
      setUpTo(pages.length + PAGES_AT_ONCE);
      return fetchNextPage();
    },
  };
}
