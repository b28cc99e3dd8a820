import type { proto } from '@whiskeysockets/baileys';
import { type Kind, lineOf, type Said, textOf } from './kind';

/** Options of a poll that are kept at most; phones allow twelve. */
const OPTIONS_MAX = 100;

export interface PollContent extends Said {
  type: 'poll';
  poll: {
    question: string;
    options: string[];
    /** How many of them a person may choose. */
    selectable: number;
  };
}

export const poll = {
  type: 'poll',
  read(message): PollContent | null {
    const poll = pollIn(message);
    if (!poll) return null;
    const options = optionsOf(poll);
    // Zero, which the protocol leaves out, is for as many as one likes.
    const selectable = Math.min(poll.selectableOptionsCount || options.length, options.length);
    const said = textOf(poll.name);
    return { type: 'poll', ...said, poll: { question: said.text ?? '', options, selectable } };
  },
  write({ poll: { question, options, selectable } }: PollContent) {
    const poll = {
      name: question,
      options: options.map((optionName) => ({ optionName })),
      // Zero is for as many as one likes.
      selectableOptionsCount: selectable === options.length ? 0 : selectable,
    };
    // Phones use another message for polls with a single choice.
    return selectable === 1
      ? { pollCreationMessageV3: { ...poll, selectableOptionsCount: 1 } }
      : { pollCreationMessage: poll };
  },
} satisfies Kind<PollContent>;

/** A poll in whichever of its forms: for several choices, for one, in the announcements of a community. */
export function pollIn(message: proto.IMessage): proto.Message.IPollCreationMessage | null {
  return (
    message.pollCreationMessage ??
    message.pollCreationMessageV2 ??
    message.pollCreationMessageV3 ??
    message.pollCreationMessageV5 ??
    null
  );
}

/** Names of the options, cleaned. */
export function optionsOf({ options }: proto.Message.IPollCreationMessage): string[] {
  return (options ?? []).slice(0, OPTIONS_MAX).map(({ optionName }) => lineOf(optionName) ?? '');
}
