import { extname } from 'node:path';
import { nameOfType } from '../files/type-names';
import { pdfPages } from './pdf-pages';
import { pageThumbnail } from './pictures';
import type { FileDetails, GivenFile, ProcessedFile } from './processed-file';

import { firstPage } from './worker/media-thread';

/** Unicode code points, as requests are checked by. */
const NAME_MAX = 255;
const EXTENSION_MAX = 20;
/** Control characters, and those that turn the direction of what follows: `exe.fdp` shall not read as a PDF. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const UNKNOWN_TYPES: ReadonlySet<string> = new Set(['application/octet-stream', 'text/plain']);

const PDF = 'application/pdf';
/** Edge of the picture of a first page that phones show, in pixels. */
export const PAGE_EDGE = 200;
/** A longer one is not read for its pages. */
const READ_MAX_BYTES = 32 * 1024 ** 2;

/** Whether all of a document is read, for its pages. */
export function isRead({ mimeType, size }: Pick<GivenFile, 'mimeType' | 'size'>): boolean {
  return mimeType === PDF && size <= READ_MAX_BYTES;
}

/** A document is sent as it is. The type that the caller says counts where the bytes say nothing. */
export async function documentOf(
  file: Pick<GivenFile, 'mimeType' | 'size' | 'bytes' | 'path'>,
  { fileName, mimeType }: { fileName?: string | undefined; mimeType?: string | undefined },
): Promise<ProcessedFile> {
  const pages = isRead(file) ? await pagesOf(file) : {};
  const type = mimeType && UNKNOWN_TYPES.has(file.mimeType) ? mimeType : file.mimeType;
  return {
    converted: null,
    mimeType: type,
    details: { fileName: cleanFileName(fileName) ?? nameOfType(type), ...pages },
  };
}

/** How many pages a PDF has, and how the first one looks. What cannot be drawn may still say its number. */
async function pagesOf(file: Pick<GivenFile, 'bytes' | 'path'>): Promise<FileDetails> {
  const page = await firstPage(await file.path(), PAGE_EDGE);
  if (page) return { pages: page.pages, thumbnail: await pageThumbnail(page) };
  const pages = await pdfPages(await file.bytes());
  return pages ? { pages } : {};
}

/** The name alone, where a path was given; null where nothing is left. */
export function cleanFileName(name: string | undefined): string | null {
  const last = name?.split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(UNSEEN, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) return null;
  const characters = [...clean];
  if (characters.length <= NAME_MAX) return clean;
  const extension = [...extname(clean)].slice(0, EXTENSION_MAX);
  return [...characters.slice(0, NAME_MAX - extension.length), ...extension].join('');
}
