import { ROLE_NAMES, ROLE_SENTENCES, ROLES_WITHIN } from '../../../features/members/role-words';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Einladung',
  join: (organization) => `${organization} beitreten`,
  invites: (who, role) => `${who} lädt Sie ein, als ${ROLES_WITHIN[role]}.`,
  may: (role) => `${ROLE_NAMES[role]}: ${ROLE_SENTENCES[role]}`,
  opening: 'Einladung wird gelesen',
  over: 'Diese Einladung ist nicht mehr offen',
  overText:
    'Der Link wurde benutzt oder widerrufen, ist abgelaufen oder unvollständig. Bitten Sie die Person, die Sie eingeladen hat, um einen neuen.',
  way: 'Wie möchten Sie beitreten?',
  asNew: 'Konto erstellen',
  asKnown: 'Ich habe ein Konto',
  name: 'Ihr Name',
  nameMissing: 'Geben Sie Ihren Namen ein.',
  email: 'E-Mail',
  emailWrong: 'Geben Sie eine vollständige E-Mail-Adresse ein.',
  emailBound: 'Die Einladung gilt für diese Adresse.',
  password: 'Passwort',
  passwordHint: (least) =>
    `Mindestens ${least} Zeichen. Einige Wörter merkt man sich leichter als Sonderzeichen.`,
  passwordShort: (least) => `Verwenden Sie mindestens ${least} Zeichen.`,
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  submitNew: 'Konto erstellen und beitreten',
  submitKnown: 'Anmelden und beitreten',
  logIn: 'Anmelden',
};
