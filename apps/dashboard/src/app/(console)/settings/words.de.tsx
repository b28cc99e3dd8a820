import { by } from '../../../features/audit/deed';
import { fieldNames } from '../../../features/audit/field-names';
import { roleWithin } from '../../../features/members/role-within';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Einstellungen',
  securityLead: 'Wie Sie sich anmelden und wo Sie angemeldet sind.',
  organizationLead: 'Wie sie heißt und wie Ihre Kunden sie sehen.',
  profile: 'Profil',
  name: 'Name',
  email: 'E-Mail',
  role: 'Rolle',
  id: 'ID',
  appearance: 'Darstellung',
  theme: 'Design',
  themeSystem: 'System',
  themeLight: 'Hell',
  themeDark: 'Dunkel',
  installation: 'Installation',
  version: 'Version',
  whatsapp: 'WhatsApp',
  simulated: 'Simuliert: Keine Nachricht verlässt diesen Rechner',
  live: 'Echtbetrieb',
  logOut: 'Abmelden',
  everywhere: 'Überall abmelden',
  everywhereTitle: 'Überall abmelden?',
  everywhereText:
    'Alle Geräte und Browser, die bei Ihrem Konto angemeldet sind, werden sofort abgemeldet, auch dieser. API-Schlüssel funktionieren weiter.',
};

export const navigationWords: Words<typeof english.navigationWords> = {
  you: 'Sie',
  everyone: 'Alle',
  organization: 'Organisation',
  profile: 'Profil',
  security: 'Anmeldung und Sicherheit',
  people: 'Personen',
  clients: 'Kunden',
  snippets: 'Textbausteine',
  labels: 'Labels',
  assignment: 'Zuweisung',
  alerts: 'Warnungen',
  audit: 'Audit-Protokoll',
};

export const notificationWords: Words<typeof english.notificationWords> = {
  title: 'Benachrichtigungen',
  desktop: 'Desktop-Benachrichtigungen',
  desktopText:
    'In diesem Browser, während Sie etwas anderes ansehen. Aus, bis Sie sie einschalten.',
  refused:
    'Der Browser erlaubt es nicht. Erlauben Sie Benachrichtigungen für diese Seite in seinen Einstellungen.',
  sound: 'Ton',
  soundText: 'In diesem Browser, bei einer neuen Nachricht.',
  which: 'Für welche Chats',
  unassigned: 'Meine und nicht zugewiesene Chats',
  mine: 'Nur meine Chats',
};

export const auditScreenWords: Words<typeof english.auditScreenWords> = {
  lead: 'Wer was geändert oder angezeigt hat. Niemand kann einen Eintrag ändern oder entfernen.',
  notYours: 'Ihre Rolle sieht das Audit-Protokoll nicht',
  filter: 'Audit-Protokoll filtern',
  action: 'Aktion',
  anyAction: 'Alle Aktionen',
  actor: 'Person',
  anyActor: 'Alle',
  time: 'Zeitraum',
  anyTime: 'Gesamte Zeit',
  last24Hours: 'Letzte 24 Stunden',
  last7Days: 'Letzte 7 Tage',
  last30Days: 'Letzte 30 Tage',
  export: 'Als CSV exportieren',
  noMatch: 'Kein Eintrag passt',
  noMatchText: 'In diesem Zeitraum ist nichts Passendes geschehen.',
};

export const auditWords: Words<typeof english.auditWords> = {
  title: 'Audit-Protokoll',
  none: 'Noch nichts. Hier steht, wer Nummern, Webhooks, Schlüssel, Personen und Einstellungen geändert und wer ein Secret angezeigt hat.',
  deletedNumber: (id) => (
    <>
      eine gelöschte Nummer (<code>{id}</code>)
    </>
  ),
  older: 'Ältere Einträge laden',
  deletedWebhook: (which) => (
    <>
      einen gelöschten Webhook (<bdi>{which}</bdi>)
    </>
  ),
  ownAccount: 'das eigene Konto',
  madeKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} hat den API-Schlüssel „{name}“ erstellt
    </>
  ),
  rotatedKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} hat den API-Schlüssel „{name}“ erneuert
    </>
  ),
  revokedKey: (who, _what, { name = '' }) => (
    <>
      {by(who)} hat den API-Schlüssel „{name}“ widerrufen
    </>
  ),
  madeWebhook: (who, _what, { host = '' }) => (
    <>
      {by(who)} hat einen Webhook zu {host} hinzugefügt
    </>
  ),
  changedWebhook: (who, what, { fields = '' }) => (
    <>
      {by(who)} hat {what} geändert: {fieldNames(fields)}
    </>
  ),
  deletedTheWebhook: (who, _what, { host = '' }) => (
    <>
      {by(who)} hat einen Webhook zu {host} gelöscht
    </>
  ),
  changedAssignment: (who) => <>{by(who)} hat geändert, wem neue Chats zugewiesen werden</>,
  revealed: (who, what) => (
    <>
      {by(who)} hat das Secret für {what} angezeigt
    </>
  ),
  rotated: (who, what) => (
    <>
      {by(who)} hat das Secret für {what} erneuert
    </>
  ),
  changedPassword: (who, what) => (
    <>
      {by(who)} hat das Passwort für {what} geändert
    </>
  ),
  setPassword: (who) => <>{by(who)} hat über einen Link ein neues Passwort festgelegt</>,
  madePasswordLink: (who, what) => (
    <>
      {by(who)} hat für {what} einen Link zum Festlegen eines neuen Passworts erstellt
    </>
  ),
  loggedOut: (who, what) => (
    <>
      {by(who)} hat alle Anmeldungen für {what} beendet
    </>
  ),
  endedSignIn: (who, _what, { device = '', address = '' }) => (
    <>
      {by(who)} hat eine eigene Anmeldung beendet: {device} {address}
    </>
  ),
  enabledTwoFactor: (who) => <>{by(who)} hat einen zweiten Faktor eingerichtet</>,
  disabledTwoFactor: (who) => <>{by(who)} hat den eigenen zweiten Faktor ausgeschaltet</>,
  renewedCodes: (who) => <>{by(who)} hat neue Wiederherstellungscodes erstellt</>,
  linkedProvider: (who, _what, { provider = '', email = '' }) => (
    <>
      {by(who)} hat {email} bei {provider} mit dem eigenen Konto verknüpft
    </>
  ),
  unlinkedProvider: (who, _what, { provider = '' }) => (
    <>
      {by(who)} hat die Verknüpfung des eigenen Kontos mit {provider} aufgehoben
    </>
  ),
  resetTwoFactor: (who, what) => (
    <>
      {by(who)} hat den zweiten Faktor für {what} zurückgesetzt
    </>
  ),
  endedOthers: (who, what) => (
    <>
      {by(who)} hat alle anderen Anmeldungen für {what} beendet
    </>
  ),
  formerMember: (which) => (
    <>
      ein früheres Mitglied (<bdi>{which}</bdi>)
    </>
  ),
  invited: (who, _what, { role = '', email }) => (
    <>
      {by(who)} hat eine Einladung für {email ?? 'alle mit dem Link'} erstellt, Rolle:{' '}
      {roleWithin(role)}
    </>
  ),
  revokedInvitation: (who, _what, { role = '', email }) => (
    <>
      {by(who)} hat die Einladung für {email ?? 'alle mit dem Link'} widerrufen, Rolle:{' '}
      {roleWithin(role)}
    </>
  ),
  joined: (who, _what, { role = '' }) => (
    <>
      {by(who)} hat eine Einladung angenommen, Rolle: {roleWithin(role)}
    </>
  ),
  changedRole: (who, what, { role = '', previousRole = '' }) => (
    <>
      {by(who)} hat die Rolle für {what} von {roleWithin(previousRole)} zu {roleWithin(role)}{' '}
      geändert
    </>
  ),
  limited: (who, what, { limit }) =>
    limit === 'none' ? (
      <>
        {by(who)} hat die Beschränkung für {what} aufgehoben
      </>
    ) : (
      <>
        {by(who)} hat den Zugriff für {what} auf einige Kunden oder Nummern beschränkt
      </>
    ),
  madeClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} hat den Kunden „{name}“ angelegt
    </>
  ),
  renamedClient: (who, _what, { name = '', previousName = '' }) => (
    <>
      {by(who)} hat den Kunden „{previousName}“ in „{name}“ umbenannt
    </>
  ),
  changedClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} hat die Nummern des Kunden „{name}“ geändert
    </>
  ),
  deletedClient: (who, _what, { name = '' }) => (
    <>
      {by(who)} hat den Kunden „{name}“ gelöscht
    </>
  ),
  removed: (who, _what, { role = '', email = '' }) => (
    <>
      {by(who)} hat {email} entfernt, Rolle: {roleWithin(role)}
    </>
  ),
  left: (who, _what, { role = '', email = '' }) => (
    <>
      {by(email || who)} hat die Organisation verlassen, Rolle: {roleWithin(role)}
    </>
  ),
  changedAlerts: (who) => <>{by(who)} hat geändert, wann es Warnungen gibt</>,
  changedAppearance: (who, _what, { logo, color, requiresTwoFactor }) => (
    <>
      {by(who)} hat die Organisation geändert:{' '}
      {[
        logo && (logo === 'removed' ? 'Logo entfernt' : 'neues Logo'),
        color && (color === 'removed' ? 'Farbe entfernt' : `Farbe ${color}`),
        requiresTwoFactor &&
          (requiresTwoFactor === 'true'
            ? 'ein zweiter Faktor ist Pflicht'
            : 'ein zweiter Faktor ist nicht Pflicht'),
      ]
        .filter(Boolean)
        .join(', ')}
    </>
  ),
  transferred: (who, what) => (
    <>
      {by(who)} hat die Rolle als Inhaber an {what} übergeben und ist jetzt Admin
    </>
  ),
};
