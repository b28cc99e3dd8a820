import { PAGE_DEFAULT } from '@whathooks/dto';
import type { Actor } from '../../platform/access/actor';
import { decodeCursor } from '../../platform/database/cursor';
import type { SessionLookup } from '../../sessions/door/session-lookup';
import { containing } from './contact-text.repository';

/** What a list of contacts or groups is asked for. */
interface NamedListQuery {
  sessionId?: string;
  q?: string;
  cursor?: string;
  limit?: number;
}

/**
 * The filter of a list of contacts or groups.
 *
 * @returns `limit`: size of the page; `filter.limit`: one more, which shows whether there is a next page.
 * @throws ApiError not_found, invalid_cursor
 */
export async function namedListOf(sessions: SessionLookup, actor: Actor, query: NamedListQuery) {
  const [sessionId = null] = query.sessionId
    ? await sessions.resolveIds(actor, [query.sessionId])
    : [];
  const limit = query.limit ?? PAGE_DEFAULT;
  const text = query.q?.trim();
  const before = query.cursor ? decodeCursor(query.cursor) : null;
  return {
    limit,
    filter: { sessionId, text: text ? containing(text) : null, before, limit: limit + 1 },
  };
}
