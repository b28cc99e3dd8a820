import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';

/** Who sees the status posts that numbers write: JIDs of people. */
@Injectable()
export class StatusAudiencesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(
    tx: Transaction,
    { organizationId }: Tenant,
    messageId: string,
    jids: readonly string[],
  ): Promise<void> {
    await tx.query(
      'INSERT INTO status_audiences (message_id, organization_id, jids) VALUES ($1, $2, $3)',
      [messageId, organizationId, jids],
    );
  }

  /** Of a post, or of the deletion of one; empty where there is none. */
  async of({ organizationId }: Tenant, id: string): Promise<string[]> {
    const [row] = await rowsOf<{ jids: string[] }>(
      this.dataSource,
      `SELECT jids FROM status_audiences
       WHERE organization_id = $2
         AND message_id = coalesce((SELECT message_id FROM message_changes WHERE id = $1), $1)`,
      [id, organizationId],
    );
    return row?.jids ?? [];
  }

  /** Of a post that a session sent, or of the deletion of one, by WhatsApp's id; empty where there is none. */
  async ofSent(sessionId: string, waMessageId: string): Promise<string[]> {
    const [row] = await rowsOf<{ jids: string[] }>(
      this.dataSource,
      `SELECT jids FROM status_audiences WHERE message_id IN (
         SELECT id FROM messages WHERE session_id = $1 AND wa_message_id = $2 AND direction = 'outbound'
         UNION ALL SELECT message_id FROM message_changes
         WHERE session_id = $1 AND wa_message_id = $2 AND outbound_status IS NOT NULL)`,
      [sessionId, waMessageId],
    );
    return row?.jids ?? [];
  }

  /**
   * Phone numbers of the people who stand in the address book of a session, as far as they are not blocked.
   *
   * @param most no more than so many.
   */
  async addressBook(
    { id, organizationId }: Tenant & { id: string },
    most: number,
  ): Promise<string[]> {
    const rows = await rowsOf<{ phone: string }>(
      this.dataSource,
      `SELECT phone FROM contacts
       WHERE session_id = $1 AND organization_id = $2 AND phone IS NOT NULL AND name IS NOT NULL AND NOT blocked
       ORDER BY phone LIMIT $3`,
      [id, organizationId, most],
    );
    return rows.map(({ phone }) => phone);
  }
}
