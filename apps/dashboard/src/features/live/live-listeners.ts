import type { AnyLiveEnvelope } from '@whathooks/dto';
import type { LiveEvent } from './apply-event';

/** Any event of the live stream. */
export type StreamEvent = LiveEvent | AnyLiveEnvelope;
type Listener = (event: StreamEvent) => void;

const listeners = new Set<Listener>();

/**
 * Calls a listener with each event of the live stream.
 *
 * @returns ends the subscription.
 */
export function onStreamEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function notifyListeners(event: StreamEvent): void {
  for (const listener of listeners) listener(event);
}
