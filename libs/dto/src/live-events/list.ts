import { chatRefusals } from './chat.refusals';
import { chatViewers } from './chat.viewers';
import type { LiveEventDefinition } from './define-live-event';
import { draftChanged } from './draft.changed';
import { historyTold } from './history.told';
import { liveMissed } from './live.missed';
import { mention } from './mention';
import { messageStarred } from './message.starred';
import { messageScheduled } from './message.scheduled';
import { noteChanged } from './note.changed';
import { noteWritten } from './note.written';
import { organizationChanged } from './organization.changed';

/**
 * Every event that only live streams tell: what people of an organization do among themselves. Webhooks never get
 * one, and none is stored.
 */
export const LIVE_EVENTS = [
  noteWritten,
  noteChanged,
  mention,
  chatViewers,
  chatRefusals,
  draftChanged,
  messageStarred,
  messageScheduled,
  historyTold,
  organizationChanged,
  liveMissed,
] as const;

type Definition = (typeof LIVE_EVENTS)[number];

/** Name of an event that only live streams tell. */
export type LiveEventName = Definition['name'];

/** `data` of each of them. */
export type LiveEventData = { [D in Definition as D['name']]: InstanceType<D['data']> };

/** What a live stream sends of one of them, beside its name. */
export interface LiveEnvelope<E extends LiveEventName = LiveEventName> {
  event: E;
  /** Id of the session of the chat; null where the event belongs to none. */
  sessionId: string | null;
  data: LiveEventData[E];
  /** When it happened. ISO 8601, UTC, milliseconds. */
  timestamp: string;
}

/** Any of them, with `data` typed by its name. */
export type AnyLiveEnvelope = { [E in LiveEventName]: LiveEnvelope<E> }[LiveEventName];

/** Every definition, for what treats all alike. */
export const LIVE_EVENT_DEFINITIONS: readonly LiveEventDefinition[] = LIVE_EVENTS;
