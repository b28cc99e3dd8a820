import { topic } from '../../platform/cluster/topic';

/** With more lanes than this, none is named. */
const MOST_NAMED = 200;

/** Something may be due that was not before, in these lanes; in any when there are none. */
export interface Due {
  lanes?: readonly string[];
}

/** Wakes delivery. It may be missed: every delivery process also looks by itself. */
export const DELIVERIES_DUE = topic<Due>('deliveries.due', (one, other) => {
  const lanes = one.lanes && other.lanes && [...new Set([...one.lanes, ...other.lanes])];
  return lanes && lanes.length <= MOST_NAMED ? { lanes } : {};
});

/** A webhook's address, secret or state changed. */
export const WEBHOOKS_CHANGED = topic<Record<string, never>>('deliveries.webhooks_changed');

/** A process that delivers has something to do in so many lanes, and would take over some of others. */
export const SHARE = topic<{ busy: number }>('deliveries.share');

/** Events of an organization were committed, with what they tell. UUIDs, in their order. */
export const EVENTS_STORED = topic<{ organizationId: string; ids: readonly string[] }>(
  'events.stored',
);
