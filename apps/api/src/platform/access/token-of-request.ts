import type { FastifyRequest } from 'fastify';
import { ApiError } from '../http/problems/api-error';

/** A request, as far as its token is concerned, and where it comes from. */
export type RequestWithToken = Pick<FastifyRequest, 'headers'> & { ip?: string | undefined };

/**
 * The token of a request: `X-API-Key`, else `Authorization: Bearer`.
 *
 * @throws ApiError missing_credentials
 */
export function tokenOf({ headers }: RequestWithToken): string {
  const key = headers['x-api-key'];
  if (typeof key === 'string' && key) return key;
  const match = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '');
  if (!match?.[1]) throw new ApiError('missing_credentials');
  return match[1];
}
