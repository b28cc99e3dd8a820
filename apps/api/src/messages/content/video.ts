import { type ContentKind, ofAnyKind } from './kind';

export const video: ContentKind<'video'> = {
  ...ofAnyKind,
  fromRequest: (request, { file }) =>
    request.video && file
      ? {
          type: 'video',
          text: request.video.caption || null,
          media: file,
          ...(request.video.viewOnce && { viewOnce: true as const }),
        }
      : null,
};
