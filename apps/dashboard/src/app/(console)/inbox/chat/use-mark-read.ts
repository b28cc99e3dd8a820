'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { ChatView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { useReadChat } from '../../../../features/chats/queries';

/** A flood of messages is marked once in so many milliseconds. */
const PAUSE_MS = 1_000;

/** Marks a chat as read while somebody looks at its end who may answer. What comes into a tab in the background stays unread. */
export function useMarkRead(chat: ChatView): () => void {
  const { mutate, isPending } = useReadChat();
  const isAtEnd = useRef(false);
  const mayMark = useMay('messages:send');
  const { id, unread, markedUnread } = chat;
  const markedAt = useRef(-Infinity);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const mark = useCallback(() => {
    if (document.visibilityState !== 'visible' || later.current !== undefined) return;
    const now = () => {
      later.current = undefined;
      isAtEnd.current = false;
      markedAt.current = performance.now();
      mutate(id);
    };
    const pause = markedAt.current + PAUSE_MS - performance.now();
    if (pause > 0) later.current = setTimeout(now, pause);
    else now();
  }, [id, mutate]);
  // Who leaves has seen what came last.
  useEffect(
    () => () => {
      if (later.current === undefined) return;
      clearTimeout(later.current);
      later.current = undefined;
      mutate(id);
    },
    [id, mutate],
  );
  // Marked as unread by hand, it stays so until it is opened anew.
  const isDue = mayMark && unread > 0 && !markedUnread && !isPending;
  useEffect(() => {
    if (isDue && isAtEnd.current) mark();
    const onVisible = () => {
      if (isDue && isAtEnd.current) mark();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [isDue, mark]);
  return useCallback(() => {
    isAtEnd.current = true;
    if (isDue) mark();
  }, [isDue, mark]);
}
