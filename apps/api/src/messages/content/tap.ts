import { type ContentKind, ofAnyKind } from './kind';

export const tap: ContentKind<'tap'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), tap: content.tap }),
};
