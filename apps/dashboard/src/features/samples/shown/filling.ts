import { useSyncExternalStore } from 'react';
import type { Filling } from '../sample-request';

const NOTHING: Filling = { apiKey: '', sessionId: '' };

const listeners = new Set<() => void>();
/** In memory alone: a key is neither stored nor sent. */
let given = NOTHING;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows all samples with this key and number, until the page is left. */
export function fill(change: Partial<Filling>): void {
  given = { ...given, ...change };
  listeners.forEach((listener) => listener());
}

export function useFilling(): Filling {
  return useSyncExternalStore(
    subscribe,
    () => given,
    () => NOTHING,
  );
}
