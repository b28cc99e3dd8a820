import { topic } from '../../platform/cluster/topic';

/** A change waits for the phone of this session. May be missed: the next connection reads what waits. */
export const INTENTS_DUE = topic<{ sessionId: string }>('app_state.intents_due');
