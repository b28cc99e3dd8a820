import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PageQuery, Role } from '@whathooks/dto';
import { MoreThan, Repository } from 'typeorm';
import { rowsOf } from '../../platform/database/sql';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { Invitation } from './invitation.entity';

/** One statement: of several who accept the same invitation at once, in any process, one finds its row. */
const TAKE = `
  DELETE FROM invitations WHERE id = $1 AND expires_at > now()
  RETURNING id`;

/** The open ones of a person that give roles of a list. */
const REVOKE = `
  DELETE FROM invitations
  WHERE organization_id = $1 AND invited_by = $2 AND role = ANY($3) AND expires_at > now()
  RETURNING id, role, email`;

export type RevokedInvitation = Pick<Invitation, 'id' | 'role' | 'email'>;

/**
 * The table of invitations. They are found by the hash of their token, too: who brings one belongs to no
 * organization yet.
 */
@Injectable()
export class InvitationsRepository {
  private readonly invitations: TenantRepository<Invitation>;

  constructor(@InjectRepository(Invitation) private readonly rows: Repository<Invitation>) {
    this.invitations = new TenantRepository(rows.manager, Invitation, 'invitation');
  }

  insert(
    tx: Transaction,
    tenant: Tenant,
    invitation: Omit<Invitation, 'organizationId' | 'createdAt'>,
  ): Promise<Invitation> {
    return this.invitations.within(tx).insert(tenant, invitation);
  }

  countOpen(tx: Transaction, tenant: Tenant): Promise<number> {
    return this.invitations.within(tx).count(tenant, open());
  }

  page<View>(tenant: Tenant, query: PageQuery, view: (row: Invitation) => View) {
    return this.invitations.page(tenant, query, view, open());
  }

  findOpen(tx: Transaction, tenant: Tenant, id: string): Promise<Invitation | null> {
    return this.invitations.within(tx).findOne(tenant, { id, ...open() });
  }

  byHash(tokenHash: Buffer): Promise<Invitation | null> {
    return this.rows.findOneBy({ tokenHash, ...open() });
  }

  async remove(tx: Transaction, tenant: Tenant, id: string): Promise<void> {
    await this.invitations.within(tx).remove(tenant, id);
  }

  /** Whether it was open. It is gone afterwards. */
  async take(tx: Transaction, id: string): Promise<boolean> {
    return (await rowsOf(tx.manager, TAKE, [id])).length > 0;
  }

  /** Removes the open ones that a person made and that give one of these roles. */
  removeOf(
    tx: Transaction,
    { organizationId }: Tenant,
    userId: string,
    roles: readonly Role[],
  ): Promise<RevokedInvitation[]> {
    return rowsOf<RevokedInvitation>(tx.manager, REVOKE, [organizationId, userId, roles]);
  }

  async removeExpired(tx: Transaction, { organizationId }: Tenant): Promise<void> {
    await tx.query('DELETE FROM invitations WHERE organization_id = $1 AND expires_at <= now()', [
      organizationId,
    ]);
  }
}

function open(): { expiresAt: ReturnType<typeof MoreThan<Date>> } {
  return { expiresAt: MoreThan(new Date()) };
}
