import type { DeliveryView } from '@whathooks/dto';

/** Whether asking for an attempt changes anything: what waits for its first one is sent anyway. */
export function canResend(
  delivery: Pick<DeliveryView, 'endedAt' | 'attempts' | 'waitsFor'>,
): boolean {
  const { endedAt, attempts, waitsFor } = delivery;
  return endedAt !== null || attempts > 0 || waitsFor === 'endpoint';
}
