import type { SessionView } from '@whathooks/dto';

/** Reasons that end by themselves. */
const PASSING: ReadonlySet<SessionView['statusReason']> = new Set([
  null,
  'connection_lost',
  'gateway_restarted',
]);

/** Whether a number is away for a moment only: what is sent meanwhile waits, and leaves when it is back. */
export function canWait({ status, statusReason, phone }: SessionView): boolean {
  if (phone === null || (status !== 'DISCONNECTED' && status !== 'CONNECTING')) return false;
  return PASSING.has(statusReason);
}
