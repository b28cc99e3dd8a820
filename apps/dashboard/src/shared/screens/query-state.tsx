import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { ProblemNotice } from '../notices/problem-notice';

interface QueryStateProps<T> {
  query: {
    data: T | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
  };
  /** Height of what will stand there, in pixels, so that little moves when it comes. */
  height?: number;
  /** What is shown where there is nothing; needs `isEmpty`. */
  empty?: ReactNode;
  isEmpty?: (data: T) => boolean;
  children: (data: T) => ReactNode;
}

/**
 * What was asked for, in whichever state it is: on its way, failed (with a way to ask again), empty, or
 * there. What was read once stays on screen while it is read anew, even if that fails.
 */
export function QueryState<T>({
  query,
  height = 240,
  empty = null,
  isEmpty = () => false,
  children,
}: QueryStateProps<T>) {
  const { data, error, isPending, refetch } = query;
  if (data !== undefined) return isEmpty(data) ? empty : children(data);
  if (isPending) return <Skeleton height={height} radius="lg" aria-hidden="true" />;
  return <ProblemNotice error={error} onRetry={() => void refetch()} />;
}
