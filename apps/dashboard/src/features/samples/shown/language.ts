import { useSyncExternalStore } from 'react';
import { curl } from '../languages/curl';
import { type Language, LANGUAGES, type Write } from '../languages/languages';

/** Where the browser remembers which language somebody reads samples in. */
const KEY = 'whathooks.sample-language';

type Id = Language['id'];

/** A language with what writes it. */
export interface ShownLanguage {
  id: Id;
  name: string;
  write: Write;
}

const USUAL: ShownLanguage = { id: 'curl', name: 'curl', write: curl };

const listeners = new Set<() => void>();
let chosen: Id | null = null;
let shown = USUAL;

function remembered(): Id | null {
  try {
    const id = localStorage.getItem(KEY);
    return LANGUAGES.find((one) => one.id === id)?.id ?? null;
  } catch {
    return null;
  }
}

function notify(): void {
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (chosen === null) show(remembered() ?? USUAL.id);
  return () => listeners.delete(listener);
}

/** Samples stay in the language from before until the chosen one is loaded, and where it cannot be. */
function show(id: Id): void {
  chosen = id;
  const language = LANGUAGES.find((one) => one.id === id);
  language?.load().then(
    (write) => {
      if (chosen !== id) return;
      shown = { id, name: language.name, write };
      notify();
    },
    () => undefined,
  );
}

/** Shows all samples in this language, here and at the next visit. */
export function chooseLanguage(id: Id): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Storage may be switched off; the choice holds until the page is left.
  }
  show(id);
  notify();
}

/** Which language was chosen. */
export function useChosenLanguage(): Id {
  return useSyncExternalStore(
    subscribe,
    () => chosen ?? USUAL.id,
    () => USUAL.id,
  );
}

/** In which language samples are shown now. */
export function useLanguage(): ShownLanguage {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => USUAL,
  );
}
