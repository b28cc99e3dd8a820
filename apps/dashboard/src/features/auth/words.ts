/** Texts for people who have to log in first. */
export const words = {
  logInFirst: 'Log in to continue.',
  needsLogin: 'This page needs a login. Log in, then open it again.',
} as const;

/** What somebody logged in with. */
export const deviceWords = {
  unknown: 'Unknown device',
  on: (browser: string, system: string) => `${browser} on ${system}`,
} as const;
