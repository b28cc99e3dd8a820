/** Kinds of files that a message can carry. */
export const MEDIA_KINDS = [
  'image',
  'video',
  'gif',
  'ptv',
  'audio',
  'voice',
  'document',
  'sticker',
] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export function isMediaKind(kind: string): kind is MediaKind {
  return (MEDIA_KINDS as readonly string[]).includes(kind);
}

/** Files that a phone uploads besides: the large picture of a link's preview, and the state of the account. */
export const UPLOAD_KINDS = [...MEDIA_KINDS, 'linkThumbnail', 'appState'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];

interface KindFacts {
  /** What the keys of such a file are derived with. */
  info: string;
  /** Last part of the path that it is uploaded to. */
  type: string;
}

const video = { info: 'WhatsApp Video Keys', type: 'video' };
const FACTS: Record<UploadKind, KindFacts> = {
  image: { info: 'WhatsApp Image Keys', type: 'image' },
  video,
  gif: video,
  ptv: video,
  audio: { info: 'WhatsApp Audio Keys', type: 'audio' },
  voice: { info: 'WhatsApp Audio Keys', type: 'ptt' },
  document: { info: 'WhatsApp Document Keys', type: 'document' },
  sticker: { info: 'WhatsApp Image Keys', type: 'sticker' },
  linkThumbnail: { info: 'WhatsApp Link Thumbnail Keys', type: 'thumbnail-link' },
  appState: { info: 'WhatsApp App State Keys', type: 'md-app-state' },
};

export function factsOf(kind: UploadKind): KindFacts {
  return FACTS[kind];
}

/** Paths that clients upload to, by their first part; the bytes of a newsletter's are not encrypted. */
export const UPLOAD_TYPES: Record<string, readonly string[]> = {
  mms: [
    'image',
    'video',
    'audio',
    'ptt',
    'document',
    'sticker',
    'gif',
    'ptv',
    'thumbnail-link',
    'sticker-pack',
    'thumbnail-sticker-pack',
    'md-msg-hist',
    'md-app-state',
  ],
  newsletter: ['image', 'video', 'audio', 'ptt', 'document', 'sticker', 'gif', 'ptv'].map(
    (type) => `newsletter-${type}`,
  ),
  product: ['image'],
  pps: ['biz-cover-photo'],
};

/** The number in a direct path, by the type of the upload. */
const PATH_NUMBERS: Record<string, string> = {
  image: '7118-24',
  video: '7161-24',
  gif: '7161-24',
  ptv: '7161-24',
  audio: '7117-24',
  ptt: '7117-24',
  document: '7119-24',
  sticker: '15575-24',
  'thumbnail-link': '36144-24',
};

/** Folder of a direct path, such as `t62.7118-24`. */
export function pathFolder(type: string): string {
  return `t62.${PATH_NUMBERS[type.replace('newsletter-', '')] ?? '7119-24'}`;
}
