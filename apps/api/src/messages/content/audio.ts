import { type ContentKind, ofAnyKind } from './kind';

export const audio: ContentKind<'audio'> = {
  ...ofAnyKind,
  fromRequest: (request, { file }) =>
    request.audio && file
      ? {
          type: 'audio',
          text: null,
          media: file,
        }
      : null,
};
