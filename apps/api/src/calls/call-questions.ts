import { question } from '../platform/cluster/question';
import type { SessionQuestion } from '../sessions/gateway/session-router';

/** Rejects a call that rings. */
export const REJECT_CALL: SessionQuestion<{ callId: string }, void> = question('calls.reject');
