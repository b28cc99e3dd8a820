import { topic } from '../../platform/cluster/topic';

/**
 * Somebody's rights changed, by whatever hand: triggers of the tables that rights stand in tell it, with the UUID
 * of the organization. What an organization requires of all its members is told by who changes it.
 */
export const RIGHTS_CHANGED = topic<{ organizationId: string }>('rights.changed');
