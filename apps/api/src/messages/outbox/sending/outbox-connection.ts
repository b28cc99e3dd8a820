import type { SessionConnection } from '../../../sessions/state/session-inbox';
import type { ChatQueues } from './chat-queues';
import type { OutboxEntry } from '../tables/outbox-entry';
import type { Pacer } from './pacer';

/** A connection that messages go out on. */
export interface OutboxConnection extends Readonly<SessionConnection> {
  /** Says when the next message may go. */
  readonly pacer: Pacer;
  /** Where messages have their place among those of other chats. */
  readonly chatQueues: Pick<ChatQueues<OutboxEntry>, 'outside'>;
  /** Aborted when the connection has ended. */
  readonly over: AbortSignal;
  /** Aborted when no further attempt may begin: at the latest when the connection has ended. */
  readonly leaving: AbortSignal;
}
