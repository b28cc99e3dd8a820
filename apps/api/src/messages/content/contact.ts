import { type ContentKind, ofAnyKind } from './kind';

export const contact: ContentKind<'contact'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), contacts: content.contacts }),
};
