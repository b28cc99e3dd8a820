import type {
  SessionRestrictedPayload,
  SessionStatus,
  SessionTransitionView,
} from '@whathooks/dto';
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

interface Told {
  status: SessionTransitionView | null;
}

/** From how many losses on a number that comes and goes is told in one line. */
const RUN_LEAST = 3;
/** A number that comes and goes is in these, by turns. */
const COMES_AND_GOES: readonly SessionStatus[] = ['DISCONNECTED', 'CONNECTING', 'CONNECTED'];

/**
 * Entries as rows: most stand alone; those of a number that came and went again and again are one. That it is back
 * stands alone in front of it.
 *
 * @param entries newest first.
 */
export function foldedRuns<T extends Told>(entries: readonly T[]): T[][] {
  const rows: T[][] = [];
  let run: T[] = [];
  const end = () => {
    if (lossesIn(run).length < RUN_LEAST) rows.push(...run.map((entry) => [entry]));
    else rows.push(run);
    run = [];
  };
  for (const entry of entries) {
    const isOfRun = comesAndGoes(entry) && (run.length > 0 || !isBack(entry));
    if (!isOfRun) end();
    if (isOfRun) run.push(entry);
    else rows.push([entry]);
  }
  end();
  return rows;
}

/** Entries that tell of a connection that was lost, or did not come about. */
export function lossesIn<T extends Told>(entries: readonly T[]): T[] {
  return entries.filter(({ status }) => status?.to === 'DISCONNECTED');
}

/** Why a number was lost each time; null where it was not always the same. */
export function reasonOfRun(entries: readonly Told[]): string | null {
  const reasons = new Set(lossesIn(entries).map(({ status }) => status?.reason ?? null));
  return reasons.size === 1 ? explainReason([...reasons][0] ?? null) : null;
}

function isBack({ status }: Told): boolean {
  return status?.to === 'CONNECTED';
}

function comesAndGoes({ status }: Told): boolean {
  return (
    status !== null && COMES_AND_GOES.includes(status.from) && COMES_AND_GOES.includes(status.to)
  );
}
