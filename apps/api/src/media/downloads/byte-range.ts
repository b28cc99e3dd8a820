import type { ByteRange } from '../../platform/storage/object-store';

/** What a request wants of a file: all of it, a part, or a part that it does not have. */
export type ByteRangeRequest = ByteRange | 'all' | 'none';

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * Reads a `Range` header as RFC 9110 says. Several ranges, and what is no range, ask for all of it.
 *
 * @param size of the file, in bytes.
 */
export function wantedRange(header: string | undefined, size: number): ByteRangeRequest {
  const [, first, last] = ONE_RANGE.exec(header ?? '') ?? [];
  if (!first && !last) return 'all';
  if (!first) return tail(Number(last), size);
  const end = last ? Number(last) : size - 1;
  if (last && end < Number(first)) return 'all';
  if (Number(first) >= size) return 'none';
  return { first: Number(first), last: Math.min(end, size - 1) };
}

/** The last bytes. */
function tail(count: number, size: number): ByteRangeRequest {
  if (count === 0 || size === 0) return 'none';
  return { first: Math.max(0, size - count), last: size - 1 };
}
