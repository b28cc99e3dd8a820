'use client';

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { notifyManager, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { freshAccessToken, refresh } from '../auth/auth-store';
import { chatKeys } from '../chats/queries';
import { timelineKeys } from '../chats/timeline-queries';
import { own } from '../../shared/own-address';
import { afterDrawing, paced } from '../../shared/live/paced';
import { applyEvents, liveCache, type LiveEvent } from './apply-event';
import { applyTeamEvent } from './apply-team-event';
import { notifyListeners, type StreamEvent } from './live-listeners';
import { followEvents } from '../../shared/live/event-stream';

/** How long events are gathered, in milliseconds: two hundred in a second are drawn ten times, and less often where that takes long. */
const GATHERED_MS = 100;
const LONGEST_GATHERED_MS = 1_000;

/** Whether a query is long and is brought up to date in its own way: from its newest end, without what is far away. */
function isFollowed([first, second]: QueryKey): boolean {
  return (
    first === timelineKeys.all[0] || (first === chatKeys.all[0] && second === chatKeys.lists()[1])
  );
}

export type LiveState = 'connecting' | 'live' | 'reconnecting';

const LiveContext = createContext<LiveState>('connecting');

/** Whether what is on screen follows events as they happen. */
export function useLiveState(): LiveState {
  return useContext(LiveContext);
}

/** Follows the organization's events for as long as the console is open. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    const stop = new AbortController();
    const cache = liveCache(client);
    const gathered: LiveEvent[] = [];
    const apply = paced(() => notifyManager.batch(() => applyEvents(cache, gathered.splice(0))), {
      least: GATHERED_MS,
      most: LONGEST_GATHERED_MS,
      drawn: afterDrawing(LONGEST_GATHERED_MS),
    });
    // Everything is loaded again once, as events may have been missed.
    const readMissed = () => {
      void client.invalidateQueries({ predicate: ({ queryKey }) => !isFollowed(queryKey) });
      cache.readChatsSoon();
    };
    void followEvents({
      url: own('/v1/live'),
      token: freshAccessToken,
      onRefused: refresh,
      wake: window,
      signal: stop.signal,
      onOpen: () => {
        setState('live');
        readMissed();
      },
      onClosed: () => setState('reconnecting'),
      onEvent: (type, data) => {
        const event = JSON.parse(data) as StreamEvent;
        notifyListeners(event);
        if (type === 'live.missed') readMissed();
        if (applyTeamEvent(client, type, data)) return;
        gathered.push(event as LiveEvent);
        apply();
      },
    });
    return () => stop.abort();
  }, [client]);

  return <LiveContext value={state}>{children}</LiveContext>;
}
