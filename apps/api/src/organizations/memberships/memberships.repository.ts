import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PageQuery, Role } from '@whathooks/dto';
import { Repository } from 'typeorm';
import { rowsOf } from '../../platform/database/sql';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { Membership } from './membership.entity';
import { Organization } from './organization.entity';
import type { Reach } from '../../platform/access/actor';
import { acrossOrganizations } from '../../platform/scope/scope';

type NewMembership = Pick<
  Membership,
  'id' | 'organizationId' | 'userId' | 'role' | 'clientIds' | 'sessionIds'
>;

/** What a member may do, what they are limited to, and what is required of them. */
export interface Standing {
  role: Role;
  requiresTwoFactor: boolean;
  /** Null for the whole organization. */
  reach: Reach | null;
}

const STANDING = `
  SELECT membership.role, organization.requires_two_factor AS "requiresTwoFactor", membership.client_ids AS "clientIds",
    CASE WHEN membership.client_ids IS NOT NULL
      THEN sessions_within(membership.organization_id, membership.client_ids, membership.session_ids) END AS "sessionIds"
  FROM memberships membership JOIN organizations organization ON organization.id = membership.organization_id
  WHERE membership.organization_id = $1 AND membership.user_id = $2`;

/**
 * Who belongs to which organization, and as what. Some rows are found by person: which organizations somebody
 * may enter is read here before any is entered.
 */
@Injectable()
export class MembershipsRepository {
  private readonly members: TenantRepository<Membership>;

  constructor(@InjectRepository(Membership) private readonly rows: Repository<Membership>) {
    this.members = new TenantRepository(rows.manager, Membership, 'member');
  }

  /** Writes an organization with its first member. */
  async found(tx: Transaction, name: string, first: NewMembership): Promise<void> {
    await tx.manager.insert(Organization, { id: first.organizationId, name });
    await tx.manager.insert(Membership, first);
  }

  async insert(tx: Transaction, membership: NewMembership): Promise<void> {
    await tx.manager.insert(Membership, membership);
  }

  /** How an organization looks to people outside. */
  async appearance({
    organizationId,
  }: Tenant): Promise<Pick<Organization, 'name' | 'logo' | 'color'> | null> {
    const [row] = await rowsOf<Pick<Organization, 'name' | 'logo' | 'color'>>(
      this.rows.manager,
      'SELECT name, logo, color FROM organizations WHERE id = $1',
      [organizationId],
    );
    return row ?? null;
  }

  async changeAppearance(
    tx: Transaction,
    { organizationId }: Tenant,
    changes: Partial<Pick<Organization, 'logo' | 'color' | 'requiresTwoFactor'>>,
  ): Promise<void> {
    await tx.manager.update(Organization, { id: organizationId }, changes);
  }

  /** Those of a person, the first they got in front. */
  ofUser(userId: string): Promise<Membership[]> {
    return acrossOrganizations('memberships', () =>
      this.rows.find({
        where: { userId },
        relations: { organization: true },
        order: { id: 'ASC' },
      }),
    );
  }

  find(userId: string, organizationId: string): Promise<Membership | null> {
    return acrossOrganizations('memberships', () =>
      this.rows.findOne({
        where: { userId, organizationId },
        relations: { organization: true },
      }),
    );
  }

  /** Read at every request of a person, so it asks for no more than it needs. */
  async standing(userId: string, organizationId: string): Promise<Standing | null> {
    const [row] = await rowsOf<
      Omit<Standing, 'reach'> & Pick<Membership, 'clientIds' | 'sessionIds'>
    >(this.rows.manager, STANDING, [organizationId, userId]);
    if (!row) return null;
    const { clientIds, sessionIds, ...standing } = row;
    return { ...standing, reach: clientIds && sessionIds && { clientIds, sessionIds } };
  }

  /** Whether somebody is a member, who stays one until the transaction ends. */
  async holds(tx: Transaction, { organizationId }: Tenant, userId: string): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      'SELECT FROM memberships WHERE organization_id = $1 AND user_id = $2 FOR KEY SHARE',
      [organizationId, userId],
    );
    return rows.length > 0;
  }

  /** Whether what belongs to a session is within what a member is limited to. */
  async reaches(
    tx: Transaction,
    { organizationId }: Tenant,
    userId: string,
    sessionId: string,
  ): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `SELECT FROM memberships WHERE organization_id = $1 AND user_id = $2 AND (client_ids IS NULL
         OR $3::uuid = ANY (sessions_within(organization_id, client_ids, session_ids)))`,
      [organizationId, userId, sessionId],
    );
    return rows.length > 0;
  }

  page<View>(tenant: Tenant, query: PageQuery, view: (row: Membership) => View) {
    return this.members.page(tenant, query, view);
  }

  all(tenant: Tenant): Promise<Membership[]> {
    return this.members.find(tenant);
  }

  member(tx: Transaction, tenant: Tenant, userId: string): Promise<Membership | null> {
    return this.members.within(tx).findOne(tenant, { userId });
  }

  owners(tx: Transaction, tenant: Tenant): Promise<number> {
    return this.members.within(tx).count(tenant, { role: 'owner' });
  }

  async change(
    tx: Transaction,
    membership: Membership,
    changes: Pick<Membership, 'role' | 'clientIds' | 'sessionIds'>,
  ): Promise<void> {
    await this.members.within(tx).update(membership, membership.id, changes);
  }

  async remove(tx: Transaction, membership: Membership): Promise<void> {
    await this.members.within(tx).remove(membership, membership.id);
  }
}
