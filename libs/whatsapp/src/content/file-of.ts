import { readBytes } from './plaintext';
import { readContent } from './kinds/kinds';
import type { MediaContent } from './kinds/media';
import type { FileKind } from '../media/media-keys';

/** The file of a message. */
export interface FileOfMessage {
  kind: FileKind;
  media: MediaContent;
}

/**
 * The file that a stored message carries; null where it carries none, or cannot be read.
 *
 * @param bytes encoded protobuf, as received.
 * @param isOwn whether our own account wrote it.
 */
export function fileOf(bytes: Uint8Array, isOwn: boolean): FileOfMessage | null {
  const { message, opened } = readBytes(bytes, isOwn);
  const content = message && readContent(opened);
  return content && 'media' in content ? { kind: content.type, media: content.media } : null;
}
