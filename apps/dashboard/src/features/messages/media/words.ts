import type { MediaView } from '@whathooks/dto';
import { MEDIA_ERRORS } from '@whathooks/dto/facts';

/** Words of the file of a message. */
export const mediaWords = {
  photo: 'Photo',
  sticker: 'Sticker',
  video: 'Video',
  audio: 'Audio',
  voice: 'Voice message',
  document: 'Document',
  firstPage: 'First page',
  open: 'Open the photo in full size',
  album: (count: number) => `Album of ${count}`,
  openOne: (index: number, count: number, caption: string | null) =>
    `Open ${index} of ${count} in full size${caption ? `: ${caption}` : ''}`,
  more: (count: number) => `+${count}`,
  previous: 'Previous',
  next: 'Next',
  place: (index: number, count: number) => `${index} of ${count}`,
  loading: 'Loading from WhatsApp…',
  /** The name of a document that came without one. */
  unnamed: 'Document',
  failed: (error: MediaView['error']) => (error ? MEDIA_ERRORS[error] : MEDIA_ERRORS.unreachable),
  larger: 'Zoom in',
  smaller: 'Zoom out',
  save: 'Download the file',
  times: (speed: number) => `${speed}×`,
  speed: (speed: number) => `Speed ${speed}×, faster`,
  askAgain: 'Ask again',
  download: (name: string) => `Download ${name}`,
  pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
} as const;
