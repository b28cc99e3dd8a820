import { isEmail } from 'class-validator';
import { EMAIL_MAX, NAME_MAX } from '@whathooks/dto';
import { ApiError } from '../../platform/http/problems/api-error';

/** Who somebody is at the provider. */
export interface Identity {
  issuer: string;
  /** The provider's own name for them: it stays when their address changes, and is given to nobody else. */
  subject: string;
  /** In lower case; null where the provider gives none. */
  email: string | null;
  /** Whether the provider vouches that the address is theirs. */
  isVerified: boolean;
  /** Empty where the provider gives none. */
  name: string;
}

/** Characters of a subject, OpenID Connect Core 2. */
const SUBJECT_MAX = 255;

/** @throws ApiError provider_refused for a subject that cannot be kept */
export function identityOf(issuer: string, claims: Record<string, unknown>): Identity {
  const { sub, email, email_verified: isVerified, name } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > SUBJECT_MAX || sub.includes('\0'))
    throw new ApiError('provider_refused');
  return {
    issuer,
    subject: sub,
    email: isAddress(email) ? email.toLowerCase() : null,
    // Some providers write it as a text.
    isVerified: isVerified === true || isVerified === 'true',
    name: typeof name === 'string' ? printable(name) : '',
  };
}

/**
 * The address of somebody, and whether it is theirs, as one document says both: what the provider vouches for in one is
 * not the address of the other.
 *
 * @param token claims of the ID token.
 * @param more what else the provider says of them.
 */
export function addressOf(
  token: Record<string, unknown>,
  more: Record<string, unknown>,
): Record<'email' | 'email_verified', unknown> {
  const isWhole = 'email' in token && 'email_verified' in token;
  const { email, email_verified } = isWhole || !('email' in more) ? token : more;
  return { email, email_verified };
}

/** A name for somebody whom the provider gives none. */
export function nameOf({ name }: Identity, email: string): string {
  return name || printable(email.split('@')[0] ?? email);
}

function isAddress(email: unknown): email is string {
  return typeof email === 'string' && email.length <= EMAIL_MAX && isEmail(email);
}

/** As the API takes names. */
function printable(name: string): string {
  return name
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, NAME_MAX)
    .toWellFormed();
}
