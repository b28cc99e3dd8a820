import { LANGUAGE } from './language';

/** By what numbers and times are written: the kind of the page's language that the browser asks for, such as `en-GB`. */
export const LOCALE: string = locale();

function locale(): string {
  const asked = typeof navigator === 'undefined' ? [] : (navigator.languages ?? []);
  return asked.find((tag) => tag.split('-')[0] === LANGUAGE) ?? LANGUAGE;
}
