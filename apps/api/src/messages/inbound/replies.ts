import type { InboundMessage } from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { publicId } from '../../platform/database/ids';
import type { Message } from '../store/message.entity';
import { type Answered, findAnswered } from '../store/messages.repository';

/** Fills in which stored messages these rows answer, as far as they are there. */
export async function linkReplies(
  tx: Transaction,
  session: SessionContext,
  rows: readonly Message[],
  messages: readonly InboundMessage[],
): Promise<void> {
  const answered = rows.flatMap(({ details }) => details?.replyTo?.waMessageId ?? []);
  if (answered.length === 0) return;
  const stored = await findAnswered(tx, session, [...new Set(answered)]);
  // What came together is written together: it may answer what stands before it.
  for (const [index, row] of rows.entries()) {
    const replyTo = row.details?.replyTo;
    if (!replyTo) continue;
    const chat = messages[index]?.content.replyTo?.chat ?? null;
    const found = [...stored, ...rows.slice(0, index)].filter(
      (known) => known.waMessageId === replyTo.waMessageId && isIn(known, row, chat),
    );
    const meant = found.find(({ sender }) => sender === replyTo.from) ?? found[0];
    replyTo.id = meant ? publicId('message', meant.id) : null;
  }
}

/** Whether a message stands in the chat that a reply names, or in that of the reply where it names none. */
function isIn(known: Answered, reply: Answered, chat: string | null): boolean {
  if (chat && chat !== reply.originChat) return known.chat === chat || known.originChat === chat;
  return known.chat === reply.chat || known.originChat === reply.originChat;
}
