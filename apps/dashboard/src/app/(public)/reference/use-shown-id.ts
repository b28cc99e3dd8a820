import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/**
 * What the address names behind its #; empty for nothing. Links of the former reference named the group,
 * too: `#/Messages/messagesSend`.
 */
export function shownId(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/, '')).split('/').at(-1) ?? '';
  } catch {
    return hash;
  }
}

export function useShownId(): string {
  return useSyncExternalStore(
    subscribe,
    () => shownId(window.location.hash),
    () => '',
  );
}
