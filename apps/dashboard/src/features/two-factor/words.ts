/** Words of the second factor. */
export const twoFactorWords = {
  title: 'Two-factor authentication',
  off: 'No code is asked for when you log in. With an authenticator app, a code from your phone is asked for, too.',
  on: 'A code of your authenticator app is asked for when you log in.',
  left: (count: number) =>
    count === 1 ? 'One recovery code is left.' : `${count} recovery codes are left.`,
  setUp: 'Set it up',
  renew: 'New recovery codes',
  disable: 'Switch it off',
  required: 'Your organization requires it.',
  requireOfAll: 'Require it of everybody in this organization',
  requireHint: 'Members who have not set it up are asked to, and can do nothing else until then.',
} as const;

/** Words of setting it up. */
export const setUpWords = {
  title: 'Set up two-factor authentication',
  password: 'Your password',
  passwordMissing: 'Enter your password.',
  begin: 'You get a secret for an authenticator app, and confirm it with a first code.',
  next: 'Continue',
  scan: 'Scan this code with an authenticator app, or type the secret into it.',
  qr: 'QR code for an authenticator app',
  secret: 'Secret',
  secretCopy: 'secret',
  code: 'Code of the app',
  codeHint: 'Six digits.',
  codeMissing: 'Enter the code.',
  confirm: 'Switch it on',
  codes: 'Recovery codes',
  codesCopy: 'recovery codes',
  codesTitle: 'Keep these codes now',
  codesText:
    'Each opens your account once when the app is gone. They are not shown again. Keep them where the phone is not, such as in a password manager.',
  done: 'I have kept them',
  enabled: 'Two-factor authentication is on. Other log-ins of yours have ended.',
} as const;

/** Words of renewing recovery codes, and of switching the second factor off. */
export const changeWords = {
  renewTitle: 'New recovery codes',
  renewText: 'Your earlier codes stop working.',
  renew: 'Make new codes',
  disableTitle: 'Switch off two-factor authentication',
  disable: 'Switch it off',
  code: 'Code of the app, or a recovery code',
  disabled: 'No code is asked for any more when you log in.',
} as const;

/** Words of whoever has to set it up first. */
export const gateWords = {
  title: 'Your organization requires a second factor',
  text: (organization: string) =>
    `${organization} lets people in with a password and a code of an authenticator app. Set it up to go on.`,
  setUp: 'Set it up',
  logOut: 'Log out',
} as const;
