import { type ContentKind, ofAnyKind } from './kind';

export const poll: ContentKind<'poll'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), poll: content.poll }),
};
