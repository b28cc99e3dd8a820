import { Injectable } from '@nestjs/common';
import type { OpenInvitation } from '@whathooks/dto';
import type { Limit } from '../../clients/limits/limits';
import { hashToken } from '../../platform/access/link-token';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { UsersService } from '../../users/users.service';
import { type MembershipView, OrganizationsService } from '../memberships/organizations.service';
import { Roster } from '../memberships/roster';
import { InvitationsRepository } from './invitations.repository';

/** An invitation that somebody brings the secret of. The role is the one that they get. */
export interface FoundInvitation extends MembershipView, Limit {
  /** UUIDs. */
  id: string;
  invitedBy: string;
  /** The only address that may accept it, in lower case; null for any. */
  email: string | null;
  expiresAt: Date;
}

/** Invitations as those who are invited see them. */
@Injectable()
export class OpenInvitations {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly users: UsersService,
    private readonly organizations: OrganizationsService,
    private readonly roster: Roster,
  ) {}

  /** @throws ApiError invitation_not_found */
  async find(token: string): Promise<FoundInvitation> {
    const row = await this.invitations.byHash(hashToken(token));
    const { organizationId, invitedBy, id, role, email, expiresAt, clientIds, sessionIds } =
      row ?? over();
    // Null when the inviting member was removed a moment ago, and the invitation with them.
    const inviter = await this.organizations.findMembership(invitedBy, organizationId);
    const { organizationName, requiresTwoFactor } = inviter ?? over();
    const organization = { organizationId, organizationName, requiresTwoFactor };
    return {
      ...{ id, ...organization, role, clientIds, sessionIds, isLimited: clientIds !== null },
      ...{ email, invitedBy, expiresAt },
    };
  }

  /**
   * What is shown to people with the link.
   *
   * @throws ApiError invitation_not_found
   */
  async show(token: string): Promise<OpenInvitation> {
    const { organizationName, invitedBy, role, email, expiresAt } = await this.find(token);
    const people = await this.users.named([invitedBy]);
    return {
      organization: { name: organizationName },
      invitedBy: people.get(invitedBy)?.name ?? '',
      role,
      email,
      expiresAt: expiresAt.toISOString(),
    };
  }

  /**
   * Makes a person a member. Of several who bring the same invitation one joins.
   *
   * @throws ApiError invitation_not_found, already_member
   */
  async accept(tx: Transaction, invitation: FoundInvitation, userId: string): Promise<void> {
    // The inviting member cannot be removed, nor their role changed, before this transaction ends.
    await this.roster.hold(tx, invitation);
    if (!(await this.invitations.take(tx, invitation.id))) over();
    await this.organizations.join(tx, invitation, userId, invitation.role, invitation);
  }
}

function over(): never {
  throw new ApiError('invitation_not_found');
}
