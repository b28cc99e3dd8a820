import { Injectable } from '@nestjs/common';
import {
  type OverviewHour,
  type OverviewNumbers,
  type OverviewQuery,
  type OverviewView,
  standingOf,
} from '@whathooks/dto';
import { ConcernsService } from '../alerts/concerns/concerns.service';
import { ChatsService } from '../chats/kept/chats.service';
import { DeliveryStatsService } from '../deliveries/log/delivery-stats.service';
import {
  HOUR_MS,
  type MessageHour,
  MessageHoursRepository,
} from '../messages/traffic/message-hours.repository';
import type { Tenant } from '../platform/database/tenant-repository';
import { SessionStandings } from '../sessions/door/session-standings';
import type { SessionStandingRow } from '../sessions/state/session-standings.repository';
import { concernViews } from './concern-views';

const HOURS_OF_DAY = 24;

/** Tells whether all is well, and what to do where it is not. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly sessions: SessionStandings,
    private readonly messages: MessageHoursRepository,
    private readonly deliveries: DeliveryStatsService,
    private readonly chats: ChatsService,
    private readonly concerns: ConcernsService,
  ) {}

  async get(tenant: Tenant, { days = 1 }: OverviewQuery): Promise<OverviewView> {
    const hour = Math.floor(Date.now() / HOUR_MS);
    const since = new Date((hour - days * HOURS_OF_DAY + 1) * HOUR_MS);
    const sessions = await this.sessions.standings(tenant);
    const { concerns, limits } = await this.concerns.of(tenant, sessions);
    return {
      days,
      numbers: numbersOf(sessions),
      hours: hoursOf(
        await this.messages.since(tenant, since),
        await this.deliveries.hoursSince(tenant, since),
      ),
      queue: await this.deliveries.queue(tenant),
      unanswered: await this.chats.unanswered(tenant),
      concerns: concernViews(concerns, limits),
    };
  }
}

function numbersOf(sessions: readonly SessionStandingRow[]): OverviewNumbers {
  const numbers = { total: sessions.length, connected: 0, down: 0, waiting: 0 };
  for (const { status, downSince } of sessions) numbers[standingOf(status, downSince !== null)]++;
  return numbers;
}

/** Both curves as one list of hours. */
function hoursOf(
  messages: readonly MessageHour[],
  deliveries: readonly { hour: Date; delivered: number; failed: number }[],
): OverviewHour[] {
  const hours = new Map<number, OverviewHour>();
  const at = (hour: Date): OverviewHour => {
    const nothing = { inbound: 0, outbound: 0, delivered: 0, failed: 0 };
    const known = hours.get(hour.getTime()) ?? { hour: hour.toISOString(), ...nothing };
    hours.set(hour.getTime(), known);
    return known;
  };
  for (const { hour, inbound, outbound } of messages)
    Object.assign(at(hour), { inbound, outbound });
  for (const { hour, delivered, failed } of deliveries)
    Object.assign(at(hour), { delivered, failed });
  return [...hours].sort(([a], [b]) => a - b).map(([, hour]) => hour);
}
