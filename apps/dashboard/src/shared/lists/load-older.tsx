'use client';

import { Button, type ButtonProps } from '@mantine/core';

interface LoadOlderProps extends ButtonProps {
  /** A list that is read page by page, newest first. */
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  /** What the button does: "Load older messages". */
  label: string;
}

/** Reads the next page of a list, where there is one. */
export function LoadOlder({ query, label, ...button }: LoadOlderProps) {
  if (!query.hasNextPage) return null;
  return (
    <Button
      variant="default"
      {...button}
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {label}
    </Button>
  );
}
