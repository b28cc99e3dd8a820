import { invalidField } from '../../platform/http/problems/invalid-field';
import { type ContentKind, ofAnyKind } from './kind';

export const poll: ContentKind<'poll'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), poll: content.poll }),
  fromRequest({ poll }) {
    if (!poll) return null;
    const { question, options, selectable = 1 } = poll;
    if (selectable > options.length) {
      const path = 'poll.selectable';
      const message = `${path} must be at most ${options.length}, the number of options`;
      throw invalidField(path, message, 'too_large', options.length);
    }
    return { type: 'poll', text: question, poll: { question, options, selectable } };
  },
};
