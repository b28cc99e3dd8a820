import type { WhatsAppSocket } from '@whathooks/whatsapp';
import type { SessionContext, SessionGuard } from '../../sessions/state/session-inbox';
import type { ChatLanes } from './chat-lanes';
import type { OutboxEntry } from './tables/outbox-entry';
import type { Pacer } from './pacer';

/** A line that messages go out on. */
export interface OutboxLine {
  readonly session: SessionContext;
  readonly socket: WhatsAppSocket;
  /** Makes sure that what is written of a message is written while the line is ours. */
  readonly guard: SessionGuard;
  /** Says when the next message may go. */
  readonly pacer: Pacer;
  /** Where messages have their place among those of other chats. */
  readonly lanes: Pick<ChatLanes<OutboxEntry>, 'outside'>;
  /** Aborted when the line has ended. */
  readonly over: AbortSignal;
  /** Aborted when no further attempt may begin: at the latest when the line has ended. */
  readonly leaving: AbortSignal;
}
