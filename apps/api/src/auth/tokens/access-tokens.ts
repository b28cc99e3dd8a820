import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Role } from '@whathooks/dto';
import { validate as isUuid } from 'uuid';
import { ApiError } from '../../platform/http/problems/api-error';
import { InstallationSecrets } from '../../platform/vault/installation-secrets';

/** Lifetime of an access token. */
const LIFETIME_SECONDS = 15 * 60;

/** Keeps a token that is made for something else under the same key from being taken for one of these. */
const AUDIENCE = 'whathooks:access';

interface Claims {
  sub: string;
  org: string;
  sid: string;
  exp: number;
}

/** Whom a token was issued to. What they may do is asked anew at every request. */
export interface AccessTokenContent {
  /** UUIDs. */
  userId: string;
  organizationId: string;
  signInId: string;
  expiresAt: Date;
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

  /** @param role for the dashboard to show; nothing is decided by it. */
  issue(content: Omit<AccessTokenContent, 'expiresAt'> & { role: Role }): string {
    const { userId, organizationId, signInId, role } = content;
    return this.jwt.sign(
      { org: organizationId, sid: signInId, role },
      {
        subject: userId,
        audience: AUDIENCE,
        secret: this.key,
        algorithm: 'HS256',
        expiresIn: LIFETIME_SECONDS,
      },
    );
  }

  /** Whom a token that is genuine and not yet expired was issued to. @throws ApiError invalid_credentials */
  verify(token: string): AccessTokenContent {
    const claims = this.claimsOf(token);
    if (!claims) throw accessRefused();
    const { sub: userId, org: organizationId, sid: signInId, exp } = claims;
    return { userId, organizationId, signInId, expiresAt: new Date(exp * 1000) };
  }

  private claimsOf(token: string): Claims | null {
    try {
      const claims = this.jwt.verify<Partial<Claims>>(token, {
        secret: this.key,
        algorithms: ['HS256'],
        audience: AUDIENCE,
      });
      return isComplete(claims) ? claims : null;
    } catch {
      return null;
    }
  }
}

/** A token without an end would be good for ever, and ids are looked up as they are. */
function isComplete(claims: Partial<Claims>): claims is Claims {
  return (
    typeof claims.exp === 'number' && [claims.sub, claims.org, claims.sid].every((id) => isUuid(id))
  );
}

/** The answer to whoever comes with an access token that opens nothing. */
export function accessRefused(): ApiError {
  return new ApiError(
    'invalid_credentials',
    'The access token is wrong or has expired. Log in again.',
  );
}
