import { useSyncExternalStore } from 'react';
import { type Language, LANGUAGES } from '../languages/languages';

/** Where the browser remembers which language somebody reads samples in. */
const KEY = 'whathooks.sample-language';
const [USUAL] = LANGUAGES;

const listeners = new Set<() => void>();
let chosen: string | null = null;

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows all samples in this language, here and at the next visit. */
export function chooseLanguage(id: Language['id']): void {
  chosen = id;
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Storage may be switched off; the choice holds until the page is left.
  }
  listeners.forEach((listener) => listener());
}

export function useLanguage(): Language {
  const id = useSyncExternalStore(
    subscribe,
    () => chosen ?? remembered(),
    () => null,
  );
  const language = LANGUAGES.find((one) => one.id === id) ?? USUAL;
  if (!language) throw new Error('no language');
  return language;
}
