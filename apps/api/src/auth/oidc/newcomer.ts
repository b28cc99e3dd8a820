import { ApiError } from '../../platform/http/problems/api-error';
import type { Account } from '../../users/users.service';
import type { Identity } from './identity';

/** Who comes from the provider. */
export type Newcomer =
  /** Whose identity opens an account. */
  | { kind: 'linked'; identity: Identity; account: Account }
  /** Whose address is that of an account, which nothing says yet that it is theirs. */
  | { kind: 'known'; identity: Identity; account: Account }
  /** Who has no account. */
  | { kind: 'new'; identity: Identity; email: string; name: string };

/**
 * The address by which somebody is looked for whose identity opens no account.
 *
 * @throws ApiError provider_refused where the provider gives none, or does not vouch that it is theirs
 */
export function vouchedAddress({ email, isVerified }: Identity): string {
  if (email === null) {
    throw new ApiError(
      'provider_refused',
      'The provider gave no e-mail address for you. Have it give one, or log in with your password and link the provider under Settings.',
    );
  }
  if (isVerified) return email;
  throw new ApiError(
    'provider_refused',
    `The provider does not say that ${email} is yours. Confirm the address there, or log in with your password and link the provider under Settings.`,
  );
}
