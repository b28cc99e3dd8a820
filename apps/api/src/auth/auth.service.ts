import { Injectable } from '@nestjs/common';
import type {
  AuthResponse,
  ChangePasswordRequest,
  LoginRequest,
  MeResponse,
  RegisterRequest,
} from '@whathooks/dto';
import { AuditService } from '../audit/audit.service';
import { OrganizationsService } from '../organizations/memberships/organizations.service';
import type { UserActor } from '../platform/access/actor';
import { parseId, publicId } from '../platform/database/ids';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { OwnOrigin } from '../platform/http/own-origin';
import { ApiError, notFound } from '../platform/http/problems/api-error';
import { invalidField } from '../platform/http/problems/invalid-field';
import { Mailer } from '../platform/mail/mailer';
import { type Account, UsersService } from '../users/users.service';
import { Entrance, type LoggedIn, views } from './entrance';
import { assertGoodPassword } from './passwords/password-rules';
import { AccountPasswords } from './passwords/account-passwords';
import { Confirmation, wrongPassword } from './passwords/confirmation';
import { hashPassword } from './passwords/passwords';
import { unlinkedMail } from './provider-links/link-mails';
import { ProviderLinks } from './provider-links/provider-links';
import { PasswordResets } from './password-resets/password-resets';
import { Registration } from './registration';
import { SignIns } from './sign-ins/sign-ins';
import type { Visitor } from './sign-ins/visitor';

/** Accounts: making them, entering, staying in, leaving, and the password that opens them. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationsService,
    private readonly entrance: Entrance,
    private readonly signIns: SignIns,
    private readonly audit: AuditService,
    private readonly registration: Registration,
    private readonly passwords: AccountPasswords,
    private readonly resets: PasswordResets,
    private readonly confirmation: Confirmation,
    private readonly links: ProviderLinks,
    private readonly mailer: Mailer,
    private readonly origin: OwnOrigin,
  ) {}

  /** @throws ApiError email_taken, registration_closed, weak_password */
  async register(request: RegisterRequest, visitor: Visitor): Promise<LoggedIn> {
    await this.registration.assertOpen();
    assertGoodPassword(request.password, request, 'password');
    const { email, name, password, organizationName } = request;
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.run(async (tx) => {
      await this.registration.assertOpenWithin(tx);
      const user = await this.users.create(tx, { email, name, passwordHash });
      const organizationId = await this.organizations.found(tx, organizationName, user.id);
      const membership = {
        ...{ organizationId, organizationName, isLimited: false, requiresTwoFactor: false },
        role: 'owner' as const,
      };
      return this.entrance.enter(tx, user, membership, visitor);
    });
  }

  /** @throws ApiError wrong_login, two_factor_required, wrong_code, rate_limited, invalid_credentials */
  async login(request: LoginRequest, visitor: Visitor): Promise<LoggedIn> {
    const known = await this.users.byEmail(request.email);
    const user = await this.passwords.opened(known, request.password);
    if (!user) throw new ApiError('wrong_login');
    await this.entrance.assertSecondFactor(user, request.code);
    const membership = await this.organizations.firstMembership(user.id);
    return this.unitOfWork.run(async (tx) => {
      await this.users.assertStillOpens(tx, user);
      return this.entrance.enter(tx, user, membership, visitor);
    });
  }

  /** @throws ApiError invalid_credentials */
  async refresh(token: string, visitor: Visitor): Promise<LoggedIn> {
    const { id: signInId, refreshToken, ...identity } = await this.signIns.refresh(token, visitor);
    const { userId, organizationId } = identity;
    const user = await this.users.get(userId);
    const membership = await this.organizations.membership(userId, organizationId);
    const needsTwoFactor = await this.entrance.needsTwoFactor(user, membership);
    const response = this.entrance.response(user, membership, signInId, needsTwoFactor);
    return { response, refreshToken };
  }

  /**
   * Moves this sign-in to another organization of the person. The refresh cookie stays valid, so all tabs of the
   * browser move with it; access tokens for the previous organization are refused from then on.
   *
   * @throws ApiError not_found, invalid_credentials
   */
  async switch(actor: UserActor, id: string): Promise<AuthResponse> {
    const organizationId = parseId('organization', id);
    const membership = await this.organizations.findMembership(actor.userId, organizationId);
    if (!membership) throw notFound('organization');
    await this.signIns.move(actor, organizationId);
    const user = await this.users.get(actor.userId);
    const needsTwoFactor = await this.entrance.needsTwoFactor(user, membership);
    return this.entrance.response(user, membership, actor.signInId, needsTwoFactor);
  }

  async logout(refreshToken: string): Promise<void> {
    await this.signIns.end(refreshToken);
  }

  /** Ends every sign-in of a person, the one that asks for it too. */
  async logoutAll(actor: UserActor): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.signIns.endAll(tx, actor.userId);
      await this.audit.record(tx, actor, 'user.logged_out_everywhere', userIdOf(actor));
    });
  }

  /**
   * Ends every other sign-in and every link with a provider, so that a stolen password is of no more use. Sets one
   * where there was none; what opened the account until then stays.
   *
   * @throws ApiError wrong_password, log_in_again, weak_password
   */
  async changePassword(actor: UserActor, request: ChangePasswordRequest): Promise<void> {
    const { currentPassword, newPassword } = request;
    const user = await this.confirmation.confirmed(actor, currentPassword);
    if (newPassword === currentPassword) {
      const message = 'The new password must be another one than the current.';
      throw invalidField('newPassword', message, 'not_another');
    }
    const { organizationName } = await this.organizations.membership(
      actor.userId,
      actor.organizationId,
    );
    assertGoodPassword(newPassword, { ...user, organizationName }, 'newPassword');
    const passwordHash = await hashPassword(newPassword);
    await this.unitOfWork.run(async (tx) => {
      // The password was changed concurrently.
      if (!(await this.users.changePassword(tx, user, passwordHash))) throw wrongPassword();
      if (user.passwordHash !== null) await this.unlink(tx, actor, user);
      await this.signIns.endAll(tx, user.id, actor.signInId);
      await this.resets.forget(tx, user.id);
      await this.audit.record(tx, actor, 'user.password_changed', userIdOf(actor));
    });
  }

  private async unlink(tx: Transaction, actor: UserActor, user: Account): Promise<void> {
    const { organizationId } = actor;
    const providers = await this.links.endAll(tx, user.id, [organizationId]);
    if (providers.length === 0) return;
    await this.mailer.send(
      tx,
      unlinkedMail(user, { providers, organizationId }, this.origin.value),
    );
  }

  async me(actor: UserActor): Promise<MeResponse> {
    const [user, membership, all] = await Promise.all([
      this.users.get(actor.userId),
      this.organizations.membership(actor.userId, actor.organizationId),
      this.organizations.allMemberships(actor.userId),
    ]);
    const organizations = all.map(({ organizationId, organizationName: name, role }) => ({
      id: publicId('organization', organizationId),
      name,
      role,
    }));
    return { ...views(user, membership, actor.needsTwoFactor), organizations };
  }
}

function userIdOf({ userId }: UserActor): string {
  return publicId('user', userId);
}
