import type { ReactNode } from 'react';

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

/** Words of giving a key another secret. */
export const rotateWords = {
  action: 'Rotate',
  actionOf: (name: string) => `Rotate ${name}`,
  title: (name: string) => `Rotate ${name}?`,
  text: 'You get a new key with the same permissions. The one in use now keeps working for a while, so that programs can be given the new one first.',
  overlap: 'How long the current key keeps working',
  none: 'It stops at once',
  hour: 'One hour',
  day: 'One day',
  week: 'One week',
  submit: 'Make a new key',
} as const;

/** Words of the table of keys. */
export const tableWords = {
  name: 'Name',
  key: 'Key',
  permissions: 'Permissions',
  everything: 'Everything',
  lastUsed: 'Last used',
  neverUsed: 'Never',
  expires: 'Expires',
  neverExpires: 'Never',
  actions: 'Actions',
  ending: (last4: string) => `wh_…${last4}`,
  from: (addresses: readonly string[]) => `From ${addresses.join(', ')} only`,
  usedFrom: (address: string) => `from ${address}`,
  madeBy: (name: string, at: ReactNode) => (
    <>
      Made by {name}, {at}
    </>
  ),
  made: (at: ReactNode) => <>Made {at}</>,
  previous: (until: ReactNode) => <>The previous key works until {until}</>,
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
  addresses: 'Allowed addresses (optional)',
  addressesHint:
    'IP addresses or ranges of the servers that use the key, one a line. Empty for any.',
  addressesSample: '203.0.113.0/24',
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
