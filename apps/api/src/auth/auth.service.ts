import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type {
  AuthResponse,
  ChangePasswordRequest,
  LoginRequest,
  MeResponse,
  RegisterRequest,
} from '@whathooks/dto';
import { QueryFailedError, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { newId, publicId } from '../platform/database/ids';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { ApiError } from '../platform/http/problems/api-error';
import { OrganizationsService, type MembershipView } from '../organizations/organizations.service';
import type { UserActor } from '../platform/access/actor';
import { hashPassword, verifyPassword } from './passwords/passwords';
import { AccessTokens } from './tokens/access-tokens';
import { assertGoodPassword } from './passwords/password-rules';
import { Registration } from './registration';
import { SignIns } from './sign-ins/sign-ins';
import { User } from './user.entity';

/** An answer with the refresh token that goes into the cookie. */
export interface LoggedIn {
  response: AuthResponse;
  refreshToken: string;
}

const UNIQUE_VIOLATION = '23505';

/** Accounts: making them, entering, staying in, leaving, and the password that opens them. */
@Injectable()
export class AuthService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationsService,
    private readonly accessTokens: AccessTokens,
    private readonly signIns: SignIns,
    private readonly audit: AuditService,
    private readonly registration: Registration,
  ) {}

  /** @throws ApiError email_taken, registration_closed, weak_password */
  async register(request: RegisterRequest): Promise<LoggedIn> {
    await this.registration.assertOpen();
    assertGoodPassword(request.password, request, 'password');
    const user = {
      id: newId(),
      email: request.email.toLowerCase(),
      name: request.name,
      passwordHash: await hashPassword(request.password),
    };
    try {
      await this.unitOfWork.run(async (tx) => {
        await this.registration.assertOpenWithin(tx);
        await tx.manager.insert(User, user);
        await this.organizations.found(tx, request.organizationName, user.id);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new ApiError('email_taken');
      throw error;
    }
    return this.enter(user);
  }

  /** @throws ApiError wrong_login */
  async login(request: LoginRequest): Promise<LoggedIn> {
    const user = await this.users.findOneBy({ email: request.email.toLowerCase() });
    const matches = await verifyPassword(user?.passwordHash ?? null, request.password);
    if (!user || !matches) throw new ApiError('wrong_login');
    return this.enter(user);
  }

  /** @throws ApiError invalid_credentials */
  async refresh(token: string): Promise<LoggedIn> {
    const { id: signInId, refreshToken, ...identity } = await this.signIns.refresh(token);
    const user = await this.users.findOneByOrFail({ id: identity.userId });
    const membership = await this.organizations.membership(
      identity.userId,
      identity.organizationId,
    );
    return { response: this.response(user, membership, signInId), refreshToken };
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
   * Ends every other sign-in: whoever knew the old password is out.
   *
   * @throws ApiError wrong_password, weak_password
   */
  async changePassword(actor: UserActor, request: ChangePasswordRequest): Promise<void> {
    const { currentPassword, newPassword } = request;
    const user = await this.users.findOneByOrFail({ id: actor.userId });
    if (!(await verifyPassword(user.passwordHash, currentPassword))) throw wrongPassword();
    if (newPassword === currentPassword) {
      const message = 'The new password must be another one than the current.';
      throw new ApiError('invalid_request', message, [{ path: 'newPassword', message }]);
    }
    const { organizationName } = await this.organizations.membership(
      actor.userId,
      actor.organizationId,
    );
    assertGoodPassword(newPassword, { ...user, organizationName }, 'newPassword');
    const passwordHash = await hashPassword(newPassword);
    await this.unitOfWork.run(async (tx) => {
      const { affected } = await tx.manager.update(
        User,
        { id: user.id, passwordHash: user.passwordHash },
        { passwordHash },
      );
      // Changed by somebody else meanwhile.
      if (!affected) throw wrongPassword();
      await this.signIns.endAll(tx, user.id, actor.signInId);
      await this.audit.record(tx, actor, 'user.password_changed', userIdOf(actor));
    });
  }

  async me(actor: UserActor): Promise<MeResponse> {
    const user = await this.users.findOneByOrFail({ id: actor.userId });
    return views(user, await this.organizations.membership(actor.userId, actor.organizationId));
  }

  private async enter(user: Omit<User, 'createdAt'>): Promise<LoggedIn> {
    const membership = await this.organizations.firstMembership(user.id);
    const { organizationId } = membership;
    const { id, refreshToken } = await this.unitOfWork.run(async (tx) => {
      await assertStillOpens(tx, user);
      return this.signIns.begin(tx, { organizationId, userId: user.id });
    });
    return { response: this.response(user, membership, id), refreshToken };
  }

  private response(
    user: Pick<User, 'id' | 'email' | 'name'>,
    membership: MembershipView,
    signInId: string,
  ): AuthResponse {
    const { organizationId, role } = membership;
    const accessToken = this.accessTokens.issue({
      userId: user.id,
      organizationId,
      signInId,
      role,
    });
    return { accessToken, ...views(user, membership) };
  }
}

/**
 * A password that is changed while it is compared opens nothing any more: the sign-in would be missed by
 * the change that ends all others.
 */
async function assertStillOpens(
  tx: Transaction,
  { id, passwordHash }: Pick<User, 'id' | 'passwordHash'>,
): Promise<void> {
  const lock = { mode: 'pessimistic_read' } as const;
  if (!(await tx.manager.findOne(User, { where: { id, passwordHash }, lock }))) {
    throw new ApiError('wrong_login');
  }
}

function views(user: Pick<User, 'id' | 'email' | 'name'>, membership: MembershipView): MeResponse {
  return {
    user: {
      id: publicId('user', user.id),
      email: user.email,
      name: user.name,
      role: membership.role,
    },
    organization: {
      id: publicId('organization', membership.organizationId),
      name: membership.organizationName,
    },
  };
}

function userIdOf({ userId }: UserActor): string {
  return publicId('user', userId);
}

function wrongPassword(): ApiError {
  const path = 'currentPassword';
  const message = 'This is not your current password.';
  return new ApiError('wrong_password', undefined, [{ path, message }]);
}

function isUniqueViolation(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { code?: string }).code === UNIQUE_VIOLATION
  );
}
