import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';

/**
 * How long an answer is believed. People rarely leave WhatsApp, and join any day: a "no" is only kept
 * so that a list with a wrong number in it does not ask for the same one all the time.
 */
const KNOWN_FOR = '7 days';
const UNKNOWN_FOR = '1 minute';

/** WhatsApp's answer for a phone number. */
interface RecipientCheck {
  /** Null where it is not on WhatsApp. */
  jid: string | null;
}

/** Which phone numbers are on WhatsApp. */
@Injectable()
export class RecipientChecksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What is still believed; null where WhatsApp is to be asked. */
  async find({ organizationId }: Tenant, phone: string): Promise<RecipientCheck | null> {
    const [row] = await rowsOf<RecipientCheck>(
      this.dataSource,
      `SELECT jid FROM recipient_checks WHERE organization_id = $1 AND phone = $2
       AND checked_at > now() - CASE WHEN jid IS NULL THEN interval '${UNKNOWN_FOR}' ELSE interval '${KNOWN_FOR}' END`,
      [organizationId, phone],
    );
    return row ?? null;
  }

  async save({ organizationId }: Tenant, phone: string, jid: string | null): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO recipient_checks (organization_id, phone, jid, checked_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (organization_id, phone) DO UPDATE SET jid = excluded.jid, checked_at = now()`,
      [organizationId, phone, jid],
    );
  }

  async remove({ organizationId }: Tenant, phone: string): Promise<void> {
    await this.dataSource.query(
      'DELETE FROM recipient_checks WHERE organization_id = $1 AND phone = $2',
      [organizationId, phone],
    );
  }
}
