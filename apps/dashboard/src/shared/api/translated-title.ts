import { ERROR_DETAILS, ERROR_TITLES } from './error-words';

/** What an error is called in the language of the page, by its code; one without words as the API says. */
export function translatedTitle(code: string, title: string): string {
  const titles: Partial<Record<string, string>> = ERROR_TITLES;
  return titles[code] ?? title;
}

/** Errors of which the API says more than can be said in general: which part, which limit, what WhatsApp said. */
const SAYS_MORE: ReadonlySet<string> = new Set<keyof typeof ERROR_DETAILS>([
  ...(['pairing_refused', 'message_refused', 'group_refused', 'not_group_administrator'] as const),
  ...(['media_not_convertible', 'media_not_fetched', 'media_too_large', 'proxy_invalid'] as const),
  ...(['webhook_url_forbidden', 'limit_reached', 'forbidden'] as const),
]);

/**
 * What happened and how to go on, in the language of the page. What the API says itself, in English, stands behind it
 * where it says more, and alone where there are no words for it.
 */
export function translatedDetail(code: string, detail: string): string {
  const details: Partial<Record<string, string>> = ERROR_DETAILS;
  const own = details[code];
  if (own === undefined) return detail;
  return SAYS_MORE.has(code) ? `${own} “${detail}”` : own;
}
