import { useMemo } from 'react';
import type { SnippetView } from '@whathooks/dto';
import { useSnippets } from '../../../../../features/snippets/queries';
import type { Missing } from './use-completion';
import { words } from './words';

/** The snippets, or why they are not there. */
export function useLoadedSnippets(): readonly SnippetView[] | Missing {
  const { data, isFetching, isError, refetch } = useSnippets();
  return useMemo(() => {
    if (data) return data;
    if (isFetching || !isError) return { text: words.loadingSnippets, submits: false };
    return { text: words.noSnippets, submits: false, retry: () => void refetch() };
  }, [data, isFetching, isError, refetch]);
}
