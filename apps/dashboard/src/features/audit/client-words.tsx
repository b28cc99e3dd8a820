import type { ReactNode } from 'react';

/** Words of clients that are named. */
export const clientWords = {
  deletedClient: 'a deleted client',
  deleted: (name: ReactNode) => <>{name} (deleted)</>,
} as const;
