import type { Sharp } from 'sharp';
import { notConvertible } from './worker/media-faults';
import { openPicture, pictureBytes, reading } from './pictures';
import type { GivenFile, ProcessedFile } from './processed-file';

/** Stickers are square, and have this edge, in pixels. */
const EDGE = 512;
const STILL_MAX_BYTES = 100 * 1_024;
const ANIMATED_MAX_BYTES = 500 * 1_024;
/** Frames of an animation: about twenty seconds. */
const MOST_FRAMES = 300;
const QUALITIES = [85, 65, 45, 25, 10, 1];

/** Any picture becomes a WebP of 512 by 512 pixels, with clear borders where it is not square; what moves stays moving. */
export async function stickerOf(file: GivenFile): Promise<ProcessedFile> {
  const bytes = await pictureBytes(file);
  const { head } = await openPicture(bytes, 'all');
  const frames = head.pages ?? 1;
  const isAnimated = frames > 1;
  if (frames > MOST_FRAMES) {
    throw notConvertible(
      `A sticker may have ${MOST_FRAMES} frames at most; this one has ${frames}.`,
    );
  }
  const mostBytes = isAnimated ? ANIMATED_MAX_BYTES : STILL_MAX_BYTES;
  const height = head.pageHeight ?? head.height;
  const isReady =
    head.format === 'webp' && head.width === EDGE && height === EDGE && bytes.length <= mostBytes;
  const converted = isReady ? null : await smallEnough(bytes, isAnimated, mostBytes);
  // Every frame is read, so that what ends early is refused here.
  if (isReady) await reading((await openPicture(bytes, 'all')).picture.stats());
  return {
    converted,
    mimeType: 'image/webp',
    details: { width: EDGE, height: EDGE, ...(isAnimated && { style: 'animated' }) },
  };
}

async function smallEnough(bytes: Buffer, isAnimated: boolean, most: number): Promise<Buffer> {
  for (const quality of QUALITIES) {
    const { picture } = await openPicture(bytes, isAnimated ? 'all' : 'first');
    const sticker = await reading(square(picture).webp({ quality, effort: 3 }).toBuffer());
    if (sticker.length <= most) return sticker;
  }
  throw notConvertible(
    `The sticker has more than ${most / 1_024} KiB even in the lowest quality. Use fewer frames.`,
  );
}

function square(picture: Sharp): Sharp {
  return picture.autoOrient().resize(EDGE, EDGE, {
    fit: 'contain',
    background: { r: 0, g: 0, b: 0, alpha: 0 },
  });
}
