import { topic } from '../../platform/cluster/topic';

/**
 * A message of this session waits, for whichever process has its line. It may be missed: every process also looks
 * by itself.
 */
export const MESSAGE_WAITS = topic<{ sessionId: string }>('outbox.waits');
