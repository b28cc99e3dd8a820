import { mediaIn, type SaidWithFile } from './file-parts';
import { type Kind, textOf } from './kind';

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
} satisfies Kind<ImageContent>;
