import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const loginWords: Words<typeof english.loginWords> = {
  title: 'Anmelden',
  lead: 'Willkommen zurück.',
  email: 'E-Mail',
  emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
  password: 'Passwort',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  code: 'Code',
  codeHint: 'Sechs Ziffern aus Ihrer Authenticator-App, oder ein Wiederherstellungscode.',
  submit: 'Anmelden',
  forgot: 'Passwort vergessen?',
  noAccount: 'Noch kein Konto?',
  create: 'Konto erstellen',
};

export const providerButtonWords: Words<typeof english.providerButtonWords> = {
  or: 'oder',
  go: (provider) => `Weiter mit ${provider}`,
};

export const registerWords: Words<typeof english.registerWords> = {
  title: 'Konto erstellen',
  lead: 'Nummern, Webhooks und Schlüssel gehören zu Ihrer Organisation.',
  name: 'Ihr Name',
  nameMissing: 'Geben Sie Ihren Namen ein.',
  organization: 'Organisation',
  organizationMissing: 'Geben Sie den Namen Ihrer Organisation ein.',
  email: 'E-Mail',
  emailWrong: 'Geben Sie eine vollständige E-Mail-Adresse ein.',
  password: 'Passwort',
  passwordHint: (least) =>
    `Mindestens ${least} Zeichen. Einige Wörter merkt man sich leichter als Sonderzeichen.`,
  passwordShort: (least) => `Verwenden Sie mindestens ${least} Zeichen.`,
  submit: 'Konto erstellen',
  haveAccount: 'Schon ein Konto?',
  logIn: 'Anmelden',
};

export const forgotWords: Words<typeof english.forgotWords> = {
  title: 'Passwort vergessen?',
  lead: 'Sie erhalten per E-Mail einen Link, mit dem Sie ein neues wählen.',
  email: 'E-Mail',
  emailWrong: 'Geben Sie eine vollständige E-Mail-Adresse ein.',
  submit: 'Link anfordern',
  sent: 'Prüfen Sie Ihr Postfach',
  sentText: (email, hours) =>
    `Gibt es ein Konto mit der Adresse ${email}, ist ein Link dorthin unterwegs. Er funktioniert einmal, ${hours === 1 ? 'eine Stunde' : `${hours} Stunden`} lang.`,
  back: 'Zurück zur Anmeldung',
};

export const resetWords: Words<typeof english.resetWords> = {
  title: 'Neues Passwort wählen',
  lead: 'Alle Geräte und Browser werden von Ihrem Konto abgemeldet, und die Verknüpfung mit einem Anmeldedienst endet.',
  password: 'Neues Passwort',
  hint: (least) =>
    `Mindestens ${least} Zeichen. Einige Wörter merkt man sich leichter als Sonderzeichen.`,
  short: (least) => `Verwenden Sie mindestens ${least} Zeichen.`,
  repeat: 'Neues Passwort wiederholen',
  differ: 'Die beiden Passwörter stimmen nicht überein.',
  submit: 'Passwort festlegen',
  done: 'Ihr Passwort ist festgelegt',
  doneText: 'Melden Sie sich ab jetzt damit an.',
  logIn: 'Anmelden',
  over: 'Dieser Link ist nicht mehr offen',
  overText:
    'Er wurde benutzt, ist abgelaufen oder unvollständig, oder das Passwort wurde inzwischen geändert.',
  again: 'Neuen Link anfordern',
};
