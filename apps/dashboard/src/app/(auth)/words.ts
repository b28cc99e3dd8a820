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
  noAccount: 'No account yet?',
  create: 'Create one',
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
