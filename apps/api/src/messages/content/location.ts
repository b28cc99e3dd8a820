import { type ContentKind, ofAnyKind } from './kind';

export const location: ContentKind<'location'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), location: content.location }),
};
