import { topic } from '../../platform/cluster/topic';

/** Something is to be done on the phone of this session. It may be missed: the next connection looks by itself. */
export const INTENTS_DUE = topic<{ sessionId: string }>('app_state.intents_due');
