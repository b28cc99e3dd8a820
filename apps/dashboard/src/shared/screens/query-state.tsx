import { type ReactNode, useState } from 'react';
import { Skeleton } from '@mantine/core';
import { ProblemNotice } from '../notices/problem-notice';

interface QueryStateProps<T> {
  query: {
    data: T | undefined;
    error: unknown;
    isPending: boolean;
    /** How often this very question has failed. */
    errorUpdateCount?: number;
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
 * there. What was read once stays on screen while it is read anew, even if that fails; and so does the last failure
 * while it is asked again, as it is every few seconds of what changes by itself.
 */
export function QueryState<T>({
  query,
  height = 240,
  empty = null,
  isEmpty = () => false,
  children,
}: QueryStateProps<T>) {
  const { data, error, isPending, errorUpdateCount = 0, refetch } = query;
  const [lastError, setLastError] = useState(error);
  if (error !== null && error !== lastError) setLastError(error);
  if (data !== undefined) return isEmpty(data) ? empty : children(data);
  if (isPending && errorUpdateCount === 0)
    return <Skeleton height={height} radius="lg" aria-hidden="true" />;
  return <ProblemNotice error={error ?? lastError} onRetry={() => void refetch()} />;
}
