import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { leastId } from '../../platform/database/ids';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';

export const HOUR_MS = 3_600_000;
const KEPT = '31 days';
/** Hours that are counted from the messages themselves at most: more only while the first month is counted. */
const UNCOUNTED_MOST = 3;

/** Ids are times. What a phone told of earlier was not sent and received then. */
const COUNTED = `NOT history AND status <> 'scheduled'`;
const BY_DIRECTION = `count(*) FILTER (WHERE direction = 'inbound')::int AS inbound,
  count(*) FILTER (WHERE direction = 'outbound')::int AS outbound`;

/** `$1` least id of the hour, `$2` least id after it, `$3` the hour. */
const COUNT_HOUR_OF_ALL = `
  INSERT INTO message_hours (session_id, hour, organization_id, inbound, outbound)
  SELECT session_id, $3, organization_id, ${BY_DIRECTION}
  FROM messages WHERE id >= $1 AND id < $2 AND ${COUNTED}
  GROUP BY session_id, organization_id
  ON CONFLICT (session_id, hour) DO UPDATE SET inbound = excluded.inbound, outbound = excluded.outbound`;

const HOURS = `
  SELECT hour, sum(inbound)::int AS inbound, sum(outbound)::int AS outbound
  FROM message_hours WHERE organization_id = $1 AND hour >= $2 GROUP BY hour ORDER BY hour`;

/** `$1` organization; `$2`, `$3`, `$4` hours that are not counted yet, and the ids between which they lie. */
const UNCOUNTED = `
  SELECT slot.hour, counted.inbound, counted.outbound
  FROM unnest($2::timestamptz[], $3::uuid[], $4::uuid[]) AS slot (hour, first, next)
  CROSS JOIN LATERAL (
    SELECT ${BY_DIRECTION} FROM messages
    WHERE organization_id = $1 AND id >= slot.first AND id < slot.next AND ${COUNTED}
  ) counted
  WHERE counted.inbound + counted.outbound > 0 ORDER BY slot.hour`;

/** Messages of one hour. */
export interface MessageHour {
  hour: Date;
  inbound: number;
  outbound: number;
}

/** Messages counted by the hour: those that are over in a table of their own, the latest from the messages. */
@Injectable()
export class MessageHoursRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The hour that is counted next, locked; null while another process counts. */
  async takeNextOfAll(tx: Transaction): Promise<Date | null> {
    const [row] = await tx.query<{ hour: Date }>(
      'SELECT next_hour AS hour FROM message_counting FOR UPDATE SKIP LOCKED',
    );
    return row?.hour ?? null;
  }

  /** Counts an hour that is over, for every organization. */
  async countOfAll(tx: Transaction, hour: Date): Promise<void> {
    const next = new Date(hour.getTime() + HOUR_MS);
    await tx.query(COUNT_HOUR_OF_ALL, [leastId(hour), leastId(next), hour]);
    await tx.query('UPDATE message_counting SET next_hour = $1', [next]);
  }

  async removeOldOfAll(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM message_hours WHERE hour < now() - interval '${KEPT}'`,
    );
  }

  /** Hours with messages, the first one first. */
  async since(tenant: Tenant, since: Date): Promise<MessageHour[]> {
    const counted = await rowsOf<MessageHour>(this.dataSource, HOURS, [
      tenant.organizationId,
      since,
    ]);
    const last = counted.at(-1)?.hour;
    const uncounted = await this.uncounted(tenant, since);
    return [...counted, ...uncounted.filter(({ hour }) => !last || hour > last)];
  }

  private async uncounted({ organizationId }: Tenant, since: Date): Promise<MessageHour[]> {
    const [row] = await rowsOf<{ hour: Date }>(
      this.dataSource,
      'SELECT next_hour AS hour FROM message_counting',
    );
    const now = Math.floor(Date.now() / HOUR_MS);
    const first = Math.max(
      Math.floor((row?.hour.getTime() ?? 0) / HOUR_MS),
      Math.ceil(since.getTime() / HOUR_MS),
      now - UNCOUNTED_MOST + 1,
    );
    const hours = Array.from({ length: Math.max(0, now - first + 1) }, (_, index) => first + index);
    const at = (hour: number): Date => new Date(hour * HOUR_MS);
    return rowsOf(this.dataSource, UNCOUNTED, [
      organizationId,
      hours.map(at),
      hours.map((hour) => leastId(at(hour))),
      hours.map((hour) => leastId(at(hour + 1))),
    ]);
  }
}
