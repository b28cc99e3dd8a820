import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { leastId } from '../../platform/database/ids';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';

/** The newest message of each session is the first of an index. */
const LAST = `
  SELECT session.id AS "sessionId", last.sent_at AS "lastMessageAt" FROM sessions session
  CROSS JOIN LATERAL (
    SELECT sent_at FROM messages WHERE session_id = session.id AND status <> 'scheduled'
    ORDER BY session_id, id DESC LIMIT 1) last
  WHERE session.organization_id = $1`;

/** `$1` organization, `$2` first hour. */
const COUNTED = `
  SELECT session_id AS "sessionId", hour, inbound + outbound AS count
  FROM message_hours WHERE organization_id = $1 AND hour >= $2`;

/** `$1` organization, `$2` least id of the first hour that is not counted. */
const UNCOUNTED = `
  SELECT session_id AS "sessionId", count(*)::int AS count FROM messages
  WHERE organization_id = $1 AND id >= $2 AND NOT history AND status <> 'scheduled' GROUP BY session_id`;

export interface SessionHour {
  sessionId: string;
  hour: Date;
  count: number;
}

/** Messages of every session of an organization. */
@Injectable()
export class SessionTrafficRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Sessions that have messages. */
  last({ organizationId }: Tenant): Promise<{ sessionId: string; lastMessageAt: Date }[]> {
    return rowsOf(this.dataSource, LAST, [organizationId]);
  }

  /** Hours that are over and counted. */
  counted({ organizationId }: Tenant, since: Date): Promise<SessionHour[]> {
    return rowsOf(this.dataSource, COUNTED, [organizationId, since]);
  }

  /** Messages since a time, as one count. */
  uncounted(
    { organizationId }: Tenant,
    since: Date,
  ): Promise<{ sessionId: string; count: number }[]> {
    return rowsOf(this.dataSource, UNCOUNTED, [organizationId, leastId(since)]);
  }

  /** The hour that is counted next. */
  async nextHour(): Promise<Date> {
    const [row] = await rowsOf<{ hour: Date }>(
      this.dataSource,
      'SELECT next_hour AS hour FROM message_counting',
    );
    return row?.hour ?? new Date();
  }
}
