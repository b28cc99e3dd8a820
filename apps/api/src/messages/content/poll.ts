import { ApiError } from '../../platform/http/problems/api-error';
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
      throw new ApiError('invalid_request', `${message}.`, [{ path, message }]);
    }
    return { type: 'poll', text: question, poll: { question, options, selectable } };
  },
};
