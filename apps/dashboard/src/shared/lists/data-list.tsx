'use client';

import { useId, useState, type ReactNode } from 'react';
import { Button, VisuallyHidden } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from '../api/pages';
import { Empty } from '../notices/empty';
import { QueryState } from '../screens/query-state';
import { listWords } from '../words';
import { List, type ListProps } from './list';
import classes from './list.module.css';
import { foundNothing, useLookOn } from './use-look-on';

/** A list as the API gave it: whole, or page by page. */
type Read<T> = readonly T[] | InfiniteData<Page<T>>;

export interface ListQuery<T> {
  data: Read<T> | undefined;
  error: unknown;
  isPending: boolean;
  isFetching: boolean;
  isError: boolean;
  errorUpdateCount?: number;
  refetch: () => unknown;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => Promise<unknown>;
}

interface DataListProps<T, R> extends Omit<ListProps<R>, 'items' | 'describedBy'> {
  query: ListQuery<T>;
  /** What the button for the next page does: "Load older messages". */
  older?: string;
  /** Makes rows of what was read: narrows it, or puts together what belongs together. */
  arrange?: (items: readonly T[]) => readonly R[];
  /** What is shown where there is nothing. */
  empty: ReactNode;
  /** Of what will stand there, in pixels. */
  height?: number;
}

const pagesOf = <T,>(data: Read<T> | undefined): readonly Page<T>[] => {
  if (data === undefined) return [];
  return 'pages' in data ? data.pages : [{ data: [...data], nextCursor: null }];
};

const NOTHING_MORE = () => Promise.resolve();

/**
 * A list of what the API knows, whole or newest first and page by page, in whichever state it is. A page
 * may hold nothing although older ones match: then it looks on, and says how far it is.
 */
export function DataList<T, R = T>(props: DataListProps<T, R>) {
  const { query, older = '', arrange, empty, height = 240, ...list } = props;
  const { hasNextPage = false, isFetchingNextPage = false, fetchNextPage = NOTHING_MORE } = query;
  const pages = pagesOf(query.data);
  const paged = { ...query, pages, hasNextPage, isFetchingNextPage, fetchNextPage };
  const { isLooking, further } = useLookOn(paged);
  const [loaded, setLoaded] = useState(false);
  const description = useId();
  const loadOlder = () => void further().then(() => setLoaded(true));
  return (
    <QueryState query={query} height={height}>
      {(data) => {
        const read = pagesOf(data).flatMap((page) => page.data);
        const items = arrange ? arrange(read) : (read as unknown as readonly R[]);
        if (items.length === 0 && hasNextPage) {
          return <NoneYet isLooking={isLooking} onFurther={loadOlder} />;
        }
        if (items.length === 0) return empty;
        const shown = listWords.shown(items.length, hasNextPage);
        return (
          <>
            <VisuallyHidden id={description}>{shown}</VisuallyHidden>
            {/* Said when somebody asked for more: what comes by itself would interrupt. */}
            <VisuallyHidden role="status">{loaded && !isLooking ? shown : ''}</VisuallyHidden>
            <List {...list} items={items} describedBy={description} />
            {hasNextPage && (
              <div className={classes.older}>
                <Button variant="default" size="xs" loading={isLooking} onClick={loadOlder}>
                  {foundNothing(pages) ? listWords.noOlderYet : older}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </QueryState>
  );
}

/** The list is long, and what is asked for is rare: its rest has not been looked at. */
function NoneYet({ isLooking, onFurther }: { isLooking: boolean; onFurther: () => void }) {
  return (
    <Empty
      icon={IconListSearch}
      title={isLooking ? listWords.searching : listWords.noneYet}
      action={
        <Button variant="default" loading={isLooking} onClick={onFurther}>
          {listWords.keepSearching}
        </Button>
      }
    >
      <p>{listWords.noneYetText}</p>
    </Empty>
  );
}
