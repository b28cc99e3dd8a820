import { isGroup } from '@whathooks/whatsapp';
import { invalidField } from '../../platform/http/problems/invalid-field';
import { type ContentKind, ofAnyKind, type StoredMessage } from './kind';

export const reaction: ContentKind<'reaction'> = {
  ...ofAnyKind,
  fromRequest({ reaction }, named) {
    if (!reaction || !named.reaction) return null;
    const { emoji } = reaction;
    if (emoji && !isEmoji(emoji)) {
      const message =
        'reaction.emoji must be one emoji, or an empty text, which takes the reaction back';
      throw invalidField('reaction.emoji', message, 'not_emoji');
    }
    const sent = { key: keyOf(named.reaction), at: new Date() };
    return { type: 'reaction', text: emoji || null, sent };
  },
};

const EMOJI = new RegExp('^(?:\\p{RGI_Emoji}|\\p{Extended_Pictographic})$', 'v');

function isEmoji(text: string): boolean {
  return EMOJI.test(text);
}

/** How WhatsApp names a message. */
function keyOf({ waMessageId: id, originChat, direction, author }: StoredMessage) {
  const fromMe = direction === 'outbound';
  const isOthers = isGroup(originChat) && !fromMe;
  return { id, remoteJid: originChat, fromMe, ...(isOthers && { participant: author }) };
}
