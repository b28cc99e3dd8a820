import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';

/** Times of replies of everybody, of one member or of one day. */
export interface ReplyTimesRow {
  isMember: boolean;
  isDay: boolean;
  /** UUID; null for API keys and phones. */
  userId: string | null;
  day: string | null;
  count: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

/** Parameters: `$1` the organization, `$2` since when. */
export const REPLY_TIMES = `
  WITH wait AS (
    SELECT user_id, to_char(replied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
      extract(epoch FROM replied_at - asked_at)::float8 AS seconds
    FROM reply_times WHERE organization_id = $1 AND replied_at >= $2
  )
  SELECT grouping(user_id) = 0 AS "isMember", grouping(day) = 0 AS "isDay", user_id AS "userId", day,
    count(*)::int AS count,
    round(percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::int AS "medianSeconds",
    round(percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds))::int AS "p90Seconds"
  FROM wait GROUP BY GROUPING SETS ((), (user_id), (day))
  ORDER BY day, count DESC, user_id`;

/** How long people waited for replies. */
@Injectable()
export class ReplyTimesRepository {
  constructor(private readonly dataSource: DataSource) {}

  since({ organizationId }: Tenant, since: Date): Promise<ReplyTimesRow[]> {
    return this.dataSource.query(REPLY_TIMES, [organizationId, since]);
  }
}
