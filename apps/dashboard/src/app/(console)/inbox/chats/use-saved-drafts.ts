'use client';

import { useEffect } from 'react';
import { useDraftSaver } from '../../../../features/drafts/queries';
import { useLiveState } from '../../../../features/live/live-provider';

/** Saves drafts that are kept in this browser as soon as the server is there, and when the page goes. */
export function useSavedDrafts(): void {
  const saver = useDraftSaver();
  const live = useLiveState();
  useEffect(() => {
    if (live === 'live') saver.flush();
  }, [saver, live]);
  useEffect(() => {
    const flush = () => saver.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [saver]);
}
