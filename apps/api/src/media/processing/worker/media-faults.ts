import { FILE_MAX_BYTES, type MediaTypeName } from '@whathooks/dto';
import { ApiError } from '../../../platform/http/problems/api-error';

const MIB = 1024 ** 2;

/** @param how what was given, and what would work. */
export function notConvertible(how: string): ApiError {
  return new ApiError('media_not_convertible', how);
}

/** @throws ApiError media_too_large where a file is larger than WhatsApp takes of its kind. */
export function assertSize(type: MediaTypeName, size: number): void {
  const most = FILE_MAX_BYTES[type];
  if (size === 0) throw notConvertible('The file is empty: it has no bytes.');
  if (size <= most) return;
  const instead =
    type === 'document'
      ? 'Send a smaller one.'
      : `Send a smaller one, or send it as a \`document\`, which may have ${FILE_MAX_BYTES.document / MIB} MiB.`;
  throw new ApiError(
    'media_too_large',
    `The file has ${(size / MIB).toFixed(1)} MiB as it would be sent; WhatsApp takes ${limit(most)} of the kind ${type}. ${instead}`,
  );
}

function limit(bytes: number): string {
  return bytes < MIB ? `${Math.floor(bytes / 1_024)} KiB` : `${bytes / MIB} MiB`;
}
