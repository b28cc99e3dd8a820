import { type ContentKind, ofAnyKind } from './kind';

export const document: ContentKind<'document'> = {
  ...ofAnyKind,
  fromRequest: (request, { file }) =>
    request.document && file
      ? {
          type: 'document',
          text: request.document.caption || null,
          media: file,
        }
      : null,
};
