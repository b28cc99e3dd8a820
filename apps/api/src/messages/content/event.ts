import { type ContentKind, ofAnyKind } from './kind';

export const event: ContentKind<'event'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), event: content.event }),
};
