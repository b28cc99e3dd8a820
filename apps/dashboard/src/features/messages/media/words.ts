import { MEDIA_ERRORS } from '@whathooks/dto/facts';

/** Why a file is not here, by the code of its failure. */
export const MEDIA_FAILURES: Readonly<Record<keyof typeof MEDIA_ERRORS, string>> = MEDIA_ERRORS;

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
  play: 'Play',
  pause: 'Pause',
  loading: 'Loading from WhatsApp…',
  /** The name of a document that came without one. */
  unnamed: 'Document',
  larger: 'Zoom in',
  smaller: 'Zoom out',
  save: 'Download the file',
  position: 'Position',
  positionOf: (at: string, length: string) => `${at} of ${length}`,
  unplayable: 'This recording cannot be played here.',
  times: (speed: number) => `${speed}×`,
  speed: (speed: number) => `Speed ${speed}×, faster`,
  askAgain: 'Ask again',
  download: (name: string) => `Download ${name}`,
  pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
} as const;
