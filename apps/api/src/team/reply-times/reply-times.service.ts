import { Injectable } from '@nestjs/common';
import type { ReplyTimes, ReplyTimesQuery, ReplyTimesView } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { ReplyTimesRepository, type ReplyTimesRow } from './reply-times.repository';

const DAY_MS = 86_400_000;

/** Tells how long people waited for replies. */
@Injectable()
export class ReplyTimesService {
  constructor(private readonly times: ReplyTimesRepository) {}

  async get(tenant: Tenant, { days = 7 }: ReplyTimesQuery): Promise<ReplyTimesView> {
    const rows = await this.times.since(tenant, new Date(Date.now() - days * DAY_MS));
    const all = rows.find(({ isMember, isDay }) => !isMember && !isDay);
    return {
      days,
      ...timesOf(all ?? { count: 0, medianSeconds: null, p90Seconds: null }),
      members: rows
        .filter(({ isMember }) => isMember)
        .map((row) => ({ userId: row.userId && publicId('user', row.userId), ...timesOf(row) })),
      byDay: rows
        .filter(({ isDay }) => isDay)
        .map((row) => ({ day: row.day ?? '', ...timesOf(row) })),
    };
  }
}

function timesOf({
  count,
  medianSeconds,
  p90Seconds,
}: Pick<ReplyTimesRow, keyof ReplyTimes>): ReplyTimes {
  return { count, medianSeconds, p90Seconds };
}
