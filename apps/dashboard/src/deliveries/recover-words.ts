import type { RecoveryAnswer } from '@whathooks/dto';

type Counted = Pick<RecoveryAnswer, 'count' | 'exact'>;

/** Whether a run has nothing to do. Counting that was cut off has not seen the end of the range. */
export function isNothing({ count, exact }: Counted): boolean {
  return count === 0 && exact;
}

/** What a run would send, in one sentence. */
export function countedWords(counted: Counted): string {
  const { count, exact } = counted;
  if (isNothing(counted)) return 'There is nothing to send in this time.';
  if (count === 0) return 'There is too much in this time to count what would be sent.';
  const number = `${exact ? '' : 'at least '}${count.toLocaleString()}`;
  return `This sends ${number} ${count === 1 ? 'delivery' : 'deliveries'}.`;
}
