import { extname } from 'node:path';
import { pdfPages } from './pdf-pages';
import type { GivenFile, ProcessedFile } from './processed-file';

const NAME_MAX = 255;
/** Control characters, and those that turn the direction of what follows: `exe.fdp` shall not read as a PDF. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const UNKNOWN_TYPES: ReadonlySet<string> = new Set(['application/octet-stream', 'text/plain']);

const PDF = 'application/pdf';
/** A longer one is not read for the number of its pages. */
const READ_MAX_BYTES = 32 * 1024 ** 2;

/** Whether all of a document is read before it is sent. */
export function isRead({ mimeType, size }: Pick<GivenFile, 'mimeType' | 'size'>): boolean {
  return mimeType === PDF && size <= READ_MAX_BYTES;
}

/** A document is sent as it is. The type that the caller says counts where the bytes say nothing. */
export async function documentOf(
  file: Pick<GivenFile, 'mimeType' | 'size' | 'bytes'>,
  { fileName, mimeType }: { fileName?: string | undefined; mimeType?: string | undefined },
): Promise<ProcessedFile> {
  const pages = isRead(file) ? await pdfPages(await file.bytes()) : null;
  return {
    converted: null,
    mimeType: mimeType && UNKNOWN_TYPES.has(file.mimeType) ? mimeType : file.mimeType,
    details: { fileName: cleanFileName(fileName) ?? 'file', ...(pages && { pages }) },
  };
}

/** The name alone, where a path was given; null where nothing is left. */
export function cleanFileName(name: string | undefined): string | null {
  const last = name?.split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(UNSEEN, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) return null;
  if (clean.length <= NAME_MAX) return clean;
  const extension = extname(clean).slice(0, 20);
  return `${clean.slice(0, NAME_MAX - extension.length).toWellFormed()}${extension}`;
}
