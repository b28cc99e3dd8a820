import type { WebhookStats, WebhookView } from '@whathooks/dto';

/** How many deliveries of a webhook wait, and since when the oldest does. */
export type Waiting = Pick<WebhookStats, 'waiting' | 'waitingMore' | 'oldestWaitingAt'>;

/**
 * Whether deliveries of a webhook have been waiting for as many minutes as raise an alert, although nothing says why: one
 * that is down or paused says so itself.
 */
export function isBehind(
  { state }: Pick<WebhookView, 'state'>,
  waiting: Pick<Waiting, 'oldestWaitingAt'> | undefined,
  minutes: number | undefined,
): boolean {
  const since = waiting?.oldestWaitingAt;
  if (minutes === undefined || !since || state === 'down' || state === 'disabled') return false;
  return Date.now() - Date.parse(since) >= minutes * 60_000;
}
