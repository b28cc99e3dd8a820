interface Language {
  /** As those who speak it call it. */
  name: string;
  direction: 'ltr' | 'rtl';
}

/** Languages by their code. Pages are built in those of {@link DASHBOARD_LANGUAGES}. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  pt: { name: 'Português', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const satisfies Record<string, Language>;

/** Languages of the dashboard. English comes first: whoever asks for none of them gets it. */
export const DASHBOARD_LANGUAGES = [
  'en',
  'es',
  'pt',
  'de',
] as const satisfies readonly (keyof typeof LANGUAGES)[];
export type DashboardLanguage = (typeof DASHBOARD_LANGUAGES)[number];

/** Cookie in which a browser keeps the language that a person chose. */
export const LANGUAGE_COOKIE = 'language';

export function isDashboardLanguage(code: unknown): code is DashboardLanguage {
  return DASHBOARD_LANGUAGES.some((one) => one === code);
}
