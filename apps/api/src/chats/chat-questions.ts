import type { ReadMessage, TypingState } from '@whathooks/whatsapp';
import { question } from '../platform/cluster/question';
import type { SessionQuestion } from '../sessions/gateway/session-router';

/** Tells that messages were read. */
export const MARK_READ: SessionQuestion<{ messages: ReadMessage[] }, void> =
  question('chats.mark_read');

/** Shows in a chat that the number writes. */
export const SHOW_TYPING: SessionQuestion<{ chat: string; state: TypingState }, void> =
  question('chats.typing');

/** Subscribes to the presence of a person, until the connection ends. */
export const SUBSCRIBE_PRESENCE: SessionQuestion<{ jid: string }, void> =
  question('chats.presence');
