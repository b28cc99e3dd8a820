'use client';

import { useEffect } from 'react';
import { own } from '../../../../shared/own-address';

/**
 * Sends a reader whose address names a section that moved to where it is now. The part of an address behind `#` never
 * reaches a server, so the page does it. Back leads to where the reader came from.
 */
export function FollowMovedSections({ moved }: { moved: Readonly<Record<string, string>> }) {
  useEffect(() => {
    const follow = () => {
      const href = moved[window.location.hash.slice(1)];
      if (href !== undefined) window.location.replace(own(href));
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [moved]);
  return null;
}
