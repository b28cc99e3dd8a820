import { setTimeout as pause } from 'node:timers/promises';
import { contentIn, STATUS_CHAT } from '@whathooks/whatsapp';
import type { OutboxConnection } from './outbox-connection';
import type { OutboxEntry } from '../tables/outbox-entry';

/** How long it is shown, in ms: for a moment, and longer for what takes longer to write. */
const LEAST_MS = 1_000;
const MS_PER_LETTER = 30;
const MOST_MS = 5_000;

/**
 * Shows in a chat that the number writes, or records a voice message, before a message is sent there for the
 * first time. Phones end it when the message comes. Never rejects: what is shown is no part of the message.
 */
export async function showTypingBefore(
  { socket, leaving }: Pick<OutboxConnection, 'socket' | 'leaving'>,
  { jid, bytes, isChange, handed }: OutboxEntry,
): Promise<void> {
  if (isChange || handed || jid === STATUS_CHAT) return;
  const { type, text } = contentIn(bytes, true) ?? {};
  if (type === 'reaction') return;
  try {
    await socket.showTyping(jid, type === 'voice' ? 'recording' : 'composing');
    const ms = Math.min(LEAST_MS + (text ?? '').length * MS_PER_LETTER, MOST_MS);
    await pause(ms, undefined, { signal: leaving, ref: false });
  } catch {
    // The connection is ending, or does not take it.
  }
}
