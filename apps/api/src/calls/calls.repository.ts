import { Injectable } from '@nestjs/common';
import type { CallStatus } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/unit-of-work';
import type { CallSign } from './call-signs';
import type { SessionRef } from '../sessions/state/session-ref';

const COLUMNS = `call_id AS "callId", origin, creator, sender, sender_type AS "senderType", video,
  group_jid AS "group", status, at`;

/** Calls to numbers. Each begins once and ends once. */
@Injectable()
export class CallsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Stores a status of a call. Returns the call where its status changed, else null. */
  async note(tx: Transaction, session: SessionRef, sign: CallSign): Promise<CallSign | null> {
    const [call] = await tx.query<CallSign>(
      `INSERT INTO calls (session_id, organization_id, call_id, origin, creator, sender, sender_type, video,
         group_jid, status, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (session_id, call_id) DO UPDATE SET status = excluded.status, at = excluded.at
         WHERE calls.status = 'ringing' AND excluded.status <> 'ringing'
       RETURNING ${COLUMNS}`,
      [
        session.id,
        session.organizationId,
        sign.callId,
        sign.origin,
        sign.creator,
        sign.sender,
        sign.senderType,
        sign.video,
        sign.group,
        sign.status,
        sign.at,
      ],
    );
    return call ?? null;
  }

  /** Moves a call that rings. Returns it, or null where it no longer rings. */
  async end(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    callId: string,
    status: CallStatus,
  ): Promise<CallSign | null> {
    const [rows] = (await tx.query(
      `UPDATE calls SET status = $4, at = now()
       WHERE session_id = $1 AND organization_id = $2 AND call_id = $3 AND status = 'ringing'
       RETURNING ${COLUMNS}`,
      [id, organizationId, callId, status],
    )) as unknown as [CallSign[], number];
    return rows[0] ?? null;
  }

  async find({ id, organizationId }: SessionRef, callId: string): Promise<CallSign | null> {
    const [call] = await this.dataSource.query<CallSign[]>(
      `SELECT ${COLUMNS} FROM calls WHERE session_id = $1 AND organization_id = $2 AND call_id = $3`,
      [id, organizationId, callId],
    );
    return call ?? null;
  }
}
