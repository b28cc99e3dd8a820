import { digitsOf, type InboundMessage, isLid, isShared } from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { chatOf } from '../store/chat-of';
import type { LidNumbersRepository } from '../store/chats/lid-numbers.repository';
import { Message } from '../store/message.entity';

type Known = Pick<Message, 'id' | 'chat' | 'originChat' | 'author' | 'sender' | 'senderType'>;

/**
 * The stored message that our own phone means when it tells one again. Anybody can give a message the id of somebody
 * else's: whoever wrote it, and where, have to agree.
 *
 * @returns its id, a UUID; nothing where none agrees, or where it cannot be told which one is meant.
 */
export async function meantByPhone(
  tx: Transaction,
  lids: LidNumbersRepository,
  session: SessionContext,
  message: InboundMessage,
): Promise<string[]> {
  const { id: sessionId, organizationId } = session;
  const { waMessageId, fromMe } = message;
  const direction = fromMe ? 'outbound' : 'inbound';
  // Those with content as well: one that has it already may be the one that is meant.
  const known: Known[] = await tx.manager.getRepository(Message).find({
    select: {
      id: true,
      chat: true,
      originChat: true,
      author: true,
      sender: true,
      senderType: true,
    },
    where: { sessionId, organizationId, waMessageId, direction },
  });
  const agreeing = known.filter((row) => isInChat(row, message) && isByAuthor(row, message));
  const [meant, ...more] = agreeing.length > 0 ? agreeing : known;
  if (!meant || more.length > 0) return [];
  const isSame = agreeing.length > 0 || (await mayBeSame(tx, lids, session, meant, message));
  return isSame ? [meant.id] : [];
}

/** Whether a message stands in the chat that is named; in any, where none is. */
function isInChat({ chat, originChat }: Known, message: InboundMessage): boolean {
  return message.chat === '' || originChat === message.chat || chat === chatOf(message);
}

/** Whether the one who is named wrote a message. Our own number has several addresses, and is one. */
function isByAuthor({ author, sender, senderType }: Known, message: InboundMessage): boolean {
  if (message.fromMe || !isAuthorNamed(message)) return true;
  return author === message.author || (sender === message.from && senderType === message.fromType);
}

/** Where nobody is named, the chat stands in the place of the author. */
function isAuthorNamed({ chat, author }: InboundMessage): boolean {
  return author !== '' && !(isShared(chat) && author === chat);
}

/**
 * Whether a message and what is told may name one person by two addresses, of which nobody has told the session that
 * they belong together: one is a LID, the other a number, and neither is known as that of somebody else.
 */
async function mayBeSame(
  tx: Transaction,
  lids: LidNumbersRepository,
  session: SessionContext,
  row: Known,
  message: InboundMessage,
): Promise<boolean> {
  const chat = chatOf(message);
  if (isShared(row.chat) !== isShared(chat)) return false;
  if (isShared(chat) && (row.chat !== chat || message.fromMe)) return false;
  const two = isShared(chat)
    ? [personOf(row.sender, row.senderType), personOf(message.from, message.fromType)]
    : [row.chat, chat];
  const [one = '', other = ''] = two;
  if (isLid(one) === isLid(other)) return false;
  const digits = two.map(digitsOf);
  const pairs = await lids.pairsWith(tx, session, digits);
  return pairs.every(({ lid, phone }) => digits.includes(lid) && digits.includes(phone));
}

function personOf(digits: string, type: Message['senderType']): string {
  return type === 'lid' ? `${digits}@lid` : digits;
}
