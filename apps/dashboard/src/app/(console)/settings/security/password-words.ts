/** Words of the form that changes a password. */
export const passwordWords = {
  title: 'Password',
  text: 'When you change it, every other device and browser is logged out of your account, and a linked log-in provider no longer opens it.',
  noneText: 'You have none: a log-in provider opens your account. Set one to have another way in.',
  set: 'Set password',
  current: 'Current password',
  currentMissing: 'Enter your current password.',
  next: 'New password',
  nextHint: (least: number) =>
    `At least ${least} characters. A few words are easier to remember than symbols.`,
  nextShort: (least: number) => `Use at least ${least} characters.`,
  repeat: 'Repeat the new password',
  differ: 'The two passwords differ.',
  submit: 'Change password',
  changed: 'Password changed',
} as const;
