import { type Kind, type Said, textOf } from './kind';

export interface ImageContent extends Said {
  type: 'image';
}

export const image = {
  type: 'image',
  read(message): ImageContent | null {
    const { imageMessage: image } = message;
    return image ? { type: 'image', ...textOf(image.caption) } : null;
  },
} satisfies Kind<ImageContent>;
