import { Injectable } from '@nestjs/common';
import type { Role } from '@whathooks/dto';
import { type Limit, NO_LIMIT } from '../../clients/limits/limits';
import { sqlStateOf } from '../../platform/database/conflicts';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { Vault } from '../../platform/vault/vault';
import type { Membership } from './membership.entity';
import { MembershipsRepository, type Standing } from './memberships.repository';

/** A user's place in an organization. */
export interface MembershipView {
  organizationId: string;
  organizationName: string;
  role: Role;
  /** Whether they are limited to a part of the organization. */
  isLimited: boolean;
  /** Whether the organization requires a second factor. */
  requiresTwoFactor: boolean;
}

/** How an organization looks to people outside. */
export interface Appearance {
  name: string;
  /** A `data:` address. */
  logo: string | null;
  color: string | null;
}

/** What of it is changed. */
export interface AppearanceChanges {
  /** A PNG; null for none. */
  logo?: Buffer | null;
  color?: string | null;
  requiresTwoFactor?: boolean;
}

const UNIQUE_VIOLATION = '23505';

/** Organizations, and who belongs to them. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly memberships: MembershipsRepository,
    private readonly vault: Vault,
  ) {}

  /** Founds an organization with its owner and its key. Returns its UUID. */
  async found(tx: Transaction, name: string, ownerId: string): Promise<string> {
    const organizationId = newId();
    const owner = {
      id: newId(),
      organizationId,
      userId: ownerId,
      role: 'owner' as const,
      ...NO_LIMIT,
    };
    await this.memberships.found(tx, name, owner);
    await this.vault.createOrganizationKey(tx, organizationId);
    return organizationId;
  }

  /**
   * How an organization looks to people outside: its name, its logo as a `data:` address, and its colour.
   *
   * @throws ApiError not_found
   */
  async appearance(tenant: Tenant): Promise<Appearance> {
    const found = await this.memberships.appearance(tenant);
    if (!found) throw notFound('organization');
    const { name, logo, color } = found;
    return { name, color, logo: logo && `data:image/png;base64,${logo.toString('base64')}` };
  }

  /** What is left out stays as it is. */
  changeAppearance(tx: Transaction, tenant: Tenant, changes: AppearanceChanges): Promise<void> {
    return this.memberships.changeAppearance(tx, tenant, changes);
  }

  /** @throws ApiError already_member */
  async join(
    tx: Transaction,
    tenant: Tenant,
    userId: string,
    role: Role,
    { clientIds, sessionIds }: Limit,
  ): Promise<void> {
    const { organizationId } = tenant;
    try {
      await this.memberships.insert(tx, {
        ...{ id: newId(), organizationId, userId, role },
        ...{ clientIds, sessionIds },
      });
    } catch (error) {
      if (sqlStateOf(error) === UNIQUE_VIOLATION) throw new ApiError('already_member');
      throw error;
    }
  }

  /** The organization a user enters at log-in: the one they joined first. */
  async firstMembership(userId: string): Promise<MembershipView> {
    const [first] = await this.memberships.ofUser(userId);
    if (first) return toView(first);
    throw new ApiError(
      'invalid_credentials',
      'This account no longer belongs to an organization. Ask an owner or admin of one for an invitation.',
    );
  }

  /** Every organization of a user, the one they joined first in front. */
  async allMemberships(userId: string): Promise<MembershipView[]> {
    return (await this.memberships.ofUser(userId)).map(toView);
  }

  /** What a user is in an organization now; null when they do not belong to it. */
  standing(userId: string, organizationId: string): Promise<Standing | null> {
    return this.memberships.standing(userId, organizationId);
  }

  /** Null when the user does not belong to the organization. */
  async findMembership(userId: string, organizationId: string): Promise<MembershipView | null> {
    const row = await this.memberships.find(userId, organizationId);
    return row && toView(row);
  }

  /** @throws ApiError invalid_credentials when the user has left the organization. */
  async membership(userId: string, organizationId: string): Promise<MembershipView> {
    const found = await this.findMembership(userId, organizationId);
    if (found) return found;
    throw new ApiError('invalid_credentials', 'You no longer belong to this organization.');
  }
}

function toView({ organizationId, organization, role, clientIds }: Membership): MembershipView {
  const { name: organizationName, requiresTwoFactor } = organization;
  return {
    ...{ organizationId, organizationName, role, requiresTwoFactor },
    isLimited: clientIds !== null,
  };
}
