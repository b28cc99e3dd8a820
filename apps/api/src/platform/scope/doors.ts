/**
 * Work that reads or writes rows of more than one organization, and why it has to. Everything else runs for one
 * organization, and PostgreSQL shows it the rows of that one alone.
 */
export const DOORS = {
  process:
    'A process that starts or stops reads its keys, and takes up or leaves the sessions of all organizations.',
  callers:
    'Whoever calls is found by a key, a token, a password, an invitation or a link, before their organization is known.',
  memberships: 'A person belongs to several organizations, and their sign-ins stand in each.',
  schedule: 'Periodic work takes what is due or over, whosever it is.',
  bus: 'Messages between processes carry what happened in any organization.',
  deliveries: 'The lanes of all webhooks share the workers of a process.',
  sessions: 'Leases and moves of all sessions of a process are written together.',
  keys: 'The key of the installation belongs to no organization.',
} as const;

export type Door = keyof typeof DOORS;
