import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A new secret of a link: an invitation, or one that links a phone. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What the database keeps of it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
