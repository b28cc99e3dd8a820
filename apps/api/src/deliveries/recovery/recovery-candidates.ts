import { leastId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import {
  type Candidate,
  readCandidates,
  type RecoveryScope,
} from './recovery-candidates.repository';

export type { RecoveryScope };

/** The result of examining a part of a range. */
export interface Examined {
  candidates: Candidate[];
  /** Last id that was examined; null at the end of the range. */
  through: string | null;
}

/** Start of a range of time: every id in it is greater. */
export function beginOf({ since }: Pick<RecoveryScope, 'since'>): string {
  return leastId(since);
}

/**
 * Examines the next part of a range. The cost does not depend on the length of the range.
 *
 * @param after id up to which everything was examined.
 * @param most rows to examine.
 */
export async function examine(
  tx: Transaction,
  scope: RecoveryScope,
  after: string,
  most: number,
): Promise<Examined> {
  const rows = await readCandidates(tx, scope, { after, before: leastId(scope.until) }, most);
  return {
    candidates: rows.filter((row) => row.wanted),
    through: rows.at(-1)?.id ?? null,
  };
}

/** Rows counted per statement, and in all. */
const COUNT_BATCH = 5_000;
const COUNT_AT_MOST = 50_000;

/**
 * Counts the deliveries that a recovery would make; `exact` is false when counting stopped at the
 * limit.
 */
export async function countCandidates(
  tx: Transaction,
  scope: RecoveryScope,
): Promise<{ count: number; exact: boolean }> {
  let count = 0;
  let after: string | null = beginOf(scope);
  for (let looked = 0; looked < COUNT_AT_MOST; looked += COUNT_BATCH) {
    const examined: Examined = await examine(tx, scope, after, COUNT_BATCH);
    count += examined.candidates.length;
    after = examined.through;
    if (after === null) return { count, exact: true };
  }
  return { count, exact: false };
}
