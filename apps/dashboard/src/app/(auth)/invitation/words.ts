import type { Role } from '@whathooks/dto';
import { ROLE_NAMES } from '../../../features/members/role-words';

const NAMES: Readonly<Record<Role, string>> = {
  owner: 'an owner',
  admin: 'an admin',
  agent: 'an agent',
  viewer: 'a viewer',
};

/** What somebody of a role may do, after a colon. */
const MAY: Readonly<Record<Role, string>> = {
  owner: 'may do everything, and give the organization to another owner.',
  admin: 'manages numbers, webhooks, API keys and people, but not owners.',
  agent: 'reads and answers messages. Sees numbers and webhooks without changing them.',
  viewer: 'sees numbers, messages and webhooks, and changes nothing.',
};

/** Words of the page behind the link of an invitation. */
export const words = {
  title: 'Invitation',
  join: (organization: string) => `Join ${organization}`,
  invites: (who: string, role: Role) => `${who} invites you to be ${NAMES[role]}.`,
  may: (role: Role) => `${ROLE_NAMES[role]}: ${MAY[role]}`,
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
