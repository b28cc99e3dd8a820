/** Words of logging in. */
export const loginWords = {
  title: 'Log in',
  lead: 'Welcome back.',
  email: 'E-mail',
  emailMissing: 'Enter your e-mail address.',
  password: 'Password',
  passwordMissing: 'Enter your password.',
  code: 'Code',
  codeHint: 'Six digits of your authenticator app, or a recovery code.',
  submit: 'Log in',
  forgot: 'Forgot your password?',
  noAccount: 'No account yet?',
  create: 'Create one',
} as const;

/** Words of the button that leads to a log-in provider. */
export const providerButtonWords = {
  or: 'or',
  go: (provider: string) => `Continue with ${provider}`,
} as const;

/** Words of creating an account. */
export const registerWords = {
  title: 'Create your account',
  lead: 'Numbers, webhooks and keys live in your organization.',
  name: 'Your name',
  nameMissing: 'Enter your name.',
  organization: 'Organization',
  organizationMissing: 'Enter the name of your organization.',
  email: 'E-mail',
  emailWrong: 'Enter a full e-mail address.',
  password: 'Password',
  passwordHint: (least: number) =>
    `At least ${least} characters. A few words are easier to remember than symbols.`,
  passwordShort: (least: number) => `Use at least ${least} characters.`,
  submit: 'Create account',
  haveAccount: 'Have an account?',
  logIn: 'Log in',
} as const;

/** Words of asking for a link that sets a new password. */
export const forgotWords = {
  title: 'Forgot your password?',
  lead: 'You get a link by mail that lets you choose a new one.',
  email: 'E-mail',
  emailWrong: 'Enter a full e-mail address.',
  submit: 'Send me a link',
  sent: 'Look into your mail',
  sentText: (email: string, hours: number) =>
    `If there is an account with the address ${email}, a link is on its way to it. It works once, for ${hours === 1 ? 'an hour' : `${hours} hours`}.`,
  back: 'Back to the log-in',
} as const;

/** Words of setting a new password by a link. */
export const resetWords = {
  title: 'Choose a new password',
  lead: 'Every device and browser is logged out of your account, and a linked log-in provider no longer opens it.',
  password: 'New password',
  hint: (least: number) =>
    `At least ${least} characters. A few words are easier to remember than symbols.`,
  short: (least: number) => `Use at least ${least} characters.`,
  repeat: 'Repeat the new password',
  differ: 'The two passwords differ.',
  submit: 'Set password',
  done: 'Your password is set',
  doneText: 'Log in with it from now on.',
  logIn: 'Log in',
  over: 'This link is no longer open',
  overText:
    'It was used or has expired, or a part of it is missing, or the password was changed since.',
  again: 'Ask for a new link',
} as const;
