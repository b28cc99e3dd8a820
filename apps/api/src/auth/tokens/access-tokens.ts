import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Role } from '@whathooks/dto';
import { validate as isUuid } from 'uuid';
import { ApiError } from '../../platform/http/problems/api-error';
import { InstallationSecrets } from '../../platform/vault/installation-secrets';

/** Lifetime of an access token. */
const LIFETIME_SECONDS = 15 * 60;

const ALGORITHM = 'HS256' as const;

/**
 * What a token must be to be verified at all. The audience keeps a token that is made for something else
 * under the same key from being taken for one of these.
 */
export const ACCESS_TOKEN_RULES = {
  audience: 'whathooks:access',
  algorithms: [ALGORITHM],
};

/** What a token says. */
export interface AccessTokenClaims {
  sub: string;
  org: string;
  sid: string;
  exp: number;
}

/** The owner of a token. Rights are read at every request. */
export interface AccessTokenContent {
  /** UUIDs. */
  userId: string;
  organizationId: string;
  signInId: string;
  expiresAt: Date;
}

/** Issues the short-lived tokens that the dashboard works with. */
@Injectable()
export class AccessTokens implements OnModuleInit {
  /**
   * Signs and verifies the tokens of this installation. Of plain bytes, jsonwebtoken finds out anew at every
   * request that they are no public key, which takes longer than the rest of the verification.
   */
  key: KeyObject;

  constructor(
    private readonly jwt: JwtService,
    private readonly secrets: InstallationSecrets,
  ) {}

  async onModuleInit(): Promise<void> {
    this.key = createSecretKey(await this.secrets.get('access-token-key'));
  }

  /** @param role for the dashboard to show; nothing is decided by it. */
  issue(content: Omit<AccessTokenContent, 'expiresAt'> & { role: Role }): string {
    const { userId, organizationId, signInId, role } = content;
    return this.jwt.sign(
      { org: organizationId, sid: signInId, role },
      {
        subject: userId,
        audience: ACCESS_TOKEN_RULES.audience,
        privateKey: this.key,
        algorithm: ALGORITHM,
        expiresIn: LIFETIME_SECONDS,
      },
    );
  }
}

/** Whom a token was issued to; null when it lacks a claim. */
export function contentOf(claims: Partial<AccessTokenClaims>): AccessTokenContent | null {
  if (!isComplete(claims)) return null;
  const { sub: userId, org: organizationId, sid: signInId, exp } = claims;
  return { userId, organizationId, signInId, expiresAt: new Date(exp * 1000) };
}

/** A token without an end would be good for ever, and ids are looked up as they are. */
function isComplete(claims: Partial<AccessTokenClaims>): claims is AccessTokenClaims {
  return (
    typeof claims.exp === 'number' && [claims.sub, claims.org, claims.sid].every((id) => isUuid(id))
  );
}

/** The answer to an access token that opens nothing. */
export function accessRefused(): ApiError {
  return new ApiError(
    'invalid_credentials',
    'The access token is wrong or has expired. Log in again.',
  );
}
