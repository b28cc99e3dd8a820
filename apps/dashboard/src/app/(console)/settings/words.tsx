import { by, type Deed } from '../../../features/audit/deed';
import { fieldNames } from '../../../features/audit/field-names';
import { roleWithin } from '../../../features/members/role-within';

/** Words of the settings. */
export const words = {
  title: 'Settings',
  securityLead: 'How you come in, and where you are logged in.',
  organizationLead: 'What it is called, and how it looks to your clients.',
  profile: 'Profile',
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  id: 'Id',
  appearance: 'Appearance',
  theme: 'Theme',
  themeSystem: 'System',
  themeLight: 'Light',
  themeDark: 'Dark',
  installation: 'Installation',
  version: 'Version',
  whatsapp: 'WhatsApp',
  simulated: 'Simulated: no message leaves this machine',
  live: 'Live',
  logOut: 'Log out',
  everywhere: 'Log out everywhere',
  everywhereTitle: 'Log out everywhere?',
  everywhereText:
    'Every device and browser that is logged in to your account is logged out at once, this one too. API keys keep working.',
} as const;

/** What the settings are called beside each of them. */
export const navigationWords = {
  you: 'You',
  everyone: 'Everyone',
  organization: 'Organization',
  profile: 'Profile',
  security: 'Log-in and security',
  people: 'People',
  clients: 'Clients',
  snippets: 'Snippets',
  labels: 'Labels',
  assignment: 'Assignment',
  alerts: 'Alerts',
  audit: 'Audit log',
} as const;

/** Words of how somebody hears of new messages. */
export const notificationWords = {
  title: 'Notifications',
  desktop: 'Desktop notifications',
  desktopText: 'In this browser, while you look at something else. Off until you switch it on.',
  refused: 'The browser does not allow it. Allow notifications for this page in its settings.',
  sound: 'A sound',
  soundText: 'In this browser, at a new message.',
  which: 'For which chats',
  unassigned: 'My chats and unassigned chats',
  mine: 'Only my chats',
} as const;

/** Words of the page of the audit log. */
export const auditScreenWords = {
  lead: 'Who changed or revealed what. Nobody can change or remove an entry.',
  notYours: 'Your role does not see the audit log',
  filter: 'Filter the audit log',
  action: 'Action',
  anyAction: 'Any action',
  actor: 'By',
  anyActor: 'Anybody',
  time: 'Time',
  anyTime: 'Any time',
  last24Hours: 'Last 24 hours',
  last7Days: 'Last 7 days',
  last30Days: 'Last 30 days',
  export: 'Export as CSV',
  noMatch: 'No entry fits',
  noMatchText: 'Nothing like that was done in this time.',
} as const;

/** Words of the audit log. */
export const auditWords = {
  title: 'Audit log',
  none: 'Nothing yet. Who changed numbers, webhooks, keys, people and settings, and who revealed a secret, is listed here.',
  deletedNumber: (id: string) => (
    <>
      a deleted number (<code>{id}</code>)
    </>
  ),
  older: 'Load older entries',
  deletedWebhook: (which: string) => (
    <>
      a deleted webhook (<bdi>{which}</bdi>)
    </>
  ),
  ownAccount: 'their own account',
  madeKey: ((who, _what, { name = '' }) => (
    <>
      {by(who)} made the API key “{name}”
    </>
  )) satisfies Deed,
  rotatedKey: ((who, _what, { name = '' }) => (
    <>
      {by(who)} rotated the API key “{name}”
    </>
  )) satisfies Deed,
  revokedKey: ((who, _what, { name = '' }) => (
    <>
      {by(who)} revoked the API key “{name}”
    </>
  )) satisfies Deed,
  madeWebhook: ((who, _what, { host = '' }) => (
    <>
      {by(who)} made a webhook to {host}
    </>
  )) satisfies Deed,
  changedWebhook: ((who, what, { fields = '' }) => (
    <>
      {by(who)} changed {what}: {fieldNames(fields)}
    </>
  )) satisfies Deed,
  deletedTheWebhook: ((who, _what, { host = '' }) => (
    <>
      {by(who)} deleted a webhook to {host}
    </>
  )) satisfies Deed,
  changedAssignment: ((who) => <>{by(who)} changed to whom new chats go</>) as Deed,
  revealed: ((who, what) => (
    <>
      {by(who)} revealed the secret of {what}
    </>
  )) satisfies Deed,
  rotated: ((who, what) => (
    <>
      {by(who)} rotated the secret of {what}
    </>
  )) satisfies Deed,
  changedPassword: ((who, what) => (
    <>
      {by(who)} changed the password of {what}
    </>
  )) satisfies Deed,
  setPassword: ((who) => <>{by(who)} set a new password by a link</>) as Deed,
  madePasswordLink: ((who, what) => (
    <>
      {by(who)} made a link that sets a new password for {what}
    </>
  )) satisfies Deed,
  loggedOut: ((who, what) => (
    <>
      {by(who)} ended all log-ins of {what}
    </>
  )) satisfies Deed,
  endedSignIn: ((who, _what, { device = '', address = '' }) => (
    <>
      {by(who)} ended a log-in of their own: {device} {address}
    </>
  )) satisfies Deed,
  enabledTwoFactor: ((who) => <>{by(who)} set up a second factor</>) as Deed,
  disabledTwoFactor: ((who) => <>{by(who)} switched their second factor off</>) as Deed,
  renewedCodes: ((who) => <>{by(who)} made new recovery codes</>) as Deed,
  linkedProvider: ((who, _what, { provider = '', email = '' }) => (
    <>
      {by(who)} linked {email} at {provider} to their own account
    </>
  )) satisfies Deed,
  unlinkedProvider: ((who, _what, { provider = '' }) => (
    <>
      {by(who)} unlinked {provider} from their own account
    </>
  )) satisfies Deed,
  resetTwoFactor: ((who, what) => (
    <>
      {by(who)} ended the second factor of {what}
    </>
  )) satisfies Deed,
  endedOthers: ((who, what) => (
    <>
      {by(who)} ended all other log-ins of {what}
    </>
  )) satisfies Deed,
  formerMember: (which: string) => (
    <>
      a former member (<bdi>{which}</bdi>)
    </>
  ),
  invited: ((who, _what, { role = '', email }) => (
    <>
      {by(who)} made an invitation for {email ?? 'anybody with the link'} as {roleWithin(role)}
    </>
  )) satisfies Deed,
  revokedInvitation: ((who, _what, { role = '', email }) => (
    <>
      {by(who)} revoked the invitation for {email ?? 'anybody with the link'} as {roleWithin(role)}
    </>
  )) satisfies Deed,
  joined: ((who, _what, { role = '' }) => (
    <>
      {by(who)} accepted an invitation as {roleWithin(role)}
    </>
  )) satisfies Deed,
  changedRole: ((who, what, { role = '', previousRole = '' }) => (
    <>
      {by(who)} changed the role of {what} from {roleWithin(previousRole)} to {roleWithin(role)}
    </>
  )) satisfies Deed,
  limited: ((who, what, { limit }) => (
    <>
      {by(who)}{' '}
      {limit === 'none' ? (
        <>lifted the limit of {what}</>
      ) : (
        <>limited {what} to some clients or numbers</>
      )}
    </>
  )) satisfies Deed,
  madeClient: ((who, _what, { name = '' }) => (
    <>
      {by(who)} made the client “{name}”
    </>
  )) satisfies Deed,
  renamedClient: ((who, _what, { name = '', previousName = '' }) => (
    <>
      {by(who)} renamed the client “{previousName}” to “{name}”
    </>
  )) satisfies Deed,
  changedClient: ((who, _what, { name = '' }) => (
    <>
      {by(who)} changed the numbers of the client “{name}”
    </>
  )) satisfies Deed,
  deletedClient: ((who, _what, { name = '' }) => (
    <>
      {by(who)} deleted the client “{name}”
    </>
  )) satisfies Deed,
  removed: ((who, _what, { role = '', email = '' }) => (
    <>
      {by(who)} removed {email}, who was {roleWithin(role)}
    </>
  )) satisfies Deed,
  left: ((who, _what, { role = '', email = '' }) => (
    <>
      {by(email || who)}, who was {roleWithin(role)}, left the organization
    </>
  )) satisfies Deed,
  changedAlerts: ((who) => <>{by(who)} changed when there are alerts</>) satisfies Deed,
  changedAppearance: ((who, _what, { logo, color, requiresTwoFactor }) => (
    <>
      {by(who)} changed the organization:{' '}
      {[
        logo && (logo === 'removed' ? 'logo removed' : 'new logo'),
        color && (color === 'removed' ? 'colour removed' : `colour ${color}`),
        requiresTwoFactor &&
          (requiresTwoFactor === 'true'
            ? 'a second factor is required'
            : 'a second factor is not required'),
      ]
        .filter(Boolean)
        .join(', ')}
    </>
  )) satisfies Deed,
  transferred: ((who, what) => (
    <>
      {by(who)} made {what} the owner, and became admin
    </>
  )) satisfies Deed,
} as const;
