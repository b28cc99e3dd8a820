import { type ContentKind, ofAnyKind } from './kind';

export const image: ContentKind<'image'> = {
  ...ofAnyKind,
  fromRequest: (request, { file }) =>
    request.image && file
      ? {
          type: 'image',
          text: request.image.caption || null,
          media: file,
          ...(request.image.viewOnce && { viewOnce: true as const }),
        }
      : null,
};
