import type { Mail } from '../../platform/mail/mail';
import type { Person } from '../../users/users.service';

/** Tells a person that an account at a provider opens theirs. */
export function linkedMail(
  { email, name }: Person,
  { provider, account }: { provider: string; account: string | null },
  origin: string,
): Mail {
  return {
    organizationId: null,
    to: email,
    subject: `${provider} opens your whathooks account`,
    text: [
      `Hello ${name},`,
      '',
      `an account at ${provider} was linked to yours, and opens it from now on: ${account ?? 'it has no e-mail address'}`,
      '',
      'If it was you, there is nothing to do. If not, change your password, which takes the link away and ends every other log-in:',
      `${origin}/settings/security/`,
      '',
    ].join('\n'),
  };
}

/**
 * Tells a person that no account at a provider opens theirs any more.
 *
 * @param organizationId UUID of the one in whose name they took the link away.
 */
export function unlinkedMail(
  { email, name }: Person,
  { providers, organizationId }: { providers: readonly string[]; organizationId: string },
  origin: string,
): Mail {
  const named = providers.join(', ');
  return {
    organizationId,
    to: email,
    subject: `${named} no longer opens your whathooks account`,
    text: [
      `Hello ${name},`,
      '',
      `the link between your account and ${named} was taken away. Your password opens the account.`,
      '',
      'If it was not you, ask for another password at once:',
      `${origin}/forgot-password/`,
      '',
    ].join('\n'),
  };
}
