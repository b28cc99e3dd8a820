import { isIndexed } from '../../contacts/contact-text.repository';
import { Injectable } from '@nestjs/common';
import type { GroupInfo, GroupSettings } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import { newId, parseId } from '../../../platform/database/ids';
import { GREATEST_ID } from '../../../platform/database/side';
import { type Database, rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { notFound } from '../../../platform/http/problems/api-error';
import type { GroupRow } from './group-rows';
import type { SessionRef } from '../../../sessions/state/session-ref';

const COLUMNS = `
  party.id, party.session_id AS "sessionId", party.jid, party.subject, party.description, party.owner,
  party.announcement, party.locked, party.approval, party.admins_add AS "adminsAdd", party.community,
  party.picture_id AS "pictureId", party.by_lid AS "isByLid", party.left_at AS "leftAt", party.read_at AS "readAt",
  party.updated_at AS "updatedAt",
  (SELECT count(*)::int FROM group_members one WHERE one.group_id = party.id) AS size,
  (SELECT chat.id FROM chats chat WHERE chat.session_id = party.session_id AND chat.jid = party.jid) AS "chatId",
  (SELECT one.role FROM group_members one JOIN sessions session ON session.id = party.session_id
   WHERE one.group_id = party.id AND one.member_type = 'phone' AND one.member = session.phone) AS "ownRole"`;

/** What a change sets; what is left out stays. */
export interface GroupColumns extends Partial<GroupSettings> {
  subject?: string;
  description?: string | null;
  pictureId?: string | null;
  leftAt?: Date | null;
}

const COLUMN_NAMES: Record<keyof GroupColumns, string> = {
  subject: 'subject',
  description: 'description',
  pictureId: 'picture_id',
  leftAt: 'left_at',
  announcement: 'announcement',
  locked: 'locked',
  approval: 'approval',
  adminsAdd: 'admins_add',
};

/** Which groups a list has. */
export interface GroupFilter {
  /** UUID; null for all. */
  sessionId: string | null;
  /** A pattern of LIKE; null for all. */
  text: string | null;
  before: string | null;
  limit: number;
}

/** Groups as rows. */
@Injectable()
export class GroupsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  list(
    { organizationId }: Tenant,
    { sessionId, text, before, limit }: GroupFilter,
  ): Promise<GroupRow[]> {
    const parameters: unknown[] = [organizationId, before ?? GREATEST_ID, limit];
    const where = ['party.organization_id = $1', 'party.id < $2::uuid'];
    if (sessionId) where.push(`party.session_id = $${parameters.push(sessionId)}`);
    if (text) {
      const pattern = `$${parameters.push(text)}::text`;
      where.push(
        isIndexed(text)
          ? `party.id = ANY (ARRAY(SELECT found_groups(${pattern})))`
          : `folded(coalesce(party.subject, '')) LIKE folded(${pattern})`,
      );
    }
    return rowsOf(
      this.dataSource,
      `SELECT ${COLUMNS} FROM groups party WHERE ${where.join(' AND ')} ORDER BY party.id DESC LIMIT $3`,
      parameters,
    );
  }

  /**
   * A group by its public id.
   *
   * @throws ApiError not_found
   */
  async get({ organizationId }: Tenant, id: string): Promise<GroupRow> {
    const [row] = await rowsOf<GroupRow>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM groups party WHERE party.id = $1 AND party.organization_id = $2`,
      [parseId('group', id), organizationId],
    );
    if (!row) throw notFound('group');
    return row;
  }

  /** A group of a session by its JID; null where it is not known. */
  async find(
    { id, organizationId }: SessionRef,
    jid: string,
    database: Database = this.dataSource,
  ): Promise<GroupRow | null> {
    const [row] = await rowsOf<GroupRow>(
      database,
      `SELECT ${COLUMNS} FROM groups party
       WHERE party.session_id = $1 AND party.jid = $2 AND party.organization_id = $3`,
      [id, jid, organizationId],
    );
    return row ?? null;
  }

  /** The same for writing, made where it is not known. Nobody else changes it until the transaction ends. */
  async lock(tx: Transaction, session: SessionRef, jid: string): Promise<GroupRow> {
    await this.meet(tx, session, [jid]);
    await tx.query(
      'SELECT FROM groups WHERE session_id = $1 AND jid = $2 AND organization_id = $3 FOR NO KEY UPDATE',
      [session.id, jid, session.organizationId],
    );
    const row = await this.find(session, jid, tx);
    if (!row) throw notFound('group');
    return row;
  }

  /**
   * Groups that were met by their JIDs, sorted. Those that are new are asked for.
   *
   * @returns how many are new.
   */
  async meet(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    jids: readonly string[],
  ): Promise<number> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO groups (id, organization_id, session_id, jid, created_at, updated_at)
       SELECT fresh.id, $1, session.id, fresh.jid, now(), now()
       FROM unnest($3::uuid[], $4::text[]) AS fresh (id, jid)
         JOIN sessions session ON session.id = $2 AND session.organization_id = $1
       WHERE NOT EXISTS (SELECT FROM groups known WHERE known.session_id = $2 AND known.jid = fresh.jid)
       ORDER BY fresh.jid ON CONFLICT (session_id, jid) DO NOTHING RETURNING id`,
      [organizationId, id, jids.map(() => newId()), jids],
    );
    return rows.length;
  }

  async set(
    tx: Transaction,
    { organizationId }: Tenant,
    id: string,
    columns: GroupColumns,
  ): Promise<void> {
    const names = Object.keys(columns) as (keyof GroupColumns)[];
    const sets = names.map((name, at) => `${COLUMN_NAMES[name]} = $${at + 3}`);
    await tx.query(
      `UPDATE groups SET ${[...sets, 'updated_at = now()'].join(', ')} WHERE id = $1 AND organization_id = $2`,
      [id, organizationId, ...names.map((name) => columns[name])],
    );
  }

  /** All that WhatsApp tells of a group, but for its members. The number is in it. */
  async setWhole(
    tx: Transaction,
    { organizationId }: Tenant,
    id: string,
    info: GroupInfo,
  ): Promise<void> {
    await tx.query(
      `UPDATE groups SET subject = $3, description = $4, owner = $5, owner_type = $6, announcement = $7, locked = $8,
         approval = $9, admins_add = $10, community = $11, by_lid = $12, left_at = NULL, wanted_at = NULL,
         read_at = now(), updated_at = now()
       WHERE id = $1 AND organization_id = $2`,
      [
        id,
        organizationId,
        info.subject,
        info.description,
        info.owner?.digits ?? null,
        info.owner?.type ?? null,
        info.announcement,
        info.locked,
        info.approval,
        info.adminsAdd,
        info.community,
        info.isByLid,
      ],
    );
  }

  /** WhatsApp has to be asked for all of a group, after a pause; null: what is here is right. */
  async want(
    database: Database,
    { organizationId }: Tenant,
    id: string,
    afterSeconds: number | null,
  ): Promise<void> {
    await database.query(
      `UPDATE groups SET wanted_at = now() + make_interval(secs => $3) WHERE id = $1 AND organization_id = $2`,
      [id, organizationId, afterSeconds],
    );
  }

  /** The same outside of a transaction. */
  async wantNow(tenant: Tenant, id: string, afterSeconds: number | null): Promise<void> {
    await this.want(this.dataSource, tenant, id, afterSeconds);
  }

  /** Groups of a session that WhatsApp has to be asked for by now. */
  wanted(
    { id, organizationId }: SessionRef,
    limit: number,
  ): Promise<{ id: string; jid: string }[]> {
    return rowsOf(
      this.dataSource,
      `SELECT id, jid FROM groups WHERE session_id = $1 AND organization_id = $2 AND wanted_at <= now()
       ORDER BY wanted_at LIMIT $3`,
      [id, organizationId, limit],
    );
  }

  /** Milliseconds until the next of them; null for none. */
  async nextWanted({ id, organizationId }: SessionRef): Promise<number | null> {
    const [next] = await rowsOf<{ ms: number | null }>(
      this.dataSource,
      `SELECT (extract(epoch FROM min(wanted_at) - now()) * 1000)::float8 AS ms
       FROM groups WHERE session_id = $1 AND organization_id = $2 AND wanted_at IS NOT NULL`,
      [id, organizationId],
    );
    return next?.ms ?? null;
  }

  /** WhatsApp names all groups of a session but these: they are asked for one by one, whether the number left them. */
  async wantOthers(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    jids: readonly string[],
    before: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE groups SET wanted_at = now() WHERE session_id = $1 AND organization_id = $2 AND jid <> ALL ($3)
         AND left_at IS NULL AND updated_at < $4`,
      [id, organizationId, jids, before],
    );
  }

  /** Whether WhatsApp has to be asked for all groups of a session. */
  async isListWanted({ id, organizationId }: SessionRef, olderThanHours: number): Promise<boolean> {
    const rows = await rowsOf(
      this.dataSource,
      `SELECT FROM session_groups WHERE session_id = $1 AND organization_id = $2 AND NOT is_wanted
         AND read_at > now() - make_interval(hours => $3)`,
      [id, organizationId, olderThanHours],
    );
    return rows.length === 0;
  }

  /** Notes whether WhatsApp has to be asked for all groups of a session with its next connection. */
  async wantList(
    database: Database | null,
    { id, organizationId }: SessionRef,
    isWanted: boolean,
  ): Promise<void> {
    await (database ?? this.dataSource).query(
      `INSERT INTO session_groups (session_id, organization_id, read_at, is_wanted)
       SELECT session.id, $2, CASE WHEN $3 THEN NULL ELSE now() END, $3 FROM sessions session
       WHERE session.id = $1 AND session.organization_id = $2
       ON CONFLICT (session_id) DO UPDATE SET is_wanted = excluded.is_wanted,
         read_at = coalesce(excluded.read_at, session_groups.read_at)`,
      [id, organizationId, isWanted],
    );
  }

  /** What was asked of WhatsApp is written down: nothing has to be read for it. */
  async settle(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    groupId: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE groups SET wanted_at = NULL WHERE id = $1 AND organization_id = $2 AND wanted_at > now()`,
      [groupId, organizationId],
    );
    await tx.query(
      `UPDATE session_groups SET is_wanted = false
       WHERE session_id = $1 AND organization_id = $2 AND read_at IS NOT NULL`,
      [id, organizationId],
    );
  }
}
