import { needsPerson, standingOf } from '@whathooks/dto';
import type { SessionStandingRow } from '../../sessions/state/session-standings.repository';
import { type Concern, lastsFor, type Patience } from './concern';

/** What of a number needs a person. */
export function concernsOfNumber(
  row: SessionStandingRow,
  patience: Pick<Patience, 'numberDownMinutes'>,
  now: Date,
): Concern[] {
  const { id, name, statusReason: reason } = row;
  const number = { id, name };
  // It cannot be used at all: what WhatsApp restricts besides says nothing more.
  if (reason === 'temporarily_banned' && row.status !== 'CONNECTED') {
    const until = row.retryAt;
    const since = row.downSince;
    return [{ ...number, kind: 'number_restricted', reason, needsPerson: false, since, until }];
  }
  if (isDown(row, patience, now)) {
    const stops = needsPerson(row.status, reason);
    const { downSince: since, retryAt: until } = row;
    return [{ ...number, kind: 'number_down', reason, needsPerson: stops, since, until }];
  }
  const restricted = { ...number, kind: 'number_restricted', needsPerson: false } as const;
  return [
    ...(row.isLocked
      ? [{ ...restricted, reason: 'reach_out_timelock', since: null, until: row.lockedUntil }]
      : []),
    ...(row.isCapped
      ? [{ ...restricted, reason: 'new_chat_cap', since: null, until: row.cappedUntil }]
      : []),
  ];
}

/** Somebody who unlinks a number on purpose knows that it is down; one that never was online is being linked. */
function isDown(
  { status, statusReason, downSince }: SessionStandingRow,
  { numberDownMinutes }: Pick<Patience, 'numberDownMinutes'>,
  now: Date,
): boolean {
  if (status === 'CONNECTED' || statusReason === 'logged_out_by_api') return false;
  const stops = needsPerson(status, statusReason);
  if (standingOf(status, downSince !== null) === 'waiting') return stops && downSince !== null;
  return stops || lastsFor(numberDownMinutes, downSince, now);
}
