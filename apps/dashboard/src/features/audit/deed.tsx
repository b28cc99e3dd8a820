import type { ReactNode } from 'react';

/** What somebody did, in one sentence: who, to what, and what else is known of it. */
export type Deed = (
  who: ReactNode,
  what: ReactNode,
  details: Readonly<Record<string, string>>,
) => ReactNode;

/** Who did it, as every sentence shows them. */
export const by = (who: ReactNode): ReactNode => <strong>{who}</strong>;
