import { type ContentKind, ofAnyKind } from './kind';

export const unsupported: ContentKind<'unsupported'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), ...(content.kind && { kind: content.kind }) }),
};
