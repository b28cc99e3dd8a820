import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../platform/database/sql';
import type { Tenant } from '../platform/database/tenant-repository';
import type { Webhook } from './webhook.entity';

/** What is known of a webhook for whoever looks after many. */
export type WebhookRow = Pick<
  Webhook,
  'id' | 'organizationId' | 'url' | 'enabled' | 'disabledReason' | 'disabledAt'
>;

const COLUMNS = `id, organization_id AS "organizationId", url, enabled, disabled_reason AS "disabledReason",
  disabled_at AS "disabledAt"`;

@Injectable()
export class WebhookStandingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  of({ organizationId }: Tenant): Promise<WebhookRow[]> {
    return rowsOf(
      this.dataSource,
      `SELECT ${COLUMNS} FROM webhooks WHERE organization_id = $1 ORDER BY id`,
      [organizationId],
    );
  }

  /** Those that whathooks switched off, and some others, of every organization. */
  disabledOfAll(others: readonly string[]): Promise<WebhookRow[]> {
    return rowsOf(
      this.dataSource,
      `SELECT ${COLUMNS} FROM webhooks WHERE id = ANY ($1::uuid[]) OR (NOT enabled AND disabled_reason IS NOT NULL)`,
      [others],
    );
  }
}
