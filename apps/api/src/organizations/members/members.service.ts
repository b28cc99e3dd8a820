import { Injectable } from '@nestjs/common';
import type { MemberPage, MemberView, PageQuery, Role, UpdateMemberRequest } from '@whathooks/dto';
import { AuditService } from '../../audit/audit.service';
import {
  type Limit,
  limitDetails,
  Limits,
  limitView,
  namesLimit,
  NO_LIMIT,
  withOtherList,
} from '../../clients/limits/limits';
import type { Reach, UserActor } from '../../platform/access/actor';
import { parseId, publicId } from '../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { Tenant } from '../../platform/database/tenant-repository';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { type Person, UsersService } from '../../users/users.service';
import { InvitationsService } from '../invitations/invitations.service';
import type { Membership } from '../memberships/membership.entity';
import { MembershipsRepository } from '../memberships/memberships.repository';
import { OrganizationsService } from '../memberships/organizations.service';
import {
  assertMayBeLimited,
  assertMayChange,
  assertMayGive,
  isLimitable,
} from '../memberships/role-rules';
import { Roster } from '../memberships/roster';

/** A member, for features that show or choose one. */
export interface Member {
  /** UUID. */
  userId: string;
  name: string;
  role: Role;
}

/** The people of an organization: who they are, what they may, and when they leave. */
@Injectable()
export class MembersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly memberships: MembershipsRepository,
    private readonly roster: Roster,
    private readonly invitations: InvitationsService,
    private readonly users: UsersService,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly limits: Limits,
  ) {}

  /** Mail addresses of owners and admins. */
  async managerAddresses(tenant: Tenant): Promise<string[]> {
    const managers = (await this.memberships.all(tenant)).filter(
      ({ role }) => role === 'owner' || role === 'admin',
    );
    const people = await this.users.named(managers.map(({ userId }) => userId));
    return [...people.values()].map(({ email }) => email).sort();
  }

  async list(actor: UserActor, query: PageQuery): Promise<MemberPage> {
    const { data: rows, nextCursor } = await this.memberships.page(actor, query, (row) => row);
    const people = await this.users.named(rows.map(({ userId }) => userId));
    return {
      data: rows.map((row) => toView(row, people.get(row.userId), actor.reach)),
      nextCursor,
    };
  }

  /** Everybody who belongs to an organization now. */
  async all(tenant: Tenant): Promise<Member[]> {
    const rows = await this.memberships.all(tenant);
    const people = await this.users.named(rows.map(({ userId }) => userId));
    return rows.map(({ userId, role }) => ({ userId, role, name: people.get(userId)?.name ?? '' }));
  }

  /**
   * What an owner does to the account of a member takes that it opens no other organization.
   *
   * @param instead how the person goes on otherwise, as a sentence.
   * @throws ApiError not_found, forbidden
   */
  async assertOwnAlone(actor: UserActor, userId: string, instead: string): Promise<void> {
    const all = await this.organizations.allMemberships(userId);
    if (!all.some(({ organizationId }) => organizationId === actor.organizationId))
      throw notFound('member');
    if (all.length > 1)
      throw new ApiError(
        'forbidden',
        `This person belongs to another organization, too. ${instead}`,
      );
  }

  /** Whether somebody is a member, who stays one until the transaction ends. `userId` is a UUID. */
  includes(tx: Transaction, tenant: Tenant, userId: string): Promise<boolean> {
    return this.memberships.holds(tx, tenant, userId);
  }

  /** Whether a member sees what belongs to a session. Both are UUIDs. */
  reaches(tx: Transaction, tenant: Tenant, userId: string, sessionId: string): Promise<boolean> {
    return this.memberships.reaches(tx, tenant, userId, sessionId);
  }

  /**
   * Counts from the member's next request on.
   *
   * @throws ApiError not_found, forbidden, invalid_request, last_owner
   */
  async change(actor: UserActor, id: string, request: UpdateMemberRequest): Promise<MemberView> {
    const userId = parseId('user', id);
    const membership = await this.unitOfWork.run(async (tx) => {
      const own = await this.roster.ownAs(tx, actor, 'admin');
      const member = await this.member(tx, actor, userId);
      const { role = member.role } = request;
      assertMayChange(own.role, member.role);
      assertMayGive(own.role, role);
      const limit = await this.limitFrom(tx, member, role, request);
      if (member.role !== role) {
        if (member.role === 'owner') await this.assertAnotherOwner(tx, actor);
        await this.become(tx, actor, member, role);
        const previousRole = member.role;
        await this.record(tx, actor, 'member.role_changed', member, { role, previousRole });
      }
      if (!isSameLimit(limit, member)) {
        await this.memberships.change(tx, member, { role, ...limit });
        const details = limitDetails(limit);
        await this.record(tx, actor, 'member.limits_changed', member, details);
      }
      return { ...member, role, ...limit };
    });
    return toView(membership, await this.users.get(userId), actor.reach);
  }

  /** What a member is limited to from now on. */
  private limitFrom(
    tx: Transaction,
    member: Membership,
    role: Role,
    request: UpdateMemberRequest,
  ): Promise<Limit> {
    if (namesLimit(request)) {
      const asked = withOtherList(request, isLimitable(role) ? member : NO_LIMIT);
      assertMayBeLimited(role, asked);
      return this.limits.chosen(tx, member, asked);
    }
    const { clientIds, sessionIds } = isLimitable(role) ? member : NO_LIMIT;
    return Promise.resolve({ clientIds, sessionIds });
  }

  /**
   * Ends a membership, and with it every log-in to the organization. A member who removes themselves leaves. API
   * keys that the member made belong to the organization and stay.
   *
   * @throws ApiError not_found, forbidden, last_owner
   */
  async remove(actor: UserActor, id: string): Promise<void> {
    const isOwn = id === publicId('user', actor.userId);
    await this.unitOfWork.run(async (tx) => {
      const own = await this.roster.ownAs(tx, actor, isOwn ? 'viewer' : 'admin');
      const member = isOwn ? own : await this.member(tx, actor, parseId('user', id));
      assertMayChange(own.role, member.role);
      if (member.role === 'owner') await this.assertAnotherOwner(tx, actor);
      await this.invitations.revokeBeyond(tx, actor, member.userId, null);
      const { email } = await this.users.get(member.userId);
      await this.record(tx, actor, isOwn ? 'member.left' : 'member.removed', member, {
        role: member.role,
        email,
      });
      await this.memberships.remove(tx, member);
    });
  }

  /**
   * Makes a member the owner in the place of the actor, who becomes an admin.
   *
   * @throws ApiError not_found, forbidden, invalid_request
   */
  async transferOwnership(actor: UserActor, id: string): Promise<MemberView> {
    const userId = parseId('user', id);
    const membership = await this.unitOfWork.run(async (tx) => {
      const own = await this.roster.ownAs(tx, actor, 'owner');
      const member = await this.member(tx, actor, userId);
      if (member.userId === own.userId) {
        throw new ApiError('invalid_request', 'You are the owner already. Choose another member.');
      }
      await this.become(tx, actor, member, 'owner');
      await this.become(tx, actor, own, 'admin');
      await this.record(tx, actor, 'organization.ownership_transferred', member, {
        previousRole: member.role,
      });
      return { ...member, role: 'owner' as const, ...NO_LIMIT };
    });
    return toView(membership, await this.users.get(userId), actor.reach);
  }

  private async member(tx: Transaction, tenant: Tenant, userId: string): Promise<Membership> {
    const member = await this.memberships.member(tx, tenant, userId);
    if (!member) throw notFound('member');
    return member;
  }

  private async assertAnotherOwner(tx: Transaction, tenant: Tenant): Promise<void> {
    if ((await this.memberships.owners(tx, tenant)) < 2) throw new ApiError('last_owner');
  }

  private async become(
    tx: Transaction,
    actor: UserActor,
    member: Membership,
    role: Role,
  ): Promise<void> {
    const { clientIds, sessionIds } = isLimitable(role) ? member : NO_LIMIT;
    await this.memberships.change(tx, member, { role, clientIds, sessionIds });
    await this.invitations.revokeBeyond(tx, actor, member.userId, role);
  }

  private record(
    tx: Transaction,
    actor: UserActor,
    action: Parameters<AuditService['record']>[2],
    { userId }: Membership,
    details: Record<string, string>,
  ): Promise<void> {
    return this.audit.record(tx, actor, action, publicId('user', userId), details);
  }
}

function isSameLimit(limit: Limit, { clientIds, sessionIds }: Limit): boolean {
  return (
    JSON.stringify([limit.clientIds, limit.sessionIds]) === JSON.stringify([clientIds, sessionIds])
  );
}

/** @param reach of who looks. */
function toView(
  { userId, role, createdAt, clientIds, sessionIds }: Membership,
  person: Pick<Person, 'name' | 'email'> | undefined,
  reach: Reach | null,
): MemberView {
  return {
    id: publicId('user', userId),
    name: person?.name ?? '',
    email: person?.email ?? '',
    role,
    ...limitView({ clientIds, sessionIds }, reach),
    joinedAt: createdAt.toISOString(),
  };
}
