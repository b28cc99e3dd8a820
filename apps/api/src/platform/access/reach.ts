import { ApiError, notFound } from '../http/problems/api-error';
import type { Actor, Reach } from './actor';

/**
 * Whether something of a session may be shown.
 *
 * @param sessionId UUID; null where it belongs to none, which the whole organization sees alone.
 */
export function reachesSession(reach: Reach | null, sessionId: string | null): boolean {
  return reach === null || (sessionId !== null && reach.sessionIds.includes(sessionId));
}

/**
 * What is out of reach is not there.
 *
 * @param sessionId UUID.
 * @throws ApiError not_found
 */
export function assertReaches({ reach }: Actor, sessionId: string): void {
  if (!reachesSession(reach, sessionId)) throw notFound('session');
}

/**
 * What an organization shares is changed by who is limited to no part of it.
 *
 * @throws ApiError forbidden
 */
export function assertUnlimited({ reach }: Actor): void {
  if (reach === null) return;
  throw new ApiError(
    'forbidden',
    'You are limited to some sessions, and this belongs to the whole organization.',
  );
}
