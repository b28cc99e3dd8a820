'use client';

import { useCallback, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import {
  type Anchor,
  timelineKeys,
  trimTimeline,
} from '../../../../features/chats/timeline-queries';

/** A conversation that is followed at its end keeps about so many entries. */
const MOST = 1_500;

/** Forgets what is far above, while somebody reads the end of a conversation. */
export function useTrimmed(chatId: string, anchor: Anchor, count: number): () => void {
  const client = useQueryClient();
  const isTrimming = useRef(false);
  return useCallback(() => {
    if (count < MOST || isTrimming.current || anchor !== null) return;
    isTrimming.current = true;
    trimTimeline(client, timelineKeys.at(chatId, anchor))
      // What could not be read now is tried with the next message.
      .catch(() => undefined)
      .finally(() => (isTrimming.current = false));
  }, [client, chatId, anchor, count]);
}
