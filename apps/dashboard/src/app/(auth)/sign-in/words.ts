/** Words of the page to which a log-in provider sends people back. */
export const words = {
  title: 'Log in',
  waiting: 'Logging you in',
  failed: 'That did not work',
  failedLead: 'You can begin again at any time.',
  back: 'Back to the log-in',
  password: {
    title: 'Is this your account?',
    lead: (email: string) =>
      `There is an account with the address ${email}. Enter its password once, and the provider opens it from now on.`,
    label: 'Password',
    missing: 'Enter the password of the account.',
    submit: 'Link and log in',
    forgot: 'Forgot your password?',
  },
  code: {
    title: 'One more step',
    lead: 'Your account has a second factor.',
    missing: 'Enter the code.',
    submit: 'Log in',
  },
  account: {
    title: 'Create your account',
    lead: (email: string) => `You log in as ${email}, by the provider. You need no password.`,
    name: 'Your name',
    nameMissing: 'Enter your name.',
    organization: 'Organization',
    organizationMissing: 'Enter the name of your organization.',
    submit: 'Create account',
  },
} as const;
