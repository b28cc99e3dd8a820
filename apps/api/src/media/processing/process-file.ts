import type { MediaTypeName } from '@whathooks/dto';
import { documentOf } from './documents';
import { notConvertible } from './worker/media-faults';
import { imageOf } from './pictures';
import type { GivenFile, ProcessedFile } from './processed-file';
import { audioOf, voiceOf } from './recordings';
import { stickerOf } from './stickers';
import type { Tools } from './tools';
import { videoOf, type VideoStyle } from './videos';

/** How a file is to be sent. */
export interface ProcessingTarget {
  type: MediaTypeName;
  /** Of videos. */
  style: VideoStyle;
  /** Of documents: as the caller says. */
  fileName?: string | undefined;
  mimeType?: string | undefined;
}

/**
 * Makes a file what WhatsApp takes, and finds what phones show of it. What the bytes are counts, never their name.
 *
 * @throws ApiError media_not_convertible
 */
export async function processFile(
  file: GivenFile,
  target: ProcessingTarget,
  tools: Tools,
): Promise<ProcessedFile> {
  if (file.size === 0) throw notConvertible('The file is empty: it has no bytes.');
  switch (target.type) {
    case 'image':
      return imageOf(file);
    case 'sticker':
      return stickerOf(file);
    case 'video':
      return videoOf(file, target.style, tools);
    case 'audio':
      return audioOf(file, tools);
    case 'voice':
      return voiceOf(file, tools);
    case 'document':
      return documentOf(file, target);
  }
}
