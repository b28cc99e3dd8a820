import type { AnyLiveEnvelope } from '@whathooks/dto';
import type { LiveEvent } from './apply-event';

/** Whatever a live stream tells. */
export type ToldEvent = LiveEvent | AnyLiveEnvelope;
type Listener = (event: ToldEvent) => void;

const listeners = new Set<Listener>();

/**
 * Hears of each event of the live stream, beside what is on screen.
 *
 * @returns what ends it.
 */
export function onToldEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellListeners(event: ToldEvent): void {
  for (const listener of listeners) listener(event);
}
