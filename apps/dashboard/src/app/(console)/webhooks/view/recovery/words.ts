import type { RecoveryAnswer } from '@whathooks/dto';

type Counted = Pick<RecoveryAnswer, 'count' | 'exact'>;

/** Whether a run has nothing to do. Counting that was cut off has not seen the end of the range. */
export function isNothing({ count, exact }: Counted): boolean {
  return count === 0 && exact;
}

/** What the button is called that starts a run. */
export function resendLabel({ count, exact }: Counted): string {
  if (count === 0) return 'Resend all';
  const number = `${exact ? '' : 'at least '}${count.toLocaleString()}`;
  return `Resend ${number} ${count === 1 ? 'delivery' : 'deliveries'}`;
}

/** What a run would send, in one sentence. */
export function countedWords(counted: Counted): string {
  const { count, exact } = counted;
  if (isNothing(counted)) return 'There is nothing to resend in this time range.';
  if (count === 0) return 'This time range holds too many events to count.';
  const number = `${exact ? '' : 'at least '}${count.toLocaleString()}`;
  return `This sends ${number} ${count === 1 ? 'delivery' : 'deliveries'}.`;
}
