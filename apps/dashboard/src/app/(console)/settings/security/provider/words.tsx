import type { ReactNode } from 'react';

/** Words of the log-in provider that opens an account. */
export const words = {
  title: (provider: string) => `Log-in with ${provider}`,
  notLinked: (provider: string) =>
    `Link your account at ${provider}, and it opens this one beside your password.`,
  linked: (provider: string, email: string | null, since: ReactNode) => (
    <>
      {email === null
        ? `Your account at ${provider} opens this one`
        : `${email} at ${provider} opens this account`}{' '}
      (linked {since}).
    </>
  ),
  onlyWay: 'It is your only way in: set a password above to be able to unlink it.',
  link: (provider: string) => `Link ${provider}`,
  linkText: (provider: string) =>
    `You go to ${provider} and come back. Whoever you are there opens this account from then on.`,
  go: (provider: string) => `Continue with ${provider}`,
  password: 'Your password',
  passwordMissing: 'Enter your password.',
  unlink: 'Unlink',
  unlinkTitle: (provider: string) => `Unlink ${provider}?`,
  unlinkText:
    'Your password opens your account from then on. Every other browser and device is logged out.',
  unlinked: (provider: string) => `${provider} no longer opens your account.`,
} as const;
