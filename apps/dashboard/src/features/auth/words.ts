/** What is said where somebody has to log in first. */
export const words = {
  logInFirst: 'Log in to continue.',
  needsLogin: 'This page needs a login. Log in, then open it again.',
} as const;
