import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A new secret of an invitation. */
export function newInvitationToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What the database keeps of it. */
export function hashInvitationToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
