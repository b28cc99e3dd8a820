import type { WhatsAppSocket } from '@whathooks/whatsapp';
import type { SessionContext, SessionGuard } from '../../sessions/state/session-inbox';
import type { ChatLanes } from './chat-lanes';
import type { OutboxEntry } from './outbox-entry';
import type { Pacer } from './pacer';

/** What became of a message that was put on the line. */
export type SendOutcome =
  | { result: 'sent' }
  | { result: 'refused'; error: string }
  | { result: 'unknown' }
  /** It waits in the database: its chat may not be begun now. `isDue`: it may be looked at again at once. */
  | { result: 'held'; isDue: boolean };

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
