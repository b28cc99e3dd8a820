import { Injectable } from '@nestjs/common';
import { reaches, type Role } from '@whathooks/dto';
import type { UserActor } from '../../platform/access/actor';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { LiveBus } from '../../platform/live-events/live-bus';
import { ApiError } from '../../platform/http/problems/api-error';
import type { Membership } from './membership.entity';
import { MembershipsRepository } from './memberships.repository';

/** Members of an organization as they are while nobody else can change them. */
@Injectable()
export class Roster {
  constructor(
    private readonly memberships: MembershipsRepository,
    private readonly live: LiveBus,
  ) {}

  /**
   * Locks the members of an organization until the transaction ends: another transaction that changes them, or
   * invites, waits. Open screens are notified afterwards.
   */
  async hold(tx: Transaction, tenant: Tenant): Promise<void> {
    await tx.lock(`members of ${tenant.organizationId}`);
    this.live.publishChange(tx, tenant, 'members');
  }

  /**
   * Holds the members, and finds the actor among them as they are now: somebody else may have changed
   * their role since the request came in.
   *
   * @throws ApiError invalid_credentials when they were removed meanwhile.
   */
  async own(tx: Transaction, actor: UserActor): Promise<Membership> {
    await this.hold(tx, actor);
    const own = await this.memberships.member(tx, actor, actor.userId);
    if (own) return own;
    throw new ApiError('invalid_credentials', 'You no longer belong to this organization.');
  }

  /**
   * Like {@link own}, for who needs a role.
   *
   * @throws ApiError forbidden, invalid_credentials
   */
  async ownAs(tx: Transaction, actor: UserActor, least: Role): Promise<Membership> {
    const own = await this.own(tx, actor);
    if (!reaches(own.role, least)) throw new ApiError('forbidden');
    return own;
  }
}
