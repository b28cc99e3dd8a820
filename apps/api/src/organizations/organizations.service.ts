import { Injectable } from '@nestjs/common';
import type { Role } from '@whathooks/dto';
import { newId } from '../platform/database/ids';
import type { Transaction } from '../platform/database/unit-of-work';
import { ApiError } from '../platform/http/problems/api-error';
import { Vault } from '../platform/vault/vault';
import type { Membership } from './membership.entity';
import { MembershipsRepository } from './memberships.repository';

/** A user's place in an organization. */
export interface MembershipView {
  organizationId: string;
  organizationName: string;
  role: Role;
}

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly memberships: MembershipsRepository,
    private readonly vault: Vault,
  ) {}

  /** Founds an organization with its owner and its key. */
  async found(tx: Transaction, name: string, ownerId: string): Promise<void> {
    const organizationId = newId();
    const owner = { id: newId(), organizationId, userId: ownerId, role: 'owner' as const };
    await this.memberships.found(tx, name, owner);
    await this.vault.createOrganizationKey(tx, organizationId);
  }

  /** The organization a user enters at log-in: the one they joined first. */
  async firstMembership(userId: string): Promise<MembershipView> {
    return toView(await this.memberships.first(userId));
  }

  /** What a user is in an organization now; null when they do not belong to it. */
  role(userId: string, organizationId: string): Promise<Role | null> {
    return this.memberships.role(userId, organizationId);
  }

  /** @throws ApiError invalid_credentials when the user has left the organization. */
  async membership(userId: string, organizationId: string): Promise<MembershipView> {
    return toView(await this.memberships.find(userId, organizationId));
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
