import { topic } from '../../platform/cluster/topic';

/** A notification with more lanes than this names none. */
const MOST_NAMED = 200;

/** Deliveries became due in these lanes; in any lane when left out. */
export interface Due {
  lanes?: readonly string[];
}

/** Wakes delivery engines. A lost notification does no harm: every delivery process also polls. */
export const DELIVERIES_DUE = topic<Due>('deliveries.due', (one, other) => {
  const lanes = one.lanes && other.lanes && [...new Set([...one.lanes, ...other.lanes])];
  return lanes && lanes.length <= MOST_NAMED ? { lanes } : {};
});

/** A webhook's URL, secret or state changed. */
export const WEBHOOKS_CHANGED = topic<Record<string, never>>('deliveries.webhooks_changed');

/** A process with `busy` lanes asks the others for some of theirs. */
export const SHARE = topic<{ busy: number }>('deliveries.share');

/** Events of an organization were committed. UUIDs, in order. */
export const EVENTS_STORED = topic<{ organizationId: string; ids: readonly string[] }>(
  'events.stored',
);

/** Events that waited for something, and were stored before, are complete. UUIDs. */
export const EVENTS_COMPLETED = topic<{ organizationId: string; ids: readonly string[] }>(
  'events.completed',
);
