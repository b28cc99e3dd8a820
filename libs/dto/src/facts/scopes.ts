/** Roles of people, the most powerful first: each may do what the ones after it may. */
export const ROLES = ['owner', 'admin', 'agent', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What a scope lets its holder do. */
interface ScopeDefinition {
  /** For integrators. */
  sentence: string;
  /** For people in the dashboard, where a session is called a number. */
  dashboardSentence: string;
  /** The least powerful role whose members may do the same. */
  role: Role;
}

/** Every scope of an API key, by its name. */
export const SCOPES = {
  'sessions:read': {
    sentence: 'Read sessions: their status, QR codes, history and limits.',
    dashboardSentence: 'See numbers and their status',
    role: 'viewer',
  },
  'sessions:write': {
    sentence: 'Create, link, update, unlink and delete sessions.',
    dashboardSentence: 'Create, link, unlink and delete numbers',
    role: 'admin',
  },
  'messages:read': {
    sentence: 'Read messages.',
    dashboardSentence: 'List messages',
    role: 'viewer',
  },
  'messages:send': {
    sentence: 'Send messages.',
    dashboardSentence: 'Send messages',
    role: 'agent',
  },
  'webhooks:read': {
    sentence: 'Read webhooks, and the log of their deliveries.',
    dashboardSentence: 'See webhooks',
    role: 'viewer',
  },
  'webhooks:write': {
    sentence: 'Create, update, test and delete webhooks, and send deliveries again.',
    dashboardSentence: 'Create, change and delete webhooks',
    role: 'admin',
  },
} as const satisfies Record<string, ScopeDefinition>;

export type ApiKeyScope = keyof typeof SCOPES;
export const API_KEY_SCOPES = Object.keys(SCOPES) as readonly ApiKeyScope[];

/** Whether members of a role may do what one of the role `least` may. */
export function reaches(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(least);
}
