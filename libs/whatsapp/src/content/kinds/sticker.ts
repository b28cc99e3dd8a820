import { mediaIn, type SaidWithFile } from './file-parts';
import type { Kind } from './kind';
import { fileFields } from './written-file';

export interface StickerContent extends SaidWithFile {
  type: 'sticker';
}

export const sticker = {
  type: 'sticker',
  read(message): StickerContent | null {
    const { stickerMessage, lottieStickerMessage: lottie } = message;
    const sticker = stickerMessage ?? lottie?.message?.stickerMessage ?? (lottie && {});
    if (!sticker) return null;
    const isAnimated = sticker.isAnimated || sticker.isLottie || lottie;
    return {
      type: 'sticker',
      text: null,
      media: mediaIn(sticker, isAnimated ? 'animated' : undefined),
    };
  },
  write({ media }: StickerContent) {
    const { width, height, style } = media;
    return {
      stickerMessage: {
        ...fileFields(media),
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
        isAnimated: style === 'animated',
      },
    };
  },
} satisfies Kind<StickerContent>;
