import { Injectable } from '@nestjs/common';
import type { AlertKind, AlertSettings, AlertState } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { LAST_ID } from '../../platform/database/ids';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';

/** An alert as it is stored. */
export interface AlertRow {
  id: string;
  organizationId: string;
  kind: AlertKind;
  /** Empty where there is none. */
  reason: string;
  /** UUID of the session or the webhook. */
  subjectId: string;
  name: string;
  since: Date | null;
  openedAt: Date;
  closedAt: Date | null;
}

const COLUMNS = `id, organization_id AS "organizationId", kind, reason, subject_id AS "subjectId", name, since,
  opened_at AS "openedAt", closed_at AS "closedAt"`;
const KEPT = '90 days';

const OPEN_OF_ALL = `
  INSERT INTO alerts (id, organization_id, kind, reason, subject_id, name, since)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::timestamptz[])
  ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`;

const IN_STATE: Record<AlertState, string> = {
  open: 'closed_at IS NULL',
  closed: 'closed_at IS NOT NULL',
};

const SETTINGS = `number_down_minutes AS "numberDownMinutes", webhook_down_minutes AS "webhookDownMinutes",
  queue_old_minutes AS "queueOldMinutes", mail`;

/** Alerts and their settings. */
@Injectable()
export class AlertsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Alerts before an id, newest first. */
  list(
    { organizationId }: Tenant,
    state: AlertState | undefined,
    before: string | null,
    limit: number,
  ): Promise<AlertRow[]> {
    const inState = state ? `AND ${IN_STATE[state]}` : '';
    return rowsOf(
      this.dataSource,
      `SELECT ${COLUMNS} FROM alerts WHERE organization_id = $1 AND id < $2 ${inState} ORDER BY id DESC LIMIT $3`,
      [organizationId, before ?? LAST_ID, limit],
    );
  }

  openOfAll(tx: Transaction): Promise<AlertRow[]> {
    return rowsOf(tx, `SELECT ${COLUMNS} FROM alerts WHERE closed_at IS NULL`);
  }

  /** Opens alerts, and returns those that were not open. */
  insertOfAll(
    tx: Transaction,
    alerts: readonly Omit<AlertRow, 'openedAt' | 'closedAt'>[],
  ): Promise<AlertRow[]> {
    return rowsOf(tx, OPEN_OF_ALL, [
      alerts.map(({ id }) => id),
      alerts.map(({ organizationId }) => organizationId),
      alerts.map(({ kind }) => kind),
      alerts.map(({ reason }) => reason),
      alerts.map(({ subjectId }) => subjectId),
      alerts.map(({ name }) => name),
      alerts.map(({ since }) => since),
    ]);
  }

  closeOfAll(tx: Transaction, ids: readonly string[]): Promise<AlertRow[]> {
    return rowsOf(
      tx,
      `UPDATE alerts SET closed_at = now() WHERE id = ANY ($1::uuid[]) AND closed_at IS NULL RETURNING ${COLUMNS}`,
      [ids],
    );
  }

  async removeOldOfAll(): Promise<void> {
    await this.dataSource.query(`DELETE FROM alerts WHERE closed_at < now() - interval '${KEPT}'`);
  }

  /** Of every organization that has set any, by organization. */
  async settingsOfAll(tx: Transaction): Promise<Map<string, AlertSettings>> {
    const rows = await rowsOf<AlertSettings & { organizationId: string }>(
      tx,
      `SELECT organization_id AS "organizationId", ${SETTINGS} FROM alert_settings`,
    );
    return new Map(rows.map(({ organizationId, ...settings }) => [organizationId, settings]));
  }

  /** Null where nobody has set any. */
  async settings({ organizationId }: Tenant): Promise<AlertSettings | null> {
    const [row] = await rowsOf<AlertSettings>(
      this.dataSource,
      `SELECT ${SETTINGS} FROM alert_settings WHERE organization_id = $1`,
      [organizationId],
    );
    return row ?? null;
  }

  async writeSettings(
    tx: Transaction,
    { organizationId }: Tenant,
    settings: AlertSettings,
  ): Promise<void> {
    const { numberDownMinutes, webhookDownMinutes, queueOldMinutes, mail } = settings;
    await tx.query(
      `INSERT INTO alert_settings VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (organization_id) DO UPDATE SET number_down_minutes = $2, webhook_down_minutes = $3,
         queue_old_minutes = $4, mail = $5`,
      [organizationId, numberDownMinutes, webhookDownMinutes, queueOldMinutes, mail],
    );
  }
}
