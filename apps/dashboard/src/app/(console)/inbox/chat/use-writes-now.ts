'use client';

import { useEffect, useState } from 'react';
import type { ChatView } from '@whathooks/dto';
import { onStreamEvent } from '../../../../features/live/live-listeners';

/** WhatsApp tells that somebody writes once in some seconds. What is not told anew is over, in milliseconds. */
const OVER_AFTER_MS = 25_000;

/** Who writes in a chat at this moment, and how. */
export interface WritesNow {
  state: 'composing' | 'recording';
  /** Digits. */
  from: string;
}

/** Who of the other side writes or records now; null for nobody, and where the number does not tell. */
export function useWritesNow({ sessionId, jid }: ChatView): WritesNow | null {
  const [now, setNow] = useState<WritesNow | null>(null);
  useEffect(() => {
    let over: ReturnType<typeof setTimeout>;
    const end = () => {
      clearTimeout(over);
      setNow(null);
    };
    const stop = onStreamEvent((event) => {
      if (event.sessionId !== sessionId) return;
      if (event.event === 'message.received' && event.data.chat === jid) end();
      if (event.event !== 'presence.updated' || event.data.chat !== jid) return;
      const { state, from } = event.data;
      if (state !== 'composing' && state !== 'recording') return end();
      clearTimeout(over);
      setNow({ state, from });
      over = setTimeout(end, OVER_AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(over);
    };
  }, [sessionId, jid]);
  return now;
}
