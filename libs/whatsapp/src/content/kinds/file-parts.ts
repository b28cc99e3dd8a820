import type { proto } from '@whiskeysockets/baileys';
import { isChannel } from '../../wire/addresses';
import { cleanText } from '../../wire/clean';
import type { Said } from './kind';
import type { MediaContent, RemoteFile } from './media';
import type { FileFields } from './written-file';

/** What a message says that is a file. */
export interface SaidWithFile extends Said {
  media: MediaContent;
}

/** The fields that all kinds of file have in common; each kind has its own protobuf message. */
export type FileParts = FileFields &
  Partial<
    Pick<proto.Message.IImageMessage, 'width' | 'height' | 'jpegThumbnail'> &
      Pick<proto.Message.IAudioMessage, 'seconds' | 'waveform'> &
      Pick<proto.Message.IDocumentMessage, 'fileName' | 'pageCount'>
  >;

const KEY_BYTES = 32;
const SHA256_BYTES = 32;
const PATH_MAX = 2_048;
const MIME_TYPE_MAX = 100;
const FILE_NAME_MAX = 255;
const THUMBNAIL_MAX_BYTES = 65_536;
const WAVEFORM_MAX = 64;
const LOUDEST = 100;
/** Greatest number that a row can hold. */
const INTEGER_MAX = 2 ** 31 - 1;

/** MIME type of a file whose sender gives none. */
const UNKNOWN_TYPE = 'application/octet-stream';
const MIME_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *;[\x20-\x7e]*)?$/;
/** Printable ASCII that stays a path whatever host stands before it. */
const PATH = /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/;
/** Control characters, and those that turn the direction of what follows: `exe.fdp` shall not read as a PDF. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** The description of a file, as it may be stored and passed on: implausible values are left out. */
export function mediaIn(parts: FileParts, style?: MediaContent['style']): MediaContent {
  return {
    mimeType: mimeTypeOf(parts.mimetype),
    ...present('size', positive(parts.fileLength, Number.MAX_SAFE_INTEGER)),
    ...present('sha256', bytesOf(parts.fileSha256, SHA256_BYTES)),
    ...present('fileName', fileNameOf(parts.fileName)),
    ...present('width', positive(parts.width)),
    ...present('height', positive(parts.height)),
    ...present('seconds', positive(parts.seconds)),
    ...present('pages', positive(parts.pageCount)),
    ...present('waveform', waveformOf(parts.waveform)),
    ...present('thumbnail', thumbnailOf(parts.jpegThumbnail)),
    ...present('style', style ?? null),
    remote: remoteIn(parts),
  };
}

/**
 * Null where the message does not say where the file is, or not what proves that it is genuine: a key, or the hash
 * of what is not encrypted.
 */
function remoteIn({ mediaKey, mediaKeyTimestamp, ...parts }: FileParts): RemoteFile | null {
  const key = bytesOf(mediaKey, KEY_BYTES);
  const isPlain = !mediaKey?.length && bytesOf(parts.fileSha256, SHA256_BYTES) !== null;
  const directPath = directPathOf(parts);
  if ((!key && !isPlain) || !directPath) return null;
  return {
    directPath,
    mediaKey: key,
    encryptedSha256: bytesOf(parts.fileEncSha256, SHA256_BYTES),
    mediaKeyTimestamp: positive(mediaKeyTimestamp, Number.MAX_SAFE_INTEGER),
  };
}

/** Whether a file of a chat can be had: only channels send what is not encrypted. */
export function isOpenable({ mediaKey }: RemoteFile, chat: string): boolean {
  return mediaKey !== null || isChannel(chat);
}

/** Some senders name the whole address only: its host is not theirs to choose. */
function directPathOf({ directPath, url }: Pick<FileParts, 'directPath' | 'url'>): string | null {
  if (directPath) return storablePath(directPath);
  const address = url && url.length <= PATH_MAX ? URL.parse(url) : null;
  return address && storablePath(`${address.pathname}${address.search}`);
}

/** A path on a media server; null for what is none, or could name another host. */
export function storablePath(path: string): string | null {
  return path.length <= PATH_MAX && PATH.test(path) ? path : null;
}

function mimeTypeOf(mimeType: string | null | undefined): string {
  const type = mimeType?.trim().toLowerCase() ?? '';
  return type.length <= MIME_TYPE_MAX && MIME_TYPE.test(type) ? type : UNKNOWN_TYPE;
}

/** The name alone, where a path was given. */
function fileNameOf(name: string | null | undefined): string | null {
  const last = name?.split(/[/\\]/).at(-1) ?? '';
  return cleanText(last.replace(UNSEEN, ''), FILE_NAME_MAX).trim() || null;
}

function waveformOf(waveform: Uint8Array | null | undefined): Uint8Array | null {
  if (!waveform?.length) return null;
  return waveform.slice(0, WAVEFORM_MAX).map((value) => Math.min(value, LOUDEST));
}

function thumbnailOf(thumbnail: Uint8Array | null | undefined): Uint8Array | null {
  if (!thumbnail || thumbnail.length > THUMBNAIL_MAX_BYTES) return null;
  return JPEG.equals(thumbnail.subarray(0, JPEG.length)) ? thumbnail : null;
}

function bytesOf(bytes: Uint8Array | null | undefined, length: number): Uint8Array | null {
  return bytes?.length === length ? bytes : null;
}

/** Zero says nothing: the protocol leaves it out. */
function positive(value: unknown, max = INTEGER_MAX): number | null {
  const number = Math.trunc(Number(value ?? 0));
  return number > 0 && number <= max ? number : null;
}

function present<Name extends string, Value>(
  name: Name,
  value: Value | null,
): { [N in Name]?: Value } {
  return value === null ? {} : ({ [name]: value } as { [N in Name]: Value });
}
