import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../../../platform/database/ids';
import { rowsOf } from '../../../platform/database/sql';
import type { Transaction } from '../../../platform/database/unit-of-work';

/** The credentials move as they are: they stay sealed for the session that they were of. */
const KEEP = `
  INSERT INTO pending_unlinks (id, organization_id, session_id, value, proxy, expires_at)
  SELECT $2, kept.organization_id, kept.session_id, kept.value, session.proxy,
    now() + make_interval(days => $3::int)
  FROM session_credentials kept JOIN sessions session ON session.id = kept.session_id
  WHERE kept.session_id = $1
  RETURNING id`;

/**
 * Takes the one that is due for longest, and makes it due later for other processes: for longer than an attempt takes,
 * up to an hour.
 */
const TAKE_ONE = `
  WITH taken AS (
    UPDATE pending_unlinks SET attempts = attempts + 1,
      due_at = now() + least(interval '1 hour', interval '40 seconds' + interval '4 seconds' * 2 ^ least(attempts, 12))
    WHERE id = (SELECT id FROM pending_unlinks WHERE due_at <= now() ORDER BY due_at LIMIT 1
                FOR UPDATE SKIP LOCKED)
    RETURNING *)
  SELECT id, organization_id AS "organizationId", session_id AS "sessionId", value, proxy,
    expires_at <= now() AS "isOver" FROM taken`;

/** Whether a session still shows that its device waits to be unlinked, though no such device is left. */
const IS_WAITING = `
  SELECT FROM sessions WHERE id = $1 AND status = 'LOGGED_OUT' AND status_reason = 'unlink_pending'
    AND NOT EXISTS (SELECT FROM pending_unlinks WHERE session_id = $1)
  FOR UPDATE`;

/** A device that is to be unlinked, with its credentials and proxy as they were sealed for its session. */
export interface PendingUnlink {
  id: string;
  organizationId: string;
  sessionId: string;
  value: Buffer;
  proxy: Buffer | null;
  isOver: boolean;
}

/** Devices that wait to be unlinked, of all organizations: whichever process looks unlinks them. */
@Injectable()
export class PendingUnlinksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Keeps the credentials of a session, to unlink it with them.
   *
   * @param days after which it is given up.
   * @returns whether the session has any.
   */
  async keep(tx: Transaction, sessionId: string, days: number): Promise<boolean> {
    return (await rowsOf(tx, KEEP, [sessionId, newId(), days])).length > 0;
  }

  /** Takes the one that is due for longest, and puts it off; null where none is due. */
  async takeOneOfAll(): Promise<PendingUnlink | null> {
    const [taken] = await rowsOf<PendingUnlink>(this.dataSource, TAKE_ONE);
    return taken ?? null;
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM pending_unlinks WHERE id = $1', [id]);
  }

  /** Locks a session that says that its device waits to be unlinked, while none of it does. */
  async isStale(tx: Transaction, sessionId: string): Promise<boolean> {
    return (await rowsOf(tx, IS_WAITING, [sessionId])).length > 0;
  }
}
