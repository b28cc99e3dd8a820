import { Injectable } from '@nestjs/common';
import { USUAL_ALERT_SETTINGS } from '@whathooks/dto';
import type { Tenant } from '../../platform/database/tenant-repository';
import { Quotas } from '../../platform/http/rate-limits/quotas';
import type { SessionStandingRow } from '../../sessions/state/session-standings.repository';
import { WebhookStandings } from '../../webhooks/webhook-standings';
import { AlertsRepository } from '../store/alerts.repository';
import type { Concern } from './concern';
import { concernsOfNumber } from './number-concerns';
import { concernsOfWebhook } from './webhook-concerns';

/** Part of what an organization may have from which on the rest is little room. */
const NEARLY_ALL = 0.9;

/** A limit that is nearly reached. */
export interface NearLimit {
  of: 'sessions' | 'webhooks';
  present: number;
  most: number;
}

/** What of an organization needs a person. */
@Injectable()
export class ConcernsService {
  constructor(
    private readonly webhooks: WebhookStandings,
    private readonly alerts: AlertsRepository,
    private readonly quotas: Quotas,
  ) {}

  /** @param sessions where its sessions stand. */
  async of(
    tenant: Tenant,
    sessions: readonly SessionStandingRow[],
  ): Promise<{ concerns: Concern[]; limits: NearLimit[] }> {
    const now = new Date();
    const patience = (await this.alerts.settings(tenant)) ?? USUAL_ALERT_SETTINGS;
    const webhooks = await this.webhooks.of(tenant);
    return {
      concerns: [
        ...sessions.flatMap((session) => concernsOfNumber(session, patience, now)),
        ...webhooks.flatMap((webhook) => concernsOfWebhook(webhook, patience, now)),
      ],
      limits: this.limits({ sessions: sessions.length, webhooks: webhooks.length }),
    };
  }

  private limits(present: Record<NearLimit['of'], number>): NearLimit[] {
    return (['sessions', 'webhooks'] as const)
      .map((of) => ({ of, present: present[of], most: this.quotas.most(of) }))
      .filter(({ present: count, most }) => count >= most * NEARLY_ALL);
  }
}
