import { mediaIn, type SaidWithFile } from './file-parts';
import { type Kind, textOf } from './kind';

export interface DocumentContent extends SaidWithFile {
  type: 'document';
}

export const document = {
  type: 'document',
  read(message): DocumentContent | null {
    const { documentMessage: document } = message;
    if (!document) return null;
    const fileName = document.fileName || document.title;
    return {
      type: 'document',
      ...textOf(document.caption),
      media: mediaIn({ ...document, fileName }),
    };
  },
} satisfies Kind<DocumentContent>;
