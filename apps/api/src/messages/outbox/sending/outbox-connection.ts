import type { SessionConnection } from '../../../sessions/state/session-inbox';
import type { Pacer } from './pacer';
import type { SendWindow } from './send-window';

/** A connection that messages go out on. */
export interface OutboxConnection extends Readonly<SessionConnection> {
  /** Says when the next message may go. */
  readonly pacer: Pacer;
  /** The chats that are sent to at the same moment. */
  readonly window: SendWindow;
  /** Aborted when the connection has ended. */
  readonly over: AbortSignal;
  /** Aborted when no further attempt may begin: at the latest when the connection has ended. */
  readonly leaving: AbortSignal;
}
