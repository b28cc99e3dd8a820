'use client';

import { useSyncExternalStore } from 'react';

const secret = (): string => window.location.hash.slice(1);
const onChange = (callback: () => void): (() => void) => {
  window.addEventListener('hashchange', callback);
  return () => window.removeEventListener('hashchange', callback);
};

/** What follows the # in the address, which browsers send to no server. Null before the page is in a browser. */
export function useLinkSecret(): string | null {
  return useSyncExternalStore<string | null>(onChange, secret, () => null);
}
