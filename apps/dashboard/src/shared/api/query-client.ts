import { QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem';

const MAX_RETRIES = 2;

/** Retries what may pass by itself (no answer, 5xx); a refusal stays a refusal. */
function shouldRetry(failures: number, error: unknown): boolean {
  const { status } = toProblem(error);
  return failures < MAX_RETRIES && (status === 0 || status >= 500);
}

/**
 * Asks even when the browser believes that it is offline: the product may run on this machine or in the
 * next room, and a request that fails says so where one that is held back says nothing.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Events keep what is shown fresh; this only avoids asking twice while moving between screens.
      queries: { staleTime: 30_000, retry: shouldRetry, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
