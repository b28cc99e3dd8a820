import { topic } from '../../platform/cluster/topic';

/** Metadata or proxy of a session changed: the process that runs it reads its row. */
export const SESSION_CHANGED = topic<{ sessionId: string }>('sessions.changed');

/** Leases of a session before this epoch have ended: a process that has one closes the connection. */
export const LEASE_ENDED = topic<{ sessionId: string; epoch: string }>('sessions.lease_ended');

/** A process gave its sessions back: any other may take them up. */
export const SESSIONS_FREE = topic<Record<string, never>>('sessions.free');
