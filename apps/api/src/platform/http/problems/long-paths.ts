import { ApiError } from './api-error';

/** Longest part of a path that routes read, in characters: no id or secret is as long. */
export const PATH_PART_MAX = 200;

const API = '/v1/';
/** Behind it stands the secret of a link, where ids stand elsewhere. */
const CONNECT = '/v1/connect/';

/**
 * Why an address of the API with a part that is longer than any id leads nowhere; null for any other address.
 *
 * @param url path and query.
 */
export function tooLong(url: string): ApiError | null {
  const [path = ''] = url.split('?');
  if (!path.startsWith(API)) return null;
  if (path.split('/').every(({ length }) => length <= PATH_PART_MAX)) return null;
  return new ApiError(path.startsWith(CONNECT) ? 'connect_link_not_found' : 'url_too_long');
}
