import { question } from '../../platform/cluster/question';
import type { SessionQuestion } from '../../sessions/gateway/session-router';

/** Whether the number of a session administers a group, as WhatsApp says now; null where it does not say. */
export const ADMINISTERS: SessionQuestion<{ group: string }, boolean | null> =
  question('changes.administers');
