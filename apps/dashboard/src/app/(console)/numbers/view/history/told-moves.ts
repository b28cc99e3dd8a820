import type { SessionRestrictedPayload, SessionTransitionView } from '@whathooks/dto';
import { explainReason } from '../../../../../features/numbers/status-text';
import { AFTER, BECAME, RESTRICTED } from './timeline-words';

/** A move in one line, and why in another; null where there is nothing to say. */
export function moveText({ from, to, reason }: SessionTransitionView): {
  what: string;
  why: string | null;
} {
  return { what: AFTER[`${from} ${to}`] ?? BECAME[to], why: explainReason(reason) };
}

export function restrictionText({ kind, active }: SessionRestrictedPayload): string {
  return RESTRICTED[kind][active ? 0 : 1];
}

/**
 * Moves as people tell them: on the way from one to the next, connecting is no news. The number was connected from where
 * it began to connect.
 *
 * @param entries newest first.
 */
export function toldMoves<T extends { status: SessionTransitionView | null }>(
  entries: readonly T[],
): T[] {
  const told: T[] = [];
  for (const entry of entries) {
    const { status } = entry;
    const at = told.findLastIndex((one) => one.status !== null);
    const next = told[at];
    const isOnTheWay =
      status?.to === 'CONNECTING' &&
      next?.status?.to === 'CONNECTED' &&
      next.status.from === 'CONNECTING';
    if (isOnTheWay && next?.status) {
      told[at] = { ...next, status: { ...next.status, from: status.from } };
    }
    if (!isOnTheWay) told.push(entry);
  }
  return told;
}
