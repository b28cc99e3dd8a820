/** Texts for people who have to log in first. */
export const words = {
  logInFirst: 'Log in to continue.',
  needsLogin: 'This page needs a login. Log in, then open it again.',
} as const;
