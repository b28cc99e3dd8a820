import { Injectable } from '@nestjs/common';
import type { SessionTraffic, SessionTrafficList } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { HOUR_MS } from './message-hours.repository';
import { SessionTrafficRepository } from './session-traffic.repository';

const HOURS = 24;

/** Tells of every session how much it sends and receives. */
@Injectable()
export class SessionTrafficService {
  constructor(private readonly traffic: SessionTrafficRepository) {}

  /** The last 24 hours. What is not counted by the hour yet stands in the last one. */
  async list(tenant: Tenant): Promise<SessionTrafficList> {
    const running = Math.floor(Date.now() / HOUR_MS);
    const first = running - HOURS + 1;
    const sessions = new Map<string, SessionTraffic>();
    const of = (id: string): SessionTraffic => {
      const hours = Array.from({ length: HOURS }, () => 0);
      const known = sessions.get(id) ?? {
        ...{ sessionId: publicId('session', id), lastMessageAt: null },
        hours,
      };
      sessions.set(id, known);
      return known;
    };
    for (const { sessionId, lastMessageAt } of await this.traffic.last(tenant))
      of(sessionId).lastMessageAt = lastMessageAt.toISOString();
    const add = (sessionId: string, index: number, count: number): void => {
      const { hours } = of(sessionId);
      hours[index] = (hours[index] ?? 0) + count;
    };
    const next = await this.traffic.nextHour();
    for (const { sessionId, hour, count } of await this.traffic.counted(
      tenant,
      new Date(first * HOUR_MS),
    ))
      if (hour < next) add(sessionId, Math.round(hour.getTime() / HOUR_MS) - first, count);
    const uncounted = new Date(Math.max(next.getTime(), (running - 2) * HOUR_MS));
    for (const { sessionId, count } of await this.traffic.uncounted(tenant, uncounted))
      add(sessionId, HOURS - 1, count);
    return { data: [...sessions.values()] };
  }
}
