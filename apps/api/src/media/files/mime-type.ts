import { fileTypeFromBuffer } from 'file-type';

const UNKNOWN = 'application/octet-stream';
const TEXT = 'text/plain';
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Control characters that texts do not contain, besides tab, line feed, form feed and return. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/**
 * The type of a file, found from its beginning and not from what anybody says of it.
 *
 * Of texts it tells only that they are texts, whatever is written in them: a page of HTML is
 * `text/plain`, so that no browser runs it.
 *
 * @param size of the whole file, in bytes.
 */
export async function mimeTypeOf(head: Buffer, size: number): Promise<string> {
  if (head.length === 0) return UNKNOWN;
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found) return found.mime;
  // What comes before its pixels may be longer than the beginning.
  if (head.subarray(0, PNG.length).equals(PNG)) return 'image/png';
  return isText(head, head.length < size) ? TEXT : UNKNOWN;
}

/** Whether it is UTF-8 without control characters. */
function isText(head: Buffer, isCut: boolean): boolean {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    // A character may be cut in two at the end of the beginning.
    return !CONTROL.test(decoder.decode(head, { stream: isCut }));
  } catch {
    return false;
  }
}

/** Types that the bytes of another type may also have: what the sender says decides among them. */
const FINER: Readonly<Record<string, RegExp>> = {
  'text/plain': /^(text\/(csv|markdown|tab-separated-values|calendar|vcard)|application\/json)$/,
  'application/zip':
    /^application\/(vnd\.openxmlformats-officedocument\..+|vnd\.oasis\.opendocument\..+|epub\+zip|vnd\.android\.package-archive)$/,
  'application/x-cfb': /^application\/(msword|vnd\.ms-(excel|powerpoint|outlook))$/,
  'video/mp4': /^audio\/(mp4|aac|x-m4a)$/,
  'video/webm': /^audio\/webm$/,
  'audio/x-m4a': /^audio\/mp4$/,
  'audio/ogg': /^audio\/ogg; ?codecs=opus$/,
};

/**
 * The type of a file where its bytes allow several: that of its sender if it is one of them.
 *
 * @param found from the bytes.
 * @param given MIME type that the sender gave.
 */
export function finerMimeType(found: string, given: string): string {
  return FINER[found]?.test(given) ? given : found;
}
