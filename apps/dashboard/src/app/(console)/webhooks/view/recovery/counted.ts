import type { RecoveryAnswer } from '@whathooks/dto';
import { resendWords, sendsWords } from './words';

type Counted = Pick<RecoveryAnswer, 'count' | 'exact'>;

/** Whether a run has nothing to do. Counting that was cut off has not seen the end of the range. */
export function isNothing({ count, exact }: Counted): boolean {
  return count === 0 && exact;
}

/** What the button is called that starts a run. */
export function resendLabel({ count, exact }: Counted): string {
  if (count === 0) return resendWords.all;
  return exact ? resendWords.exactly(count) : resendWords.atLeast(count);
}

/** What a run would send, in one sentence. */
export function countedText(counted: Counted): string {
  const { count, exact } = counted;
  if (isNothing(counted)) return sendsWords.nothing;
  if (count === 0) return sendsWords.uncounted;
  return exact ? sendsWords.exactly(count) : sendsWords.atLeast(count);
}
