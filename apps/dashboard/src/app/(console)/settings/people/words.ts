import type { Role } from '@whathooks/dto';
import { ROLES_WITHIN } from '../../../../features/members/role-words';

/** Words of the people of an organization. */
export const words = {
  title: 'People',
  lead: (organization: string) => `Who belongs to ${organization}, and what they may do.`,
  invite: 'Invite a person',
  membersOnly: 'Owners and admins invite people and change roles.',
  members: 'Members',
  roles: 'What each role may do',
} as const;

/** Words of the list of members. */
export const memberWords = {
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  joined: 'Joined',
  actions: 'Actions',
  you: (name: string) => `${name} (you)`,
  change: 'Change role',
  changeOf: (name: string) => `Change the role of ${name}`,
  help: 'Help to log in',
  helpOf: (name: string) => `Help ${name} to log in`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  leave: 'Leave',
  leaveThis: 'Leave the organization',
  onlyOwner: 'The only owner. Make another member an owner to leave or to get another role.',
  above: 'Only an owner changes an owner.',
} as const;

/** Words of changing a role. */
export const roleWords = {
  title: (name: string) => `Role of ${name}, and what they see`,
  legend: 'Role',
  handOver: 'Hand the organization over: I become an admin',
  handOverHint: 'Without this there are two owners.',
  counts: 'It counts at once, on every device of the person.',
  submit: 'Change role',
  changed: (name: string, role: Role) => `${name} is ${ROLES_WITHIN[role]} now.`,
} as const;

/** Words of helping a member who cannot log in. */
export const helpWords = {
  title: (name: string) => `Help ${name} to log in`,
  sure: 'Make sure that the request really comes from them: by telephone, or face to face.',
  ownPassword: 'Your own password',
  ownPasswordHint:
    'What opens the account of somebody is given to nobody who merely finds this screen open.',
  passwordMissing: 'Enter your password.',
  passwordWrong: 'This is not your password.',
  password: 'Password forgotten',
  passwordText: (hours: number) =>
    `You get a link that lets them choose a new password. It works once, for ${hours} hours. Their second factor is asked for as before.`,
  makeLink: 'Make a link',
  link: 'Link for a new password',
  linkCopy: 'link',
  linkText: 'Copy it now and pass it on to nobody else: it is shown this once.',
  twoFactor: 'Phone and recovery codes lost',
  twoFactorText:
    'The password alone opens their account until they set up another second factor, and their log-ins end.',
  reset: 'Reset second factor',
  resetDone: (name: string) => `${name} logs in with the password alone now.`,
  done: 'Done',
} as const;

/** Words of removing a member, and of leaving. */
export const removeWords = {
  title: (name: string) => `Remove ${name}?`,
  action: 'Remove',
  text: 'The person is logged out of this organization at once, and their open invitations are revoked. Chats that are assigned to them are assigned to nobody. What they wrote stays, and API keys they made keep working: revoke those on the page of API keys.',
  done: (name: string) => `${name} is removed.`,
  leaveTitle: (organization: string) => `Leave ${organization}?`,
  leaveAction: 'Leave',
  leaveText:
    'You are logged out at once, and your open invitations are revoked. API keys you made keep working. To come back you need an invitation.',
} as const;

/** Words of inviting. */
export const inviteWords = {
  title: 'Invite a person',
  email: 'E-mail (optional)',
  emailHint: 'With an address only that account can accept. Without one anybody who has the link.',
  emailWrong: 'Enter a full e-mail address, or leave it empty.',
  role: 'Role',
  submit: 'Create link',
  linkTitle: 'The link for the invitation',
  sendNow: 'Copy it now and send it.',
  sendNowText: (days: number) =>
    `It was not sent by mail: pass the link on yourself. It is shown this once, works once, and for ${days} days.`,
  mailed: (email: string) => `Sent to ${email}.`,
  mailedText: (days: number) =>
    `The link is on its way by mail. In case it does not arrive, pass it on yourself: it is shown this once, works once, and for ${days} days.`,
  link: 'Link',
  linkCopy: 'link',
  done: 'Done',
} as const;

/** Words of open invitations. */
export const invitationWords = {
  title: 'Open invitations',
  none: 'No open invitations.',
  for: 'For',
  anybody: 'Anybody with the link',
  role: 'Role',
  expires: 'Expires',
  by: 'Invited by',
  actions: 'Actions',
  revoke: 'Revoke',
  revokeOf: (whom: string) => `Revoke the invitation for ${whom}`,
  revokeTitle: 'Revoke this invitation?',
  revokeAction: 'Revoke invitation',
  revokeText: 'Its link stops working at once.',
  revoked: 'The invitation is revoked.',
  above: 'Only an owner revokes the invitation of an owner.',
} as const;

/** Words of the table of roles. */
export const permissionWords = {
  permission: 'Permission',
  yes: 'Yes',
  no: 'No',
} as const;
