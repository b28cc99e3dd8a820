import sharp, { type Metadata, type Sharp } from 'sharp';
import { isFull, StorageFull } from '../../platform/storage/storage-errors';
import { notConvertible } from './worker/media-faults';
import type { GivenFile, ProcessedFile } from './processed-file';
import type { PageResult } from './worker/worker-tasks';

/** More pixels than a camera makes are a bomb: a few kilobytes that take all memory. */
const MOST_PIXELS = 100_000_000;
/** Bytes of a picture that are read to be converted. */
const MOST_BYTES = 64 * 1024 ** 2;
const LONGEST_S = 20;
/** Edge of the small picture that phones show until they have downloaded the file, in pixels. */
const THUMBNAIL_EDGE = 100;
/** Edge of the picture of a person or a group, in pixels. */
const SQUARE_EDGE = 640;
const QUALITY = 88;
const THUMBNAIL_QUALITY = 60;

// A format that is not listed is not read at all: SVG and PDF may refer to other files, and text is no picture.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadTiff',
    'VipsForeignLoadHeif',
  ],
});
// Nothing is read twice.
sharp.cache(false);
sharp.concurrency(1);

const TAKEN = 'JPEG, PNG, WebP, GIF, TIFF and AVIF';

/** A picture opened for reading, and what its head says. */
export interface OpenPicture {
  picture: Sharp;
  head: Metadata;
}

/**
 * @param frames all of an animation, or the first.
 * @throws ApiError media_not_convertible
 */
export async function openPicture(
  bytes: Buffer,
  frames: 'all' | 'first' = 'first',
): Promise<OpenPicture> {
  try {
    // The library refuses some bytes when they are handed over, and others when they are read.
    const picture = sharp(bytes, {
      limitInputPixels: MOST_PIXELS,
      sequentialRead: true,
      failOn: 'error',
      animated: frames === 'all',
    }).timeout({ seconds: LONGEST_S });
    return { picture, head: await picture.metadata() };
  } catch (error) {
    throw unreadable(error);
  }
}

/** All bytes of a picture. */
export async function pictureBytes(file: GivenFile): Promise<Buffer> {
  if (file.size > MOST_BYTES) {
    throw notConvertible(`A picture may have ${MOST_BYTES / 1024 ** 2} MiB at most.`);
  }
  return file.bytes();
}

/** JPEG and PNG stay as they are where they stand upright; everything else becomes a JPEG. */
export async function imageOf(file: GivenFile): Promise<ProcessedFile> {
  const bytes = await pictureBytes(file);
  const { picture, head } = await openPicture(bytes);
  const isTurned = (head.orientation ?? 1) !== 1;
  const asIs = !isTurned && (head.format === 'jpeg' || head.format === 'png');
  const converted = asIs ? null : await jpegOf(picture);
  // Every row is read: a file that ends early is refused here, not by a phone.
  const thumbnail = await thumbnailOf(converted ?? bytes);
  const size = await sizeOf(converted ?? bytes);
  const mimeType = converted ? 'image/jpeg' : `image/${head.format}`;
  return { converted, mimeType, details: { ...size, thumbnail } };
}

/** A JPEG of at most {@link THUMBNAIL_EDGE} pixels. */
export async function thumbnailOf(bytes: Buffer): Promise<Buffer> {
  const { picture } = await openPicture(bytes);
  return reading(
    picture
      .autoOrient()
      .resize(THUMBNAIL_EDGE, THUMBNAIL_EDGE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: THUMBNAIL_QUALITY })
      .toBuffer(),
  );
}

/** The middle of a picture as a square JPEG of {@link SQUARE_EDGE} pixels. */
export async function squareOf(bytes: Buffer): Promise<Buffer> {
  const { picture } = await openPicture(bytes);
  return reading(
    picture
      .autoOrient()
      .resize(SQUARE_EDGE, SQUARE_EDGE, { fit: 'cover' })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer(),
  );
}

/** A JPEG of a page that was drawn: on white, whatever it leaves open. */
export async function pageThumbnail({
  width,
  height,
  pixels,
}: Pick<PageResult, 'width' | 'height' | 'pixels'>): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .flatten({ background: 'white' })
    .jpeg({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
}

/** What stands for a video of which no picture can be made, in its proportions. */
export async function plainThumbnail(width: number, height: number): Promise<Buffer> {
  const scale = THUMBNAIL_EDGE / Math.max(width, height, 1);
  return sharp({
    create: {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      channels: 3,
      background: '#26343c',
    },
  })
    .jpeg({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
}

/** @throws ApiError media_not_convertible for what the picture turns out to be while it is read. */
export async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw unreadable(error);
  }
}

async function jpegOf(picture: Sharp): Promise<Buffer> {
  return reading(
    picture
      .autoOrient()
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer(),
  );
}

async function sizeOf(bytes: Buffer): Promise<{ width: number; height: number }> {
  const { width, height } = (await openPicture(bytes)).head;
  return { width, height };
}

function unreadable(error: unknown): Error {
  if (isFull(error)) return new StorageFull(error);
  const why = String((error as Error).message);
  if (why.includes('pixel limit')) {
    return notConvertible(`The picture has more than ${MOST_PIXELS / 1e6} million pixels.`);
  }
  if (why.includes('timeout')) return notConvertible('The picture takes too long to be read.');
  if (/unsupported image format|not a known|no known/i.test(why)) {
    return notConvertible(`The bytes are no picture that can be read: ${TAKEN} can.`);
  }
  return notConvertible(`The picture is damaged, or of a kind that cannot be read: ${TAKEN} can.`);
}
