import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { AuthResponse, LoginRequest, MeResponse, RegisterRequest } from '@whathooks/dto';
import { QueryFailedError, Repository } from 'typeorm';
import { newId, publicId } from '../database/ids';
import { UnitOfWork } from '../database/unit-of-work';
import { ApiError } from '../errors/api-error';
import { OrganizationsService, type MembershipView } from '../organizations/organizations.service';
import type { UserActor } from '../security/actor';
import { hashPassword, verifyPassword } from '../security/passwords';
import { AccessTokens } from './access-tokens';
import { RefreshTokens } from './refresh-tokens';
import { User } from './user.entity';

/** An answer with the refresh token that goes into the cookie. */
export interface LoggedIn {
  response: AuthResponse;
  refreshToken: string;
}

const UNIQUE_VIOLATION = '23505';

/** Accounts: making them, entering, staying in, leaving. */
@Injectable()
export class AuthService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationsService,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
  ) {}

  /** @throws ApiError email_taken */
  async register(request: RegisterRequest): Promise<LoggedIn> {
    const user = {
      id: newId(),
      email: request.email.toLowerCase(),
      name: request.name,
      passwordHash: await hashPassword(request.password),
    };
    try {
      await this.unitOfWork.run(async (tx) => {
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
  async refresh(refreshToken: string): Promise<LoggedIn> {
    const { identity, token } = await this.refreshTokens.rotate(refreshToken);
    const user = await this.users.findOneByOrFail({ id: identity.userId });
    const membership = await this.organizations.membership(
      identity.userId,
      identity.organizationId,
    );
    return { response: this.response(user, membership), refreshToken: token };
  }

  async logout(refreshToken: string): Promise<void> {
    await this.refreshTokens.revoke(refreshToken);
  }

  async me(actor: UserActor): Promise<MeResponse> {
    const user = await this.users.findOneByOrFail({ id: actor.userId });
    const membership = await this.organizations.membership(actor.userId, actor.organizationId);
    const { user: userView, organization } = this.response(user, membership);
    return { user: userView, organization };
  }

  private async enter(user: Pick<User, 'id' | 'email' | 'name'>): Promise<LoggedIn> {
    const membership = await this.organizations.firstMembership(user.id);
    const refreshToken = await this.refreshTokens.issue({
      organizationId: membership.organizationId,
      userId: user.id,
    });
    return { response: this.response(user, membership), refreshToken };
  }

  private response(
    user: Pick<User, 'id' | 'email' | 'name'>,
    membership: MembershipView,
  ): AuthResponse {
    return {
      accessToken: this.accessTokens.issue({
        userId: user.id,
        organizationId: membership.organizationId,
        role: membership.role,
      }),
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
}

function isUniqueViolation(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { code?: string }).code === UNIQUE_VIOLATION
  );
}
