import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../database/ids';
import { type Transaction, UnitOfWork } from '../database/unit-of-work';
import { ApiError } from '../errors/api-error';
import { RefreshToken } from './refresh-token.entity';

/** A log-in that is not used for this long ends. */
export const REFRESH_LIFETIME_SECONDS = 30 * 24 * 3600;

/**
 * A token that was used already is forgiven for this long: two tabs that wake at the same moment
 * both send the one they share.
 */
const REUSE_GRACE_MS = 10_000;

export interface RefreshIdentity {
  organizationId: string;
  userId: string;
}

/** Rotating refresh tokens: each is used once, and a second use ends the log-in it came from. */
@Injectable()
export class RefreshTokens {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  issue(identity: RefreshIdentity): Promise<string> {
    return this.unitOfWork.run((tx) => this.insert(tx, identity, newId()));
  }

  /** @throws ApiError invalid_credentials when the token is unknown, expired or was used before. */
  async rotate(token: string): Promise<{ identity: RefreshIdentity; token: string }> {
    const rotated = await this.unitOfWork.run(async (tx) => {
      const row = await tx.manager.findOne(RefreshToken, {
        where: { tokenHash: digest(token) },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row || row.expiresAt < new Date()) return null;
      if (row.usedAt && Date.now() - row.usedAt.getTime() > REUSE_GRACE_MS) {
        await tx.manager.delete(RefreshToken, { familyId: row.familyId });
        return null;
      }
      if (!row.usedAt) await tx.manager.update(RefreshToken, row.id, { usedAt: new Date() });
      const identity = { organizationId: row.organizationId, userId: row.userId };
      return { identity, token: await this.insert(tx, identity, row.familyId) };
    });
    if (!rotated) throw new ApiError('invalid_credentials', 'The log-in has ended. Log in again.');
    return rotated;
  }

  /** Ends the log-in that a token belongs to. Unknown tokens are ignored. */
  async revoke(token: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const row = await tx.manager.findOneBy(RefreshToken, { tokenHash: digest(token) });
      if (row) await tx.manager.delete(RefreshToken, { familyId: row.familyId });
    });
  }

  private async insert(
    tx: Transaction,
    identity: RefreshIdentity,
    familyId: string,
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.manager.insert(RefreshToken, {
      id: newId(),
      ...identity,
      familyId,
      tokenHash: digest(token),
      expiresAt: new Date(Date.now() + REFRESH_LIFETIME_SECONDS * 1000),
    });
    return token;
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
