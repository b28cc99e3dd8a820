import { API_KEY_SCOPES, type ApiKeyScope, SCOPES } from '@whathooks/dto/facts';

/** What each scope allows, for people who choose scopes. */
export const SCOPE_WORDS = Object.fromEntries(
  API_KEY_SCOPES.map((scope) => [scope, SCOPES[scope].dashboardSentence]),
) as Readonly<Record<ApiKeyScope, string>>;
