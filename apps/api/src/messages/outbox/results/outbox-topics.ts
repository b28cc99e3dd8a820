import { topic } from '../../../platform/cluster/topic';
import type { SendOutcome } from '../tables/send-outcome';

/**
 * A message of this session waits, for whichever process has its connection. It may be missed: every process also looks
 * by itself.
 */
export const MESSAGE_WAITS = topic<{ sessionId: string }>('outbox.waits');

/**
 * The outcome of a message that another process committed, for the caller who waits there. It may be missed: it
 * stands in the message's row.
 */
export const MESSAGE_SETTLED = topic<{ id: string; outcome: SendOutcome }>('outbox.settled');
