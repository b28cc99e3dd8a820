'use client';

import { useEffect } from 'react';

/** As `NOTE_HASH` notes it. */
interface Noted {
  ledTo?: string;
}

/**
 * Next reads the address when it begins to wake the page up, and writes it when it has: a link within the page that was
 * followed meanwhile would be undone. It is followed once more.
 */
export function KeptHash() {
  useEffect(() => {
    const { ledTo } = window as Noted;
    if (!ledTo) return;
    const { hash } = new URL(ledTo);
    if (hash !== window.location.hash) window.location.replace(hash || '#');
  }, []);
  return null;
}
