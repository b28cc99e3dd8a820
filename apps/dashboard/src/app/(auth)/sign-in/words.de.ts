import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Anmelden',
  waiting: 'Sie werden angemeldet',
  failed: 'Das hat nicht geklappt',
  failedLead: 'Sie können jederzeit neu beginnen.',
  back: 'Zurück zur Anmeldung',
  password: {
    title: 'Ist das Ihr Konto?',
    lead: (email) =>
      `Es gibt ein Konto mit der Adresse ${email}. Geben Sie einmal dessen Passwort ein, dann melden Sie sich künftig über den Anmeldedienst an.`,
    label: 'Passwort',
    missing: 'Geben Sie das Passwort des Kontos ein.',
    submit: 'Verknüpfen und anmelden',
    forgot: 'Passwort vergessen?',
  },
  code: {
    title: 'Noch ein Schritt',
    lead: 'Ihr Konto hat einen zweiten Faktor.',
    missing: 'Geben Sie den Code ein.',
    submit: 'Anmelden',
  },
  account: {
    title: 'Konto erstellen',
    lead: (email) =>
      `Sie melden sich als ${email} an, über den Anmeldedienst. Sie brauchen kein Passwort.`,
    name: 'Ihr Name',
    nameMissing: 'Geben Sie Ihren Namen ein.',
    organization: 'Organisation',
    organizationMissing: 'Geben Sie den Namen Ihrer Organisation ein.',
    submit: 'Konto erstellen',
  },
};
