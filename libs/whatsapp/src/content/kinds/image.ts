import { mediaIn, type SaidWithFile } from './file-parts';
import { type Kind, textOf } from './kind';
import { captionField, fileFields, onceOnly, pictureFields } from './written-file';

export interface ImageContent extends SaidWithFile {
  type: 'image';
}

export const image = {
  type: 'image',
  read(message): ImageContent | null {
    const { imageMessage: image } = message;
    if (!image) return null;
    return {
      type: 'image',
      ...textOf(image.caption),
      media: mediaIn(image),
    };
  },
  write({ text, media, viewOnce }: ImageContent) {
    const imageMessage = { ...fileFields(media), ...captionField(text), ...pictureFields(media) };
    return viewOnce ? onceOnly({ imageMessage: { ...imageMessage, viewOnce } }) : { imageMessage };
  },
} satisfies Kind<ImageContent>;
