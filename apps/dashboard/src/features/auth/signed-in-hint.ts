/**
 * Remembers that this browser logged in before, so that public pages can offer the way back without
 * asking the server, and so that logging out in one tab reaches the others. It proves nothing.
 */
const KEY = 'whathooks.signed-in';

export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

export function rememberSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be switched off; only comfort is lost.
  }
}

/** Calls back when another tab logged out (or in). Returns how to stop listening. */
export function onSignedOutElsewhere(callback: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === KEY) callback();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}
