import { Injectable } from '@nestjs/common';
import {
  type AlertPage,
  type AlertSettings,
  type AlertSettingsView,
  type ListAlertsQuery,
  PAGE_DEFAULT,
  USUAL_ALERT_SETTINGS,
} from '@whathooks/dto';
import { AuditService } from '../audit/audit.service';
import { MembersService } from '../organizations/members/members.service';
import type { Actor } from '../platform/access/actor';
import { decodeCursor, toPage } from '../platform/database/cursor';
import { publicId } from '../platform/database/ids';
import type { Tenant } from '../platform/database/tenant-repository';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Mailer } from '../platform/mail/mailer';
import { alertView } from './alert-views';
import { AlertsRepository } from './store/alerts.repository';

/** Alerts of an organization, and when there is one. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly members: MembersService,
    private readonly mailer: Mailer,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ApiError invalid_cursor */
  async list(tenant: Tenant, query: ListAlertsQuery): Promise<AlertPage> {
    const { limit = PAGE_DEFAULT, state, cursor } = query;
    const before = cursor ? decodeCursor(cursor) : null;
    return toPage(await this.alerts.list(tenant, state, before, limit + 1), limit, alertView);
  }

  async settings(tenant: Tenant): Promise<AlertSettingsView> {
    return {
      ...((await this.alerts.settings(tenant)) ?? USUAL_ALERT_SETTINGS),
      sendsMail: this.mailer.sendsMail,
      recipients: await this.members.managerAddresses(tenant),
    };
  }

  async change(actor: Actor, settings: AlertSettings): Promise<AlertSettingsView> {
    const { numberDownMinutes, webhookDownMinutes, queueOldMinutes, mail } = settings;
    const values = { numberDownMinutes, webhookDownMinutes, queueOldMinutes, mail };
    await this.unitOfWork.run(async (tx) => {
      await this.alerts.writeSettings(tx, actor, values);
      const details = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, String(value)]),
      );
      const target = publicId('organization', actor.organizationId);
      await this.audit.record(tx, actor, 'alerts.settings_changed', target, details);
    });
    return this.settings(actor);
  }
}
