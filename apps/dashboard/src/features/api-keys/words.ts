import { API_KEY_SCOPES, SCOPES as FACTS } from '@whathooks/dto/facts';

/** Every scope, for people who choose scopes. */
export const SCOPES = API_KEY_SCOPES;

/** What a scope allows. */
export const scopeWords = (scope: (typeof SCOPES)[number]): string =>
  FACTS[scope].dashboardSentence;
