import type { ApiKeyScope } from '@whathooks/dto';

/** What each scope allows, for people who choose scopes. */
export const SCOPE_WORDS: Record<ApiKeyScope, string> = {
  'messages:send': 'Send messages',
  'messages:read': 'List messages',
  'sessions:read': 'See numbers and their status',
  'sessions:write': 'Create, link, unlink and delete numbers',
  'webhooks:read': 'See webhooks',
  'webhooks:write': 'Create, change and delete webhooks',
};

/** Every scope, the most wanted first. */
export const SCOPES = Object.keys(SCOPE_WORDS) as ApiKeyScope[];
