import type { Words } from './words/words.js';

const LANGUAGES: Readonly<Record<string, () => Promise<{ words: Words }>>> = {
  en: () => import('./words/en.js'),
  es: () => import('./words/es.js'),
  pt: () => import('./words/pt.js'),
  de: () => import('./words/de.js'),
  fr: () => import('./words/fr.js'),
  id: () => import('./words/id.js'),
};

/** The language that the link was made with, else the first of the browser's that there is, else English. */
export async function wordsFor(chosen: string | null): Promise<Words> {
  const wanted = [...(chosen ? [chosen] : []), ...navigator.languages];
  const language = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES) ?? 'en';
  document.documentElement.lang = language;
  const { words } = await (LANGUAGES[language] ?? (() => import('./words/en.js')))();
  return words;
}
