import { type Kind, type Said, textOf } from './kind';

export interface PollContent extends Said {
  type: 'poll';
}

export const poll = {
  type: 'poll',
  read(message): PollContent | null {
    const poll =
      message.pollCreationMessage ??
      message.pollCreationMessageV2 ??
      message.pollCreationMessageV3 ??
      message.pollCreationMessageV5;
    return poll ? { type: 'poll', ...textOf(poll.name) } : null;
  },
} satisfies Kind<PollContent>;
