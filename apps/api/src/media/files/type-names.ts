/** Extensions of types that are not called like them. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/epub+zip': 'epub',
  'application/gzip': 'gz',
  'application/msword': 'doc',
  'application/vnd.android.package-archive': 'apk',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-outlook': 'msg',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.rar': 'rar',
  'application/x-7z-compressed': '7z',
  'application/x-tar': 'tar',
  'audio/mpeg': 'mp3',
  'audio/x-m4a': 'm4a',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'text/calendar': 'ics',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/tab-separated-values': 'tsv',
  'text/vcard': 'vcf',
  'video/quicktime': 'mov',
};

/** A subtype that is an extension as well: `pdf`, `zip`, `csv`. */
const IS_EXTENSION = /^[a-z0-9]{2,4}$/;

/**
 * What a document is called that came without a name: phones choose by its extension what opens it.
 *
 * @param mimeType perhaps with parameters: `text/csv; charset=utf-8`.
 */
export function nameOfType(mimeType: string): string {
  const [type = ''] = mimeType.toLowerCase().split(/ *;/);
  const [, subtype = ''] = type.split('/');
  const extension = EXTENSIONS[type] ?? (IS_EXTENSION.test(subtype) ? subtype : null);
  return extension ? `document.${extension}` : 'document';
}
