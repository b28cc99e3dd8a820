/** A part of a file. */
export interface Part {
  start: number;
  /** Not included. */
  end: number;
  /** Whether no part of it was asked for. */
  isWhole: boolean;
}

/** The part that a `Range` header asks for; null when the file has no such part. */
export function rangeOf(header: string | undefined, size: number): Part | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [from = '', to = ''] = match?.slice(1) ?? [];
  if (!from && !to) return { start: 0, end: size, isWhole: true };
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(size, Number(to) + 1) : size;
  return start < end ? { start, end, isWhole: false } : null;
}
