import { type ContentKind, ofAnyKind } from './kind';

export const sticker: ContentKind<'sticker'> = {
  ...ofAnyKind,
  fromRequest: (request, { file }) =>
    request.sticker && file
      ? {
          type: 'sticker',
          text: null,
          media: file,
        }
      : null,
};
