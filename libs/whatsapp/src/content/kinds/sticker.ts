import type { Kind, Said } from './kind';

export interface StickerContent extends Said {
  type: 'sticker';
}

export const sticker = {
  type: 'sticker',
  read(message): StickerContent | null {
    const sticker = message.stickerMessage ?? message.lottieStickerMessage;
    return sticker ? { type: 'sticker', text: null } : null;
  },
} satisfies Kind<StickerContent>;
