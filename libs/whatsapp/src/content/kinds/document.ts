import { mediaIn, type SaidWithFile } from './file-parts';
import { type Kind, textOf } from './kind';
import { captionField, fileFields } from './written-file';

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
  write({ text, media }: DocumentContent) {
    const { fileName, pages, thumbnail } = media;
    const documentMessage = {
      ...fileFields(media),
      ...captionField(text),
      ...(fileName !== undefined && { fileName, title: fileName }),
      ...(pages !== undefined && { pageCount: pages }),
      ...(thumbnail && { jpegThumbnail: thumbnail }),
    };
    // Phones that do not know the wrapper would show the document without its caption.
    return text
      ? { documentWithCaptionMessage: { message: { documentMessage } } }
      : { documentMessage };
  },
} satisfies Kind<DocumentContent>;
