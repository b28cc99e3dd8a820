'use client';

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { freshAccessToken, refresh } from '../auth/auth-store';
import { applyEvent, liveCache, type LiveEvent } from './apply-event';
import { followEvents } from '../../shared/live/event-stream';

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
    void followEvents({
      url: '/v1/live',
      token: freshAccessToken,
      onRefused: refresh,
      wake: window,
      signal: stop.signal,
      onOpen: () => {
        setState('live');
        // Whatever happened while nobody listened is read once.
        void client.invalidateQueries();
      },
      onClosed: () => setState('reconnecting'),
      onEvent: (_, data) => applyEvent(cache, JSON.parse(data) as LiveEvent),
    });
    return () => stop.abort();
  }, [client]);

  return <LiveContext value={state}>{children}</LiveContext>;
}
