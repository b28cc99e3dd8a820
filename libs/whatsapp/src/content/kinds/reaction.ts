import type { proto } from '@whiskeysockets/baileys';
import { type Kind, type Said, textOf } from './kind';

/** An emoji reaction; the message's change names the earlier message. An empty text removes the reaction. */
export interface ReactionContent extends Said {
  type: 'reaction';
  /** Of one that is sent: the message it is put to, and when. */
  sent?: { key: proto.IMessageKey; at: Date };
}

export const reaction = {
  type: 'reaction',
  read(message): ReactionContent | null {
    const { reactionMessage } = message;
    return reactionMessage ? { type: 'reaction', ...textOf(reactionMessage.text) } : null;
  },
  write: ({ text, sent }: ReactionContent) => ({
    reactionMessage: {
      text: text ?? '',
      ...(sent && { key: sent.key, senderTimestampMs: sent.at.getTime() }),
    },
  }),
} satisfies Kind<ReactionContent>;
