import type { Kind, Said } from './kind';

/** The frame of pictures and videos that are sent together: each of them is a message that names it. */
export interface AlbumContent extends Said {
  type: 'album';
  album: { images: number; videos: number };
}

export const album = {
  type: 'album',
  read({ albumMessage: album }): AlbumContent | null {
    if (!album) return null;
    const { expectedImageCount: images, expectedVideoCount: videos } = album;
    return { type: 'album', text: null, album: { images: images ?? 0, videos: videos ?? 0 } };
  },
  write({ album: { images, videos } }: AlbumContent) {
    return { albumMessage: { expectedImageCount: images, expectedVideoCount: videos } };
  },
} satisfies Kind<AlbumContent>;
