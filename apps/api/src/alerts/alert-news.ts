import { Injectable } from '@nestjs/common';
import { MembersService } from '../organizations/members/members.service';
import { newId } from '../platform/database/ids';
import type { Transaction } from '../platform/database/unit-of-work';
import { EventBus } from '../platform/events/event-bus';
import { OwnOrigin } from '../platform/http/own-origin';
import { Mailer } from '../platform/mail/mailer';
import { alertMail } from './alert-mails';
import { SessionStandingsRepository } from '../sessions/state/session-standings.repository';
import { alertView, sessionOf } from './alert-views';
import type { AlertRow } from './store/alerts.repository';

/** Tells of alerts: webhooks by events, owners and admins by mail. */
@Injectable()
export class AlertNews {
  constructor(
    private readonly members: MembersService,
    private readonly sessions: SessionStandingsRepository,
    private readonly bus: EventBus,
    private readonly mailer: Mailer,
    private readonly origin: OwnOrigin,
  ) {}

  /** @param wantsMail whether an organization is told by mail. */
  async tell(
    tx: Transaction,
    opened: readonly AlertRow[],
    closed: readonly AlertRow[],
    wantsMail: (organizationId: string) => boolean,
  ): Promise<void> {
    const about = [...opened, ...closed].flatMap((row) => sessionOf(row) ?? []);
    const metadata = await this.sessions.metadataOfAll(tx, about);
    await this.bus.publish(tx, [
      ...opened.map((row) => eventOf('alert.opened', row, metadata)),
      ...closed.map((row) => eventOf('alert.closed', row, metadata)),
    ]);
    if (!this.mailer.sendsMail) return;
    const all = Map.groupBy([...opened, ...closed], ({ organizationId }) => organizationId);
    for (const [organizationId, rows] of all)
      if (wantsMail(organizationId)) await this.mail(tx, organizationId, rows);
  }

  /** One mail tells of all that came at once. */
  private async mail(
    tx: Transaction,
    organizationId: string,
    rows: readonly AlertRow[],
  ): Promise<void> {
    const mail = alertMail(rows, this.origin.value);
    for (const to of await this.members.managerAddresses({ organizationId }))
      await this.mailer.send(tx, { ...mail, organizationId, to });
  }
}

/** @param metadata of sessions, by their UUID; there is none of one that was deleted. */
function eventOf<Name extends 'alert.opened' | 'alert.closed'>(
  event: Name,
  row: AlertRow,
  metadata: ReadonlyMap<string, Record<string, string>>,
) {
  const sessionId = sessionOf(row);
  return {
    id: newId(),
    event,
    organizationId: row.organizationId,
    sessionId,
    chat: null,
    data: alertView(row),
    metadata: (sessionId && metadata.get(sessionId)) || {},
    occurredAt: row.closedAt ?? row.openedAt,
  };
}
