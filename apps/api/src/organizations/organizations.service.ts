import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Role } from '@whathooks/dto';
import { Repository } from 'typeorm';
import { newId } from '../platform/database/ids';
import type { Transaction } from '../platform/database/unit-of-work';
import { ApiError } from '../platform/http/problems/api-error';
import { Vault } from '../platform/vault/vault';
import { Membership } from './membership.entity';
import { Organization } from './organization.entity';

/** A user's place in an organization. */
export interface MembershipView {
  organizationId: string;
  organizationName: string;
  role: Role;
}

@Injectable()
export class OrganizationsService {
  constructor(
    @InjectRepository(Membership) private readonly memberships: Repository<Membership>,
    private readonly vault: Vault,
  ) {}

  /** Founds an organization with its owner and its key. */
  async found(tx: Transaction, name: string, ownerId: string): Promise<void> {
    const organizationId = newId();
    await tx.manager.insert(Organization, { id: organizationId, name });
    await this.vault.found(tx, organizationId);
    await tx.manager.insert(Membership, {
      id: newId(),
      organizationId,
      userId: ownerId,
      role: 'owner',
    });
  }

  /** The organization a user enters at log-in: the one they joined first. */
  async firstMembership(userId: string): Promise<MembershipView> {
    return toView(
      await this.memberships.findOne({
        where: { userId },
        relations: { organization: true },
        order: { id: 'ASC' },
      }),
    );
  }

  /** What a user is in an organization now; null when they do not belong to it. */
  async role(userId: string, organizationId: string): Promise<Role | null> {
    const [row] = await this.memberships.query<{ role: Role }[]>(
      'SELECT role FROM memberships WHERE organization_id = $1 AND user_id = $2',
      [organizationId, userId],
    );
    return row?.role ?? null;
  }

  /** @throws ApiError invalid_credentials when the user has left the organization. */
  async membership(userId: string, organizationId: string): Promise<MembershipView> {
    return toView(
      await this.memberships.findOne({
        where: { userId, organizationId },
        relations: { organization: true },
      }),
    );
  }
}

function toView(row: Membership | null): MembershipView {
  if (!row) throw new ApiError('invalid_credentials', 'This account belongs to no organization.');
  return {
    organizationId: row.organizationId,
    organizationName: row.organization.name,
    role: row.role,
  };
}
