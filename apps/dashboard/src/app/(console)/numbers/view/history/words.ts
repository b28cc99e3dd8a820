/** Words of the calls and notifications of a number. */
export const noticesWords = {
  title: 'Calls and notifications',
  none: 'None yet. Calls, group changes and other WhatsApp notifications appear here.',
  older: 'Load older notifications',
  raw: 'Raw notification',
} as const;

/** How a call ended, by its kind. */
export const VOICE_CALLS = {
  answered: (who: string) => `Voice call from ${who}, answered`,
  declined: (who: string) => `Voice call from ${who}, declined`,
  missed: (who: string) => `Missed voice call from ${who}`,
  ringing: (who: string) => `Voice call from ${who}, ringing`,
  plain: (who: string) => `Voice call from ${who}`,
};
export const VIDEO_CALLS: typeof VOICE_CALLS = {
  answered: (who) => `Video call from ${who}, answered`,
  declined: (who) => `Video call from ${who}, declined`,
  missed: (who) => `Missed video call from ${who}`,
  ringing: (who) => `Video call from ${who}, ringing`,
  plain: (who) => `Video call from ${who}`,
};

/** Notifications of other kinds, about a chat or a person. */
export const notificationWords = {
  pictureRemoved: (of: string) => `The picture of ${of} was removed`,
  pictureChanged: (of: string) => `The picture of ${of} was changed`,
  about: (of: string) => `The “about” text of ${of} was changed`,
  devices: (of: string) => `The linked devices of ${of} changed`,
  newKeys: 'WhatsApp asked for new encryption keys',
  securityCode: (of: string) => `The security code of ${of} changed`,
  account: 'WhatsApp sent a notification about what the account may do',
  mayWrite: (of: string) => `WhatsApp lets this number write to ${of}`,
  settings: 'Settings of the account changed on the phone',
  other: (type: string, of: string) => `WhatsApp sent the notification “${type}” about ${of}`,
} as const;

/** Changes of a group that have no detail worth a word. */
export const GROUP_CHANGES: Readonly<Record<string, string>> = {
  announcement: 'only admins may write now',
  not_announcement: 'everybody may write now',
  locked: 'only admins may change its details now',
  unlocked: 'everybody may change its details now',
  description: 'the description was changed',
  ephemeral: 'messages disappear after a time now',
  not_ephemeral: 'messages no longer disappear',
  invite: 'the invitation link was replaced',
  delete: 'it was deleted',
  growth_locked: 'nobody can join by link now',
  growth_unlocked: 'people can join by link again',
  membership_approval_mode: 'whether admins approve who joins was changed',
  member_add_mode: 'who may add members was changed',
  created_membership_requests: 'somebody asked to join',
  revoked_membership_requests: 'a request to join was withdrawn',
  revoke: 'an invitation was withdrawn',
  link: 'it was linked with another group',
  unlink: 'it is no longer linked with another group',
  suspended: 'WhatsApp suspended it',
  unsuspended: 'WhatsApp lifted its suspension',
};

/** What is done to members of a group: to one or to several, by somebody who is named or not. */
export interface MemberWords {
  one: (who: string) => string;
  several: (who: string) => string;
  oneBy: (who: string, by: string) => string;
  severalBy: (who: string, by: string) => string;
}

export const MEMBER_CHANGES: Readonly<Record<string, MemberWords>> = {
  add: {
    one: (who) => `${who} was added`,
    several: (who) => `${who} were added`,
    oneBy: (who, by) => `${who} was added by ${by}`,
    severalBy: (who, by) => `${who} were added by ${by}`,
  },
  remove: {
    one: (who) => `${who} was removed`,
    several: (who) => `${who} were removed`,
    oneBy: (who, by) => `${who} was removed by ${by}`,
    severalBy: (who, by) => `${who} were removed by ${by}`,
  },
  promote: {
    one: (who) => `${who} was made an admin`,
    several: (who) => `${who} were made admins`,
    oneBy: (who, by) => `${who} was made an admin by ${by}`,
    severalBy: (who, by) => `${who} were made admins by ${by}`,
  },
  demote: {
    one: (who) => `${who} was made an ordinary member`,
    several: (who) => `${who} were made ordinary members`,
    oneBy: (who, by) => `${who} was made an ordinary member by ${by}`,
    severalBy: (who, by) => `${who} were made ordinary members by ${by}`,
  },
};

/** What else happens to a group. */
export const groupWords = {
  of: (group: string, change: string) => `${group}: ${change}`,
  named: (name: string) => `Group “${name}”`,
  something: 'something changed',
  unknown: (change: string) => `something that WhatsApp calls “${change}”`,
  left: (who: string) => `${who} left`,
  somebody: 'somebody',
  created: 'it was created',
  createdBy: (by: string) => `it was created by ${by}`,
  createdAs: (subject: string) => `it was created as “${subject}”`,
  createdAsBy: (subject: string, by: string) => `it was created as “${subject}” by ${by}`,
  renamed: 'it was renamed',
  renamedBy: (by: string) => `it was renamed by ${by}`,
  renamedTo: (subject: string) => `it was renamed to “${subject}”`,
  renamedToBy: (subject: string, by: string) => `it was renamed to “${subject}” by ${by}`,
  changedBy: (change: string, by: string) => `${change} (by ${by})`,
} as const;
