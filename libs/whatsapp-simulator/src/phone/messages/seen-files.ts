import type { proto } from '@whiskeysockets/baileys';
import type { UploadKind } from '../../media/media-kinds';

/** A file in a message, as a phone finds it described. Bytes are in base64. */
export interface SeenFile {
  kind: UploadKind;
  mimeType: string | null;
  fileName: string | null;
  /** Bytes of the plain file, as the message has it. */
  size: number;
  sha256: string | null;
  width: number | null;
  height: number | null;
  seconds: number | null;
  /** Of a document. */
  pages: number | null;
  waveform: string | null;
  thumbnail: string | null;
  animated: boolean;
  directPath: string | null;
  url: string | null;
}

/** All fields that messages with files have, whichever they are. */
export interface FileFields {
  url?: string | null;
  directPath?: string | null;
  mediaKey?: Uint8Array | null;
  fileSha256?: Uint8Array | null;
  fileEncSha256?: Uint8Array | null;
  fileLength?: unknown;
  mediaKeyTimestamp?: unknown;
  mimetype?: string | null;
  fileName?: string | null;
  caption?: string | null;
  width?: number | null;
  height?: number | null;
  seconds?: number | null;
  pageCount?: number | null;
  waveform?: Uint8Array | null;
  jpegThumbnail?: Uint8Array | null;
  pngThumbnail?: Uint8Array | null;
  isAnimated?: boolean | null;
}

/** The file of a message; null when it carries none. */
export function fileIn(message: proto.IMessage): { kind: UploadKind; fields: FileFields } | null {
  const { imageMessage, videoMessage, ptvMessage, audioMessage, documentMessage, stickerMessage } =
    message;
  if (imageMessage) return { kind: 'image', fields: imageMessage };
  if (videoMessage)
    return { kind: videoMessage.gifPlayback ? 'gif' : 'video', fields: videoMessage };
  if (ptvMessage) return { kind: 'ptv', fields: ptvMessage };
  if (audioMessage) return { kind: audioMessage.ptt ? 'voice' : 'audio', fields: audioMessage };
  if (documentMessage) return { kind: 'document', fields: documentMessage };
  if (stickerMessage) return { kind: 'sticker', fields: stickerMessage };
  return null;
}

export function describe(kind: UploadKind, fields: FileFields): SeenFile {
  return {
    kind,
    mimeType: fields.mimetype || null,
    fileName: fields.fileName || null,
    size: Number(fields.fileLength ?? 0),
    sha256: base64(fields.fileSha256),
    width: fields.width || null,
    height: fields.height || null,
    seconds: fields.seconds || null,
    pages: fields.pageCount || null,
    waveform: base64(fields.waveform),
    thumbnail: base64(fields.jpegThumbnail),
    animated: fields.isAnimated === true,
    directPath: fields.directPath || null,
    url: fields.url || null,
  };
}

type Check = readonly [isThere: (fields: FileFields) => unknown, warning: string];

const bytes =
  (field: 'mediaKey' | 'fileSha256' | 'fileEncSha256'): Check[0] =>
  (fields) =>
    fields[field]?.length === 32;
const dimensions: Check = [({ width, height }) => width && height, 'no width and height'];
const thumbnail: Check = [
  ({ jpegThumbnail }) => jpegThumbnail?.length,
  'no thumbnail: phones show a grey tile',
];
const seconds: Check = [(fields) => fields.seconds, 'no seconds: phones show 0:00'];

const ALWAYS: Check[] = [
  [({ directPath }) => directPath, 'no directPath: phones cannot download it'],
  [bytes('mediaKey'), 'no mediaKey of 32 bytes: phones cannot decrypt it'],
  [bytes('fileSha256'), 'no fileSha256 of 32 bytes'],
  [bytes('fileEncSha256'), 'no fileEncSha256 of 32 bytes'],
  [({ fileLength }) => Number(fileLength ?? 0) > 0, 'no fileLength'],
  [({ mimetype }) => mimetype, 'no mimetype'],
  [({ mediaKeyTimestamp }) => Number(mediaKeyTimestamp ?? 0) > 0, 'no mediaKeyTimestamp'],
];

const BY_KIND: Record<UploadKind, Check[]> = {
  image: [dimensions, thumbnail],
  video: [dimensions, seconds, thumbnail],
  gif: [dimensions, seconds, thumbnail],
  ptv: [seconds, thumbnail],
  audio: [seconds],
  voice: [
    seconds,
    [({ waveform }) => waveform?.length === 64, 'no waveform of 64 bytes: phones show a flat line'],
    [
      ({ mimetype }) => mimetype === 'audio/ogg; codecs=opus',
      'not audio/ogg; codecs=opus: phones may not play it',
    ],
  ],
  document: [[({ fileName }) => fileName, 'no fileName: phones show Untitled']],
  sticker: [
    dimensions,
    [({ mimetype }) => mimetype === 'image/webp', 'not image/webp: phones do not show it'],
  ],
  linkThumbnail: [],
  appState: [],
};

/** What a phone misses in the description of a file. */
export function missingIn(kind: UploadKind, fields: FileFields): string[] {
  return [...ALWAYS, ...BY_KIND[kind]]
    .filter(([isThere]) => !isThere(fields))
    .map(([, warning]) => warning);
}

function base64(bytes: Uint8Array | null | undefined): string | null {
  return bytes?.length ? Buffer.from(bytes).toString('base64') : null;
}
