import type { ChatMessagesQuery } from '@whathooks/dto';
import { decodeCursor } from '../../platform/database/cursor';
import { leastId, parseId } from '../../platform/database/ids';
import { OLDER_THAN_NOW, type Side } from '../../platform/database/side';
import { ApiError } from '../../platform/http/problems/api-error';
import { invalidFields, sentence } from '../../platform/http/problems/invalid-field';

/** What a page of a conversation is made of: so many entries on each side of a place. */
export interface Place {
  older: { side: Side; limit: number } | null;
  newer: { side: Side; limit: number } | null;
}

const WAYS = ['cursor', 'after', 'around', 'at'] as const;

/**
 * Where a page stands.
 *
 * @throws ApiError invalid_request, invalid_cursor, not_found
 */
export function placeOf(query: ChatMessagesQuery, limit: number): Place {
  const given = WAYS.filter((way) => query[way] !== undefined);
  if (given.length > 1) throw both(given);
  if (query.cursor !== undefined)
    return { older: { side: older(decodeCursor(query.cursor)), limit }, newer: null };
  if (query.after !== undefined)
    return { older: null, newer: { side: newer(nextId(decodeCursor(query.after))), limit } };
  const middle = middleOf(query);
  if (!middle) return { older: { side: OLDER_THAN_NOW, limit }, newer: null };
  const before = Math.floor(limit / 2);
  return {
    older: { side: older(middle), limit: before },
    newer: { side: newer(middle), limit: limit - before },
  };
}

function middleOf({ around, at }: ChatMessagesQuery): string | null {
  if (around !== undefined) return parseId('message', around);
  return at === undefined ? null : leastId(new Date(at));
}

function older(from: string): Side {
  return { towards: 'older', from };
}

function newer(from: string): Side {
  return { towards: 'newer', from };
}

/** The least id after another one: a cursor names the last entry that was shown. */
function nextId(id: string): string {
  const next = BigInt(`0x${id.replaceAll('-', '')}`) + 1n;
  const hex = next.toString(16).padStart(32, '0').slice(-32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function both(given: readonly string[]): ApiError {
  const message = `only one of ${WAYS.join(', ')} says where the page stands`;
  return invalidFields(
    sentence(message),
    given.map((path) => ({ path, message, code: 'not_together' })),
  );
}
