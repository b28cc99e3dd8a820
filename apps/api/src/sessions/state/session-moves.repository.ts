import type { SessionStatus, StatusReason } from '@whathooks/dto';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { Session } from './session.entity';
import { LINKED } from './session-state';
import type { SessionRef } from './session-ref';

/** Writes many moves, and what a move resets. */
const WRITE_ALL = `
  UPDATE sessions SET status = moved.status, status_reason = moved.reason, status_detail = moved.detail,
    retry_at = moved.retry_at, phone = coalesce(moved.phone, sessions.phone),
    push_name = coalesce(moved.push_name, sessions.push_name),
    connected_at = coalesce(moved.connected_at, sessions.connected_at),
    qr = NULL, qr_expires_at = NULL, passkey = NULL, pairing_code = NULL, pairing_code_expires_at = NULL
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
    $8::text[], $9::timestamptz[])
    AS moved (id, organization_id, status, reason, detail, retry_at, phone, push_name, connected_at)
  WHERE sessions.id = moved.id AND sessions.organization_id = moved.organization_id`;

/** Sessions that are linked with some numbers, each asked for in its organization. */
const LINKED_WITH = `
  SELECT session.id, session.organization_id AS "organizationId", session.phone FROM sessions session
  JOIN (SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[])) AS asked (organization_id, phone)
    ON session.organization_id = asked.organization_id AND session.phone = asked.phone
  WHERE session.status = ANY ($3) ORDER BY session.id DESC`;

/** What one of many moves changes besides the status; a phone, a name or a time stays where none is given. */
export type PlainChanges = Partial<
  Pick<Session, 'statusDetail' | 'retryAt'> & {
    phone: string;
    pushName: string;
    connectedAt: Date;
  }
>;

/** One of many moves. */
export interface PlainMove {
  ref: SessionRef;
  to: SessionStatus;
  reason: StatusReason | null;
  changes: PlainChanges;
}

/** A session that is linked, and its number. */
export type LinkedSession = Pick<Session, 'id' | 'organizationId' | 'phone'>;

/** Writes moves of many sessions, each in its organization. */
export async function writeMoves(tx: Transaction, moves: readonly PlainMove[]): Promise<void> {
  if (moves.length > 0) await tx.query(WRITE_ALL, columnsOf(moves));
}

/** Sessions that are linked with the numbers of these, each in its organization. */
export function findLinkedWith(
  tx: Transaction,
  sessions: readonly Pick<Session, 'organizationId' | 'phone'>[],
): Promise<LinkedSession[]> {
  return rowsOf(tx, LINKED_WITH, [
    sessions.map(({ organizationId }) => organizationId),
    sessions.map(({ phone }) => phone),
    LINKED,
  ]);
}

/** Parameters of {@link WRITE_ALL}. */
function columnsOf(moves: readonly PlainMove[]): unknown[][] {
  return [
    moves.map(({ ref }) => ref.id),
    moves.map(({ ref }) => ref.organizationId),
    moves.map(({ to }) => to),
    moves.map(({ reason }) => reason),
    moves.map(({ changes }) => changes.statusDetail ?? null),
    moves.map(({ changes }) => changes.retryAt ?? null),
    moves.map(({ changes }) => changes.phone ?? null),
    moves.map(({ changes }) => changes.pushName ?? null),
    moves.map(({ changes }) => changes.connectedAt ?? null),
  ];
}
