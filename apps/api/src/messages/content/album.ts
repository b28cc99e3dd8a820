import { type ContentKind, ofAnyKind } from './kind';

export const album: ContentKind<'album'> = {
  ...ofAnyKind,
  keep: (content) => ({ ...ofAnyKind.keep(content), album: content.album }),
  fromRequest({ album: items }) {
    if (!items) return null;
    const videos = items.filter(({ video }) => video).length;
    return { type: 'album', text: null, album: { images: items.length - videos, videos } };
  },
};
