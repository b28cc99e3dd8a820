/** Words of the list of API keys. */
export const words = {
  title: 'API keys',
  notYours: 'Your role does not see API keys',
  lead: 'For programs that send messages and manage numbers for you.',
  create: 'Create API key',
  none: 'No API keys yet',
  noneText: 'Create one, and the next screen shows a command that sends your first message.',
  revoke: 'Revoke',
  revokeKey: (name: string) => `Revoke ${name}`,
  revokeTitle: (name: string) => `Revoke ${name}?`,
  revokeAction: 'Revoke key',
  revokeText:
    'Programs that use this key are refused from their next request on. This cannot be undone.',
  revoked: (name: string) => `${name} is revoked.`,
} as const;

/** Words of the table of keys. */
export const tableWords = {
  name: 'Name',
  key: 'Key',
  permissions: 'Permissions',
  everything: 'Everything',
  lastUsed: 'Last used',
  expires: 'Expires',
  never: 'Never',
  actions: 'Actions',
  ending: (last4: string) => `wh_…${last4}`,
} as const;

/** Words of the form that creates a key. */
export const createWords = {
  name: 'Name',
  nameHint: 'What will use this key.',
  nameSample: 'CRM integration',
  nameMissing: 'Say what the key is for.',
  permissions: 'Permissions',
  everything: 'Everything',
  some: 'Only what I choose',
  allowed: 'Allowed',
  allowedMissing: 'Choose at least one permission.',
  expires: 'Expires',
  never: 'Never',
  in30Days: 'In 30 days',
  in90Days: 'In 90 days',
  inAYear: 'In a year',
  submit: 'Create key',
} as const;

/** Words of the dialog that shows a new key. */
export const newKeyWords = {
  title: 'Your new API key',
  copyNow: 'Copy it now.',
  copyNowText: 'This is the only time it is shown. If it gets lost, revoke it and create another.',
  key: 'API key',
  keyCopy: 'key',
  done: 'Done',
  linkFirst: 'Link a number to try it',
  linkFirstText: 'The key works already, but sending needs a number that is connected.',
  sendFrom: 'Send from',
  sendTo: 'Send to',
  simulatedHint: 'On the phone page, add this number as a contact first.',
  command: 'Send a message with it',
  commandCopy: 'command',
  sampleText: 'Hello from whathooks',
} as const;
