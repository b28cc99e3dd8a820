import { Injectable } from '@nestjs/common';
import type { GroupRole } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { PersonAddress } from '../../contacts/person-address';
import type { MemberRow, NamedMemberRow } from './group-rows';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** Members of one group that are answered. */
const MEMBERS_MAX = 5_000;

const ROLE_ORDER = `CASE member.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END`;

/** Joins what a member is called, as the session of the group knows them. */
const NAMES = `
  LEFT JOIN LATERAL (
    SELECT * FROM contacts WHERE contacts.session_id = party.session_id AND member.member_type = 'phone'
      AND contacts.phone = member.member
    UNION ALL
    SELECT * FROM contacts WHERE contacts.session_id = party.session_id
      AND contacts.lid = CASE WHEN member.member_type = 'lid' THEN member.member ELSE member.lid END
    LIMIT 1) person ON true`;

/** Who is in which group. */
@Injectable()
export class MembersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Members of a group by UUID, with their names: who made it first, then administrators. */
  of({ organizationId }: Tenant, groupId: string): Promise<NamedMemberRow[]> {
    return rowsOf(
      this.dataSource,
      `SELECT member.member AS digits, member.member_type AS type, member.lid, member.role, person.name,
         person.push_name AS "pushName", person.verified_name AS "verifiedName"
       FROM group_members member JOIN groups party ON party.id = member.group_id ${NAMES}
       WHERE member.group_id = $1 AND member.organization_id = $2
       ORDER BY ${ROLE_ORDER}, member.member LIMIT ${MEMBERS_MAX}`,
      [groupId, organizationId],
    );
  }

  /** Those who are in a group from now on, all of them. */
  async replace(
    tx: Transaction,
    tenant: Tenant,
    groupId: string,
    members: readonly MemberRow[],
  ): Promise<void> {
    await tx.query(
      `DELETE FROM group_members member WHERE group_id = $1 AND organization_id = $2
         AND (member_type, member) NOT IN (SELECT * FROM unnest($3::text[], $4::text[]))`,
      [
        groupId,
        tenant.organizationId,
        members.map(({ type }) => type),
        members.map(({ digits }) => digits),
      ],
    );
    await this.put(tx, tenant, groupId, members);
  }

  /** They are in a group, in these roles. */
  async put(
    tx: Transaction,
    { organizationId }: Tenant,
    groupId: string,
    members: readonly MemberRow[],
  ): Promise<void> {
    if (members.length === 0) return;
    await tx.query(
      `INSERT INTO group_members AS member (group_id, organization_id, member_type, member, lid, role)
       SELECT DISTINCT ON (fresh.type, fresh.digits) $1::uuid, $2::uuid, fresh.type, fresh.digits, fresh.lid, fresh.role
       FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) AS fresh (type, digits, lid, role)
       ORDER BY fresh.type, fresh.digits
       ON CONFLICT (group_id, member_type, member) DO UPDATE SET role = excluded.role,
         lid = coalesce(excluded.lid, member.lid)
         WHERE member.role <> excluded.role OR member.lid IS DISTINCT FROM coalesce(excluded.lid, member.lid)`,
      [
        groupId,
        organizationId,
        members.map(({ type }) => type),
        members.map(({ digits }) => digits),
        members.map(({ lid }) => lid),
        members.map(({ role }) => role),
      ],
    );
  }

  /** They are in a group no more. */
  async remove(
    tx: Transaction,
    { organizationId }: Tenant,
    groupId: string,
    people: readonly (PersonAddress & { lid: string | null })[],
  ): Promise<void> {
    await tx.query(
      `DELETE FROM group_members WHERE group_id = $1 AND organization_id = $2
         AND ((member_type, member) IN (SELECT * FROM unnest($3::text[], $4::text[])) OR lid = ANY ($5))`,
      [
        groupId,
        organizationId,
        people.map(({ type }) => type),
        people.map(({ digits }) => digits),
        people.flatMap(({ lid }) => lid ?? []),
      ],
    );
  }

  /** Members whose role changes. Who made the group stays what they are. */
  async setRole(
    tx: Transaction,
    { organizationId }: Tenant,
    groupId: string,
    people: readonly PersonAddress[],
    role: GroupRole,
  ): Promise<void> {
    await tx.query(
      `UPDATE group_members SET role = $5 WHERE group_id = $1 AND organization_id = $2 AND role <> 'owner'
         AND (member_type, member) IN (SELECT * FROM unnest($3::text[], $4::text[]))`,
      [
        groupId,
        organizationId,
        people.map(({ type }) => type),
        people.map(({ digits }) => digits),
        role,
      ],
    );
  }

  /** Numbers behind LIDs, as far as contacts and the members of a group tell. */
  async numbersOf(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    groupId: string,
    lids: readonly string[],
  ): Promise<Map<string, string>> {
    if (lids.length === 0) return new Map();
    const rows = await rowsOf<{ lid: string; phone: string }>(
      tx,
      `SELECT lid, phone FROM contacts
       WHERE session_id = $1 AND organization_id = $2 AND phone IS NOT NULL AND lid = ANY ($4)
       UNION ALL
       SELECT lid, member FROM group_members
       WHERE group_id = $3 AND organization_id = $2 AND member_type = 'phone' AND lid = ANY ($4)`,
      [id, organizationId, groupId, lids],
    );
    return new Map(rows.map(({ lid, phone }) => [lid, phone]));
  }

  /** The numbers behind LIDs are known from now on. */
  async learn(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    pairs: readonly { lid: string; phone: string }[],
  ): Promise<void> {
    await tx.query(
      `WITH pair AS (SELECT * FROM unnest($3::text[], $4::text[]) AS pair (lid, phone)), gone AS (
         DELETE FROM group_members member USING pair, groups party
         WHERE party.id = member.group_id AND party.session_id = $1 AND member.organization_id = $2
           AND member.member_type = 'lid' AND member.member = pair.lid
         RETURNING member.group_id, pair.phone, pair.lid, member.role)
       INSERT INTO group_members AS member (group_id, organization_id, member_type, member, lid, role)
       SELECT DISTINCT ON (gone.group_id, gone.phone) gone.group_id, $2::uuid, 'phone', gone.phone, gone.lid, gone.role
       FROM gone ORDER BY gone.group_id, gone.phone
       ON CONFLICT (group_id, member_type, member) DO UPDATE SET lid = excluded.lid`,
      [id, organizationId, pairs.map(({ lid }) => lid), pairs.map(({ phone }) => phone)],
    );
  }
}
