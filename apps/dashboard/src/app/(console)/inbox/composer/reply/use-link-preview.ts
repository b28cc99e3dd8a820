'use client';

import { useState } from 'react';
import { firstLink } from '../../../../../features/messages/content/formatting';

const KEY = 'whathooks.link-previews';

/** Whether a message goes with a preview of the first page it links to: as people last chose it in this browser. */
export function useLinkPreview(text: string) {
  const [hasPreview, setPreview] = useState(wanted);
  const host = hostOf(firstLink(text));
  return {
    host,
    hasPreview,
    onPreview: (next: boolean) => {
      setPreview(next);
      remember(next);
    },
    options: host !== null && hasPreview ? { linkPreview: true } : {},
  };
}

function hostOf(link: string | null): string | null {
  try {
    return link === null ? null : new URL(link).host;
  } catch {
    return null;
  }
}

function wanted(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'no';
  } catch {
    return true;
  }
}

function remember(hasPreview: boolean): void {
  try {
    localStorage.setItem(KEY, hasPreview ? 'yes' : 'no');
  } catch {
    // Only comfort is lost.
  }
}
