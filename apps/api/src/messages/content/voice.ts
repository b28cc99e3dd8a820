import { type ContentKind, ofAnyKind } from './kind';

export const voice: ContentKind<'voice'> = {
  ...ofAnyKind,
  fromRequest: (request, { file }) =>
    request.voice && file
      ? {
          type: 'voice',
          text: null,
          media: file,
          ...(request.voice.viewOnce && { viewOnce: true as const }),
        }
      : null,
};
