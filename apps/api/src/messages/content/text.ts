import { type ContentKind, ofAnyKind } from './kind';

export const text: ContentKind<'text'> = {
  ...ofAnyKind,
  keep: (content) => ({
    ...ofAnyKind.keep(content),
    ...(content.linkPreview && { linkPreview: content.linkPreview }),
  }),
  fromRequest: ({ text }) => ({ type: 'text', text }),
};
