import type { RemoteFile } from '../content/kinds/media';
import type { FileKind } from './media-keys';

const TYPES: Record<FileKind, string> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'ptt',
  document: 'document',
  sticker: 'image',
  linkThumbnail: 'thumbnail-link',
  appState: 'md-app-state',
};

/** Address of a file on one of the media servers. */
export function downloadAddress(
  origin: string,
  kind: FileKind,
  { directPath, encryptedSha256 }: Pick<RemoteFile, 'directPath' | 'encryptedSha256'>,
): URL {
  const more = new URLSearchParams({
    ...(encryptedSha256 && { hash: Buffer.from(encryptedSha256).toString('base64url') }),
    'mms-type': TYPES[kind],
    '__wa-mms': '',
  });
  const url = new URL(`${origin}${directPath}${directPath.includes('?') ? '&' : '?'}${more}`);
  if (url.origin !== origin) throw new Error('a path that names another server');
  return url;
}
