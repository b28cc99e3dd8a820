import { Injectable } from '@nestjs/common';
import type { NewChatsStatus } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';

/** Whether a number may start new chats, by the latest report of WhatsApp. */
export interface Timelock {
  active: boolean;
  until: Date | null;
  type: string | null;
}

/** How many new chats a number may start, by the latest report of WhatsApp. */
export interface NewChats {
  quota: number | null;
  used: number;
  status: NewChatsStatus;
  resetsAt: Date | null;
}

/** The reported limits of a session; null where WhatsApp has not reported them. */
export interface StoredLimits {
  timelock: Timelock | null;
  newChats: NewChats | null;
  /** End of the timelock as it was reported; null where none was. */
  toldUntil: Date | null;
}

/** A session as far as its limits are concerned. */
export type LimitedSession = Tenant & { readonly id: string };

/** A session of which a restriction has ended, and what its events carry. */
export interface EndedLimits extends LimitedSession {
  metadata: Record<string, string>;
  /** The database's time at which it had ended. */
  now: Date;
  limits: StoredLimits;
}

interface Row {
  lock_active: boolean | null;
  lock_until: Date | null;
  lock_type: string | null;
  lock_told_until: Date | null;
  chats_used: number | null;
  chats_quota: number | null;
  chats_status: NewChatsStatus | null;
  chats_reset_at: Date | null;
}

const COLUMNS = `lock_active, lock_until, lock_type, lock_told_until,
  chats_used, chats_quota, chats_status, chats_reset_at`;

/** Sessions that one statement takes. */
const BATCH = 200;

/** The table of what WhatsApp lets numbers send. */
@Injectable()
export class SessionLimitsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Null where WhatsApp has reported nothing for the session. */
  async find({ id, organizationId }: LimitedSession): Promise<StoredLimits | null> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT ${COLUMNS} FROM session_limits WHERE session_id = $1 AND organization_id = $2`,
      [id, organizationId],
    );
    return row ? toLimits(row) : null;
  }

  /** What is stored, locked until the transaction ends. */
  async lock(tx: Transaction, { id, organizationId }: LimitedSession): Promise<StoredLimits> {
    await tx.query(
      `INSERT INTO session_limits (session_id, organization_id) VALUES ($1, $2)
       ON CONFLICT (session_id) DO NOTHING`,
      [id, organizationId],
    );
    const [row] = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM session_limits
       WHERE session_id = $1 AND organization_id = $2 FOR UPDATE`,
      [id, organizationId],
    );
    return row ? toLimits(row) : { timelock: null, newChats: null, toldUntil: null };
  }

  async write(
    tx: Transaction,
    { id, organizationId }: LimitedSession,
    { timelock, newChats, toldUntil }: StoredLimits,
  ): Promise<void> {
    await tx.query(
      `UPDATE session_limits SET lock_active = $3, lock_until = $4, lock_type = $5, lock_told_until = $6,
         chats_used = $7, chats_quota = $8, chats_status = $9, chats_reset_at = $10, updated_at = now()
       WHERE session_id = $1 AND organization_id = $2`,
      [
        id,
        organizationId,
        timelock?.active ?? null,
        timelock?.until ?? null,
        timelock?.type ?? null,
        toldUntil,
        newChats?.used ?? null,
        newChats?.quota ?? null,
        newChats?.status ?? null,
        newChats?.resetsAt ?? null,
      ],
    );
  }

  async remove(tx: Transaction, { id, organizationId }: LimitedSession): Promise<void> {
    await tx.query('DELETE FROM session_limits WHERE session_id = $1 AND organization_id = $2', [
      id,
      organizationId,
    ]);
  }

  /**
   * Sessions of which a restriction has ended by the database's clock, whosever they are, locked; some of them
   * at most.
   */
  async ended(tx: Transaction): Promise<EndedLimits[]> {
    const rows = await tx.query<
      Row & { id: string; organization_id: string; metadata: Record<string, string>; now: Date }
    >(
      `SELECT session.id, session.organization_id, session.metadata, now() AS now, ${COLUMNS}
       FROM session_limits JOIN sessions session ON session.id = session_id
       WHERE (lock_active AND lock_until <= now())
          OR (chats_status = 'capped' AND chats_reset_at <= now())
       LIMIT ${BATCH} FOR UPDATE OF session_limits SKIP LOCKED`,
    );
    return rows.map(({ id, organization_id: organizationId, metadata, now, ...row }) => ({
      id,
      organizationId,
      metadata,
      now,
      limits: toLimits(row),
    }));
  }
}

function toLimits(row: Row): StoredLimits {
  const { lock_active: active, chats_used: used, chats_status: status } = row;
  return {
    timelock: active === null ? null : { active, until: row.lock_until, type: row.lock_type },
    newChats:
      used === null || status === null
        ? null
        : { used, status, quota: row.chats_quota, resetsAt: row.chats_reset_at },
    toldUntil: row.lock_told_until,
  };
}
