import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Database, rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { ContactRow } from './contact-views';

/** What a person or a group is found by. */
export interface ChatName extends ContactRow {
  kind: 'contact' | 'group';
  organizationId: string;
  /** Of a group. */
  jid: string | null;
  subject: string | null;
}

const CONTACTS = `
  SELECT 'contact' AS kind, id, organization_id AS "organizationId", session_id AS "sessionId", NULL AS jid,
    NULL AS subject, phone, lid, name, push_name AS "pushName", verified_name AS "verifiedName", blocked,
    updated_at AS "updatedAt"
  FROM contacts WHERE id = ANY ($1)`;
const GROUPS = `
  SELECT 'group', id, organization_id, session_id, jid, subject, NULL, NULL, NULL, NULL, NULL, false, updated_at
  FROM groups WHERE id = ANY ($2)`;

/** Names of people and groups. */
@Injectable()
export class ChatNames {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of one organization, by UUID. */
  of(
    { organizationId }: Tenant,
    contacts: readonly string[],
    groups: readonly string[],
  ): Promise<ChatName[]> {
    return rowsOf(
      this.dataSource,
      `${CONTACTS} AND organization_id = $3 UNION ALL ${GROUPS} AND organization_id = $3`,
      [contacts, groups, organizationId],
    );
  }

  /** Those of any organization. */
  namesOfAll(
    database: Database,
    contacts: readonly string[],
    groups: readonly string[],
  ): Promise<ChatName[]> {
    return rowsOf(database, `${CONTACTS} UNION ALL ${GROUPS}`, [contacts, groups]);
  }

  /** UUIDs of the people or groups before one, newest first. */
  async idsBeforeOfAll(
    database: Database,
    kind: ChatName['kind'],
    before: string,
    limit: number,
  ): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      database,
      `SELECT id FROM ${kind}s WHERE id < $1 ORDER BY id DESC LIMIT $2`,
      [before, limit],
    );
    return rows.map(({ id }) => id);
  }
}
