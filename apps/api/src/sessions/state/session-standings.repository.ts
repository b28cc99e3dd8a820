import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Database, rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Session } from './session.entity';

/** What is known of a session for whoever looks after many. */
export type SessionStandingRow = Pick<
  Session,
  'id' | 'organizationId' | 'name' | 'status' | 'statusReason' | 'retryAt' | 'downSince'
> & {
  /** WhatsApp lets it write to nobody new. */
  isLocked: boolean;
  lockedUntil: Date | null;
  /** It has begun as many chats as it may. */
  isCapped: boolean;
  cappedUntil: Date | null;
};

const STANDINGS = `
  SELECT session.id, session.organization_id AS "organizationId", session.name, session.status,
    session.status_reason AS "statusReason", session.retry_at AS "retryAt", session.down_since AS "downSince",
    coalesce(limits.lock_active AND (limits.lock_until IS NULL OR limits.lock_until > now()), false) AS "isLocked",
    limits.lock_until AS "lockedUntil",
    coalesce(limits.chats_status = 'capped' AND (limits.chats_reset_at IS NULL OR limits.chats_reset_at > now()),
      false) AS "isCapped",
    limits.chats_reset_at AS "cappedUntil"
  FROM sessions session LEFT JOIN session_limits limits ON limits.session_id = session.id`;

/** Where all sessions of an organization stand. */
@Injectable()
export class SessionStandingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  of({ organizationId }: Tenant): Promise<SessionStandingRow[]> {
    return rowsOf(this.dataSource, `${STANDINGS} WHERE session.organization_id = $1`, [
      organizationId,
    ]);
  }

  /** Sessions that are not connected or that WhatsApp restricts, of every organization. */
  troubledOfAll(): Promise<SessionStandingRow[]> {
    return rowsOf(
      this.dataSource,
      `${STANDINGS} WHERE session.status <> 'CONNECTED' OR limits.lock_active OR limits.chats_status = 'capped'`,
    );
  }

  /** Metadata of sessions of any organization, by their UUID. */
  async metadataOfAll(
    on: Database,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Record<string, string>>> {
    if (ids.length === 0) return new Map();
    const rows = await rowsOf<Pick<Session, 'id' | 'metadata'>>(
      on,
      'SELECT id, metadata FROM sessions WHERE id = ANY ($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, metadata }) => [id, metadata]));
  }
}
