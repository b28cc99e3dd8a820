import type { Role } from '@whathooks/dto';

const NAMES: Readonly<Record<Role, string>> = {
  owner: 'an owner',
  admin: 'an admin',
  agent: 'an agent',
  viewer: 'a viewer',
};

/** Words of the page behind the link of an invitation. */
export const words = {
  title: 'Invitation',
  join: (organization: string) => `Join ${organization}`,
  invites: (who: string, role: Role) => `${who} invites you to be ${NAMES[role]}.`,
  may: (name: string, sentence: string) =>
    `${name}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  opening: 'Reading the invitation',
  over: 'This invitation is no longer open',
  overText:
    'The link was used, revoked or has expired, or a part of it is missing. Ask the person who invited you for a new one.',
  way: 'How do you want to join?',
  asNew: 'Create an account',
  asKnown: 'I have an account',
  name: 'Your name',
  nameMissing: 'Enter your name.',
  email: 'E-mail',
  emailWrong: 'Enter a full e-mail address.',
  emailBound: 'The invitation is for this address.',
  password: 'Password',
  passwordHint: (least: number) =>
    `At least ${least} characters. A few words are easier to remember than symbols.`,
  passwordShort: (least: number) => `Use at least ${least} characters.`,
  passwordMissing: 'Enter your password.',
  submitNew: 'Create account and join',
  submitKnown: 'Log in and join',
  logIn: 'Log in',
} as const;
