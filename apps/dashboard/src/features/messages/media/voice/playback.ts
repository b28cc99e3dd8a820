'use client';

import { useSyncExternalStore } from 'react';

const SPEEDS = [1, 1.5, 2] as const;
type Speed = (typeof SPEEDS)[number];

let chosen: Speed = 1;
let playing: HTMLAudioElement | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How fast recordings are played: whoever chose a speed wants the next one at it too. */
export function useSpeed(): Speed {
  return useSyncExternalStore(
    subscribe,
    () => chosen,
    () => 1,
  );
}

/** Chooses the next speed, and the first after the last. */
export function changeSpeed(): Speed {
  chosen = SPEEDS[(SPEEDS.indexOf(chosen) + 1) % SPEEDS.length] ?? 1;
  for (const listener of listeners) listener();
  return chosen;
}

/** A recording plays from now on: another one pauses. */
export function pauseOthers(now: HTMLAudioElement): void {
  if (playing !== now) playing?.pause();
  playing = now;
}
