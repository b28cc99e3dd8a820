/** Languages of the page behind a connect link. */
export const CONNECT_LANGUAGES = ['en', 'es', 'pt', 'de', 'fr', 'id'] as const;
export type ConnectLanguage = (typeof CONNECT_LANGUAGES)[number];
