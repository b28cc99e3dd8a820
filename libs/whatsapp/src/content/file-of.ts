import { readBytes } from './plaintext';
import { type MessageContent, readContent } from './kinds/kinds';
import type { MediaContent } from './kinds/media';
import type { FileKind } from '../media/media-keys';

/** The file of a message. */
export interface FileOfMessage {
  kind: FileKind;
  media: MediaContent;
}

/**
 * What a stored message says, but for what stands around it; null where it cannot be read.
 *
 * @param bytes encoded protobuf, as received.
 * @param isOwn whether our own account wrote it.
 */
export function contentIn(bytes: Uint8Array, isOwn: boolean): MessageContent | null {
  const { message, opened } = readBytes(bytes, isOwn);
  return message && readContent(opened);
}

/** The file that a stored message carries; null where it carries none, or cannot be read. As {@link contentIn}. */
export function fileOf(bytes: Uint8Array, isOwn: boolean): FileOfMessage | null {
  const content = contentIn(bytes, isOwn);
  return content && 'media' in content ? { kind: content.type, media: content.media } : null;
}
