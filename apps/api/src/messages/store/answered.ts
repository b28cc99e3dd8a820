import type { MessageDetails } from '@whathooks/dto';
import { firstCharacters } from '@whathooks/whatsapp';
import { publicId } from '../../platform/database/ids';
import type { Message } from './message.entity';

/** Longest part of an answered message that stands with its answer, in characters. */
const ANSWERED_MAX = 1_024;

/** What a message that answers a stored one says of it. */
export function replyOf(answered: Message): NonNullable<MessageDetails['replyTo']> {
  const { id, waMessageId, sender, text, type } = answered;
  return {
    id: publicId('message', id),
    waMessageId,
    from: sender,
    text: text && firstCharacters(text, ANSWERED_MAX),
    type,
  };
}
