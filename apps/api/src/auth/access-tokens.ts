import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ROLES } from '@whathooks/dto';
import { ApiError } from '../errors/api-error';
import type { UserActor } from '../security/actor';
import { InstallationSecrets } from '../security/installation-secrets';

/** Lifetime of an access token. */
const LIFETIME_SECONDS = 15 * 60;

interface Claims {
  sub: string;
  org: string;
  role: string;
}

/** Issues and checks the short-lived tokens that the dashboard works with. */
@Injectable()
export class AccessTokens implements OnModuleInit {
  private key: Buffer;

  constructor(
    private readonly jwt: JwtService,
    private readonly secrets: InstallationSecrets,
  ) {}

  async onModuleInit(): Promise<void> {
    this.key = await this.secrets.get('access-token-key');
  }

  issue(actor: Omit<UserActor, 'kind'>): string {
    return this.jwt.sign(
      { org: actor.organizationId, role: actor.role },
      { subject: actor.userId, secret: this.key, algorithm: 'HS256', expiresIn: LIFETIME_SECONDS },
    );
  }

  /** @throws ApiError invalid_credentials */
  verify(token: string): UserActor {
    try {
      const claims = this.jwt.verify<Claims>(token, { secret: this.key, algorithms: ['HS256'] });
      const role = ROLES.find((candidate) => candidate === claims.role);
      if (!role) throw new ApiError('invalid_credentials');
      return { kind: 'user', userId: claims.sub, organizationId: claims.org, role };
    } catch {
      throw new ApiError(
        'invalid_credentials',
        'The access token is wrong or has expired. Log in again.',
      );
    }
  }
}
