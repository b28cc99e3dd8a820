import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: (provider) => `Anmelden mit ${provider}`,
  notLinked: (provider) =>
    `Verknüpfen Sie Ihr Konto bei ${provider}, dann melden Sie sich damit hier an, zusätzlich zum Passwort.`,
  linked: (provider, email, since) => (
    <>
      {email === null
        ? `Mit Ihrem Konto bei ${provider} melden Sie sich hier an`
        : `Mit ${email} bei ${provider} melden Sie sich hier an`}{' '}
      (verknüpft seit {since}).
    </>
  ),
  onlyWay:
    'Sie können sich nur so anmelden: Legen Sie oben ein Passwort fest, um die Verknüpfung aufheben zu können.',
  link: (provider) => `${provider} verknüpfen`,
  linkText: (provider) =>
    `Sie gehen zu ${provider} und kommen zurück. Das Konto, mit dem Sie dort angemeldet sind, öffnet von da an auch dieses hier.`,
  go: (provider) => `Weiter mit ${provider}`,
  password: 'Ihr Passwort',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  unlink: 'Verknüpfung aufheben',
  unlinkTitle: (provider) => `Verknüpfung mit ${provider} aufheben?`,
  unlinkText:
    'Von da an melden Sie sich mit Ihrem Passwort an. Alle anderen Browser und Geräte werden abgemeldet.',
  unlinked: (provider) => `Mit ${provider} melden Sie sich hier nicht mehr an.`,
};
