import { type Kind, type Said, textOf } from './kind';

/** An emoji put to an earlier message, which the change of the message names. Without text it is taken away. */
export interface ReactionContent extends Said {
  type: 'reaction';
}

export const reaction = {
  type: 'reaction',
  read(message): ReactionContent | null {
    const { reactionMessage } = message;
    return reactionMessage ? { type: 'reaction', ...textOf(reactionMessage.text) } : null;
  },
} satisfies Kind<ReactionContent>;
