import type { SessionStatus, SessionView } from '@whathooks/dto';

const LINKED: ReadonlySet<SessionStatus> = new Set<SessionStatus>([
  'CONNECTED',
  'CONNECTING',
  'DISCONNECTED',
]);

/** Whether a phone lists the number among its linked devices. */
export function isLinked({ status }: Pick<SessionView, 'status'>): boolean {
  return LINKED.has(status);
}
