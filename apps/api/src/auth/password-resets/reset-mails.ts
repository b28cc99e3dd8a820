import type { Mail } from '../../platform/mail/mail';
import type { Person } from '../../users/users.service';

/** Brings a person the link that sets a new password. */
export function resetMail({ email, name }: Person, url: string, expiresAt: Date): Mail {
  return {
    organizationId: null,
    to: email,
    subject: 'A new password for your whathooks account',
    text: [
      `Hello ${name},`,
      '',
      'somebody asked for a new password for your account. If it was you, choose one here:',
      '',
      url,
      '',
      `The link works once, until ${expiresAt.toUTCString()}.`,
      'If it was not you, there is nothing to do: your password stays as it is.',
      '',
    ].join('\n'),
    expiresAt,
  };
}

/**
 * Tells a person that their password was set by a link.
 *
 * @param unlinked names of the providers that opened the account until then.
 */
export function passwordSetMail(
  { email, name }: Person,
  unlinked: readonly string[],
  origin: string,
): Mail {
  return {
    organizationId: null,
    to: email,
    subject: 'The password of your whathooks account was changed',
    text: [
      `Hello ${name},`,
      '',
      'a new password was set for your account by a link, and every log-in of it was ended.',
      ...unlinked.map((provider) => `${provider} no longer opens it.`),
      '',
      'If it was not you, ask for another password at once, and tell an owner of your organization:',
      `${origin}/forgot-password/`,
      '',
    ].join('\n'),
  };
}
