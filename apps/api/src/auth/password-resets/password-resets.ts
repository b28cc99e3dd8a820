import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  type PasswordLink,
  RESET_LINK_HOURS,
  RESET_MAIL_HOURS,
  type ResetPasswordRequest,
} from '@whathooks/dto';
import { AuditService } from '../../audit/audit.service';
import { MembersService } from '../../organizations/members/members.service';
import {
  type MembershipView,
  OrganizationsService,
} from '../../organizations/memberships/organizations.service';
import type { UserActor } from '../../platform/access/actor';
import { hashToken, newToken } from '../../platform/access/link-token';
import { parseId, publicId } from '../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { OwnOrigin } from '../../platform/http/own-origin';
import { ApiError } from '../../platform/http/problems/api-error';
import { Mailer } from '../../platform/mail/mailer';
import { type Account, UsersService } from '../../users/users.service';
import { Confirmation } from '../passwords/confirmation';
import { assertGoodPassword } from '../passwords/password-rules';
import { hashPassword } from '../passwords/passwords';
import { ProviderLinks } from '../provider-links/provider-links';
import { SignIns } from '../sign-ins/sign-ins';
import { type PasswordReset, PasswordResetsRepository } from './password-resets.repository';
import { passwordSetMail, resetMail } from './reset-mails';

const HOUR_MS = 3_600_000;

/** No answer comes sooner, so that its time does not tell whether there is an account. */
const LEAST_MS = 300;

/** Links that let people who forgot their password choose a new one. A second factor is asked for as before. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resets: PasswordResetsRepository,
    private readonly users: UsersService,
    private readonly members: MembersService,
    private readonly organizations: OrganizationsService,
    private readonly links: ProviderLinks,
    private readonly signIns: SignIns,
    private readonly confirmation: Confirmation,
    private readonly mailer: Mailer,
    private readonly audit: AuditService,
    private readonly origin: OwnOrigin,
  ) {}

  /**
   * Sends a link to the address, where it belongs to an account. Whether it does shows in nothing.
   *
   * @throws ApiError mail_unavailable
   */
  async sendLink(email: string): Promise<void> {
    if (!this.mailer.sendsMail) throw new ApiError('mail_unavailable');
    await Promise.all([this.mailTo(await this.users.byEmail(email)), delay(LEAST_MS)]);
  }

  /**
   * A link for a member, which an owner passes on. Not for somebody who belongs to another organization, too: an
   * owner of one would open the other.
   *
   * @param currentPassword of the owner.
   * @throws ApiError not_found, forbidden, wrong_password, log_in_again
   */
  async makeLink(actor: UserActor, id: string, currentPassword: string): Promise<PasswordLink> {
    const userId = parseId('user', id);
    if (userId === actor.userId)
      throw new ApiError('forbidden', 'Change your own password in your settings.');
    await this.members.assertOwnAlone(actor, userId, 'They ask for a link by mail themselves.');
    await this.confirmation.confirmed(actor, currentPassword);
    return this.unitOfWork.run(async (tx) => {
      const reset = { userId, madeBy: actor.userId };
      const { url, expiresAt } = await this.make(tx, reset, RESET_LINK_HOURS);
      const target = publicId('user', userId);
      await this.audit.record(tx, actor, 'member.password_link_created', target);
      return { url, expiresAt: expiresAt.toISOString() };
    });
  }

  /**
   * Sets the password, and ends every log-in of the account and every link with a provider: whoever knew the password
   * may have made both.
   *
   * @throws ApiError reset_link_not_found, weak_password
   */
  async use({ token, password }: ResetPasswordRequest): Promise<void> {
    const tokenHash = hashToken(token);
    const reset = (await this.resets.find(tokenHash)) ?? over();
    const account = await this.users.get(reset.userId);
    const memberships = await this.organizations.allMemberships(account.id);
    await this.assertStillMay(reset, memberships);
    const organizationName = memberships.map((each) => each.organizationName).join(' ');
    assertGoodPassword(password, { ...account, organizationName }, 'password');
    const passwordHash = await hashPassword(password);
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.resets.take(tx, tokenHash))) over();
      // Null where the password was changed a moment ago.
      if (!(await this.users.changePassword(tx, account, passwordHash))) over();
      await this.forget(tx, account.id);
      const organizationIds = memberships.map(({ organizationId }) => organizationId);
      const unlinked = await this.links.endAll(tx, account.id, organizationIds);
      await this.signIns.endAll(tx, account.id);
      await this.record(tx, account, memberships);
      await this.mailer.send(tx, passwordSetMail(account, unlinked, this.origin.value));
    });
  }

  /** The password of a person was set: their other links are over. */
  forget(tx: Transaction, userId: string): Promise<void> {
    return this.resets.removeOfUser(tx, userId);
  }

  /** Removes those whose time is over. */
  sweep(): Promise<void> {
    return this.resets.removeExpired();
  }

  private async mailTo(account: Account | null): Promise<void> {
    if (!account) return;
    await this.unitOfWork.run(async (tx) => {
      const reset = { userId: account.id, madeBy: null };
      const { url, expiresAt } = await this.make(tx, reset, RESET_MAIL_HOURS);
      await this.mailer.send(tx, resetMail(account, url, expiresAt));
    });
  }

  private async make(
    tx: Transaction,
    reset: PasswordReset,
    hours: number,
  ): Promise<{ url: string; expiresAt: Date }> {
    const token = newToken();
    const expiresAt = new Date(Date.now() + hours * HOUR_MS);
    await this.resets.insert(tx, hashToken(token), reset, expiresAt);
    // Behind the #, which browsers send to no server.
    return { url: `${this.origin.value}/reset-password/#${token}`, expiresAt };
  }

  /** The maker of a link must be an owner of the person's only organization, also when the link is used. */
  private async assertStillMay(
    { madeBy }: PasswordReset,
    memberships: readonly MembershipView[],
  ): Promise<void> {
    if (!madeBy) return;
    const [only, another] = memberships;
    const standing =
      only && !another && (await this.organizations.standing(madeBy, only.organizationId));
    if (!standing || standing.role !== 'owner') over();
  }

  private async record(
    tx: Transaction,
    { id: userId }: Account,
    memberships: readonly MembershipView[],
  ): Promise<void> {
    for (const { organizationId } of memberships) {
      const person = { kind: 'user', organizationId, userId } as const;
      await this.audit.record(tx, person, 'user.password_reset', publicId('user', userId));
    }
  }
}

function over(): never {
  throw new ApiError('reset_link_not_found');
}
