import { ERROR_TITLES } from './error-words';

/** What an error is called in the language of the page, by its code; one without words as the API says. */
export function translatedTitle(code: string, title: string): string {
  const titles: Partial<Record<string, string>> = ERROR_TITLES;
  return titles[code] ?? title;
}
