import { useSyncExternalStore } from 'react';
import type { Filling } from '../sample-request';

const NOTHING: Filling = { apiKey: '', sessionId: '', recipient: '' };

const listeners = new Set<() => void>();
/** In memory alone: a key is neither stored nor sent. */
let given = NOTHING;
let hasChosenNumber = false;
let hasTypedRecipient = false;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows all samples with this key and number, until the page is left. */
export function fill(change: Partial<Filling>): void {
  given = { ...given, ...change };
  hasChosenNumber ||= change.sessionId !== undefined;
  hasTypedRecipient ||= change.recipient !== undefined;
  listeners.forEach((listener) => listener());
}

/** Shows samples with a number of the reader's until they choose one, or none. */
export function suggestNumber(sessionId: string): void {
  if (hasChosenNumber) return;
  fill({ sessionId });
  hasChosenNumber = false;
}

/** Likewise for whom samples write to. */
export function suggestRecipient(recipient: string): void {
  if (hasTypedRecipient) return;
  fill({ recipient });
  hasTypedRecipient = false;
}

export function useFilling(): Filling {
  return useSyncExternalStore(
    subscribe,
    () => given,
    () => NOTHING,
  );
}
