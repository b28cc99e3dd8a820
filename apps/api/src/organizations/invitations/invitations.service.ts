import { Injectable } from '@nestjs/common';
import {
  type CreatedInvitation,
  type CreateInvitationRequest,
  INVITATION_DAYS,
  type InvitationPage,
  type InvitationView,
  INVITATIONS_MAX,
  type PageQuery,
  reaches,
  type Role,
  ROLES,
} from '@whathooks/dto';
import { AuditService } from '../../audit/audit.service';
import { limitDetails, Limits, limitView } from '../../clients/limits/limits';
import type { UserActor } from '../../platform/access/actor';
import { hashToken, newToken } from '../../platform/access/link-token';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { OwnOrigin } from '../../platform/http/own-origin';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { MailThrottle } from '../../platform/http/rate-limits/mail-throttle';
import { Mailer } from '../../platform/mail/mailer';
import { UsersService } from '../../users/users.service';
import { OrganizationsService } from '../memberships/organizations.service';
import { assertMayBeLimited, assertMayChange, assertMayGive } from '../memberships/role-rules';
import { Roster } from '../memberships/roster';
import type { Invitation } from './invitation.entity';
import { invitationMail } from './invitation-mail';
import { InvitationsRepository } from './invitations.repository';

const DAY_MS = 86_400_000;

/** Invitations as those who invite see them. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationsRepository,
    private readonly roster: Roster,
    private readonly users: UsersService,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly origin: OwnOrigin,
    private readonly limits: Limits,
    private readonly mailer: Mailer,
    private readonly throttle: MailThrottle,
  ) {}

  /**
   * The link is in the answer this once; only a hash of its secret is kept. An invitation for an address is sent there,
   * where this installation sends mail and neither the organization nor the address has caused too much of it.
   *
   * @param address IP address of who invites.
   * @throws ApiError forbidden, already_member, limit_reached
   */
  async create(
    actor: UserActor,
    request: CreateInvitationRequest,
    address: string,
  ): Promise<CreatedInvitation> {
    const email = request.email?.toLowerCase() ?? null;
    if (email) await this.assertNoMember(actor, email);
    const token = newToken();
    const url = `${this.origin.value}/invitation/#${token}`;
    // Before the transaction: within it they would wait for a second connection.
    const inviting =
      email !== null && (await this.mayMail(email, actor, address))
        ? await this.inviting(actor)
        : null;
    let mailed = false;
    const row = await this.unitOfWork.run(async (tx) => {
      const own = await this.roster.ownAs(tx, actor, 'admin');
      assertMayGive(own.role, request.role);
      assertMayBeLimited(request.role, request);
      await this.invitations.removeExpired(tx, actor);
      if ((await this.invitations.countOpen(tx, actor)) >= INVITATIONS_MAX) throw tooMany();
      const invitation = await this.invitations.insert(tx, actor, {
        id: newId(),
        tokenHash: hashToken(token),
        role: request.role,
        ...(await this.limits.chosen(tx, actor, request)),
        email,
        invitedBy: actor.userId,
        expiresAt: new Date(Date.now() + INVITATION_DAYS * DAY_MS),
      });
      const [target, details] = auditDetails(invitation);
      const limit = invitation.clientIds ? limitDetails(invitation) : {};
      await this.audit.record(tx, actor, 'invitation.created', target, { ...details, ...limit });
      if (email !== null && inviting !== null)
        mailed = await this.mailer.send(
          tx,
          invitationMail(invitation, email, { ...inviting, url }),
        );
      return invitation;
    });
    return { ...toView(row), url, mailed };
  }

  list(actor: UserActor, query: PageQuery): Promise<InvitationPage> {
    return this.invitations.page(actor, query, toView);
  }

  /** @throws ApiError not_found, forbidden */
  async revoke(actor: UserActor, id: string): Promise<void> {
    const invitationId = parseId('invitation', id);
    await this.unitOfWork.run(async (tx) => {
      const own = await this.roster.ownAs(tx, actor, 'admin');
      const invitation = await this.invitations.findOpen(tx, actor, invitationId);
      if (!invitation) throw notFound('invitation');
      assertMayChange(own.role, invitation.role);
      await this.invitations.remove(tx, actor, invitation.id);
      await this.audit.record(tx, actor, 'invitation.revoked', ...auditDetails(invitation));
    });
  }

  /**
   * Revokes the invitations whose role a person may no longer give.
   *
   * @param role what they are from now on; null when they no longer belong to the organization.
   */
  async revokeBeyond(
    tx: Transaction,
    actor: UserActor,
    userId: string,
    role: Role | null,
  ): Promise<void> {
    const mayInvite = role !== null && reaches(role, 'admin');
    const beyond = ROLES.filter((given) => !mayInvite || !reaches(role, given));
    const revoked = await this.invitations.removeOf(tx, actor, userId, beyond);
    for (const invitation of revoked) {
      await this.audit.record(tx, actor, 'invitation.revoked', ...auditDetails(invitation));
    }
  }

  private async mayMail(
    email: string,
    { organizationId }: UserActor,
    address: string,
  ): Promise<boolean> {
    return this.mailer.sendsMail && this.throttle.mayMail(email, organizationId, address);
  }

  private async inviting({ userId, organizationId }: UserActor) {
    const { name: inviter } = await this.users.get(userId);
    const { organizationName } = await this.organizations.membership(userId, organizationId);
    return { inviter, organizationName };
  }

  private async assertNoMember(actor: UserActor, email: string): Promise<void> {
    const user = await this.users.byEmail(email);
    if (user && (await this.organizations.standing(user.id, actor.organizationId))) {
      throw new ApiError('already_member');
    }
  }
}

/** What the audit log keeps of an invitation: its id, its role, and whom it was for. */
function auditDetails({
  id,
  role,
  email,
}: Pick<Invitation, 'id' | 'role' | 'email'>): [string, Record<string, string>] {
  return [publicId('invitation', id), { role, ...(email ? { email } : {}) }];
}

function toView(row: Invitation): InvitationView {
  return {
    id: publicId('invitation', row.id),
    role: row.role,
    ...limitView(row, null),
    email: row.email,
    invitedBy: publicId('user', row.invitedBy),
    createdAt: (row.createdAt ?? new Date()).toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

function tooMany(): ApiError {
  return new ApiError(
    'limit_reached',
    `This organization has ${INVITATIONS_MAX} open invitations, and may have no more. Revoke one first.`,
  );
}
