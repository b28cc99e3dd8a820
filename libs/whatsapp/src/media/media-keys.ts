import { hkdfSync } from 'node:crypto';

/** Types of file, as media servers and keys distinguish them. */
export const FILE_KINDS = [
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'linkThumbnail',
  'appState',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What the protocol calls a kind: where its key comes from, and where it is uploaded. */
const NAMES: Record<FileKind, { key: string; path: string }> = {
  image: { key: 'Image', path: '/mms/image' },
  video: { key: 'Video', path: '/mms/video' },
  audio: { key: 'Audio', path: '/mms/audio' },
  voice: { key: 'Audio', path: '/mms/audio' },
  document: { key: 'Document', path: '/mms/document' },
  sticker: { key: 'Image', path: '/mms/image' },
  /** The large picture beside a text with a link. */
  linkThumbnail: { key: 'Link Thumbnail', path: '/mms/thumbnail-link' },
  /** All that a collection of the account's state holds, and patches that are too long for a stanza. */
  appState: { key: 'App State', path: '/mms/md-app-state' },
};

/** Length of a media key, in bytes. */
export const MEDIA_KEY_BYTES = 32;
/** The truncated HMAC after the encrypted bytes of a file. */
export const MAC_BYTES = 10;

const IV_BYTES = 16;
const CIPHER_KEY_BYTES = 32;
const MAC_KEY_BYTES = 32;
const REFERENCE_KEY_BYTES = 32;

/** What encrypts a file and proves that it is whole. */
export interface MediaKeys {
  iv: Buffer;
  cipherKey: Buffer;
  macKey: Buffer;
}

/** @param mediaKey 32 bytes; other lengths are refused with a RangeError. */
export function mediaKeys(kind: FileKind, mediaKey: Uint8Array): MediaKeys {
  const length = IV_BYTES + CIPHER_KEY_BYTES + MAC_KEY_BYTES + REFERENCE_KEY_BYTES;
  const bytes = derived(mediaKey, `WhatsApp ${NAMES[kind].key} Keys`, length);
  return {
    iv: bytes.subarray(0, IV_BYTES),
    cipherKey: bytes.subarray(IV_BYTES, IV_BYTES + CIPHER_KEY_BYTES),
    macKey: bytes.subarray(IV_BYTES + CIPHER_KEY_BYTES, length - REFERENCE_KEY_BYTES),
  };
}

/** The key for messages to and from the phone about a new upload: 32 bytes. */
export function reuploadKey(mediaKey: Uint8Array): Buffer {
  return derived(mediaKey, 'WhatsApp Media Retry Notification', 32);
}

/** Path of a media server that takes uploads of a kind. */
export function uploadPath(kind: FileKind): string {
  return NAMES[kind].path;
}

function derived(mediaKey: Uint8Array, info: string, length: number): Buffer {
  if (mediaKey.length !== MEDIA_KEY_BYTES) {
    throw new RangeError(`a media key has ${MEDIA_KEY_BYTES} bytes, not ${mediaKey.length}`);
  }
  return Buffer.from(hkdfSync('sha256', mediaKey, Buffer.alloc(0), info, length));
}
