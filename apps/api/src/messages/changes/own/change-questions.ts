import { question } from '../../../platform/cluster/question';
import type { SessionQuestion } from '../../../sessions/gateway/session-router';

/** What takes a right in a group: to act as one of its administrators, or as those who change its settings. */
export type GroupRight = 'administrator' | 'settings';

/** Whether the number of a session has a right in a group, as WhatsApp says now; null where it does not say. */
export const RIGHT_IN_GROUP: SessionQuestion<{ group: string; right: GroupRight }, boolean | null> =
  question('changes.right_in_group');
