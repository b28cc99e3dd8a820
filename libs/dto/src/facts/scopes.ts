/** What an API key may do; a role of a person holds the same scopes. */
export const API_KEY_SCOPES = [
  'sessions:read',
  'sessions:write',
  'messages:read',
  'messages:send',
  'webhooks:read',
  'webhooks:write',
] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];
