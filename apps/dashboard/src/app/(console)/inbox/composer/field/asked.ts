/** Longest beginning of a name that is looked at. */
const LONGEST = 60;

/**
 * What is typed after a mark before the cursor, where the mark begins a word; null where nothing is asked for.
 *
 * @param before text before the cursor.
 * @param allowed what may stand behind the mark.
 */
export function askedAfter(
  mark: string,
  before: string,
  allowed: RegExp,
): { from: number; q: string } | null {
  const from = before.lastIndexOf(mark);
  if (from === -1 || before.length - from > LONGEST) return null;
  if (from > 0 && !/\s/.test(before[from - 1] ?? '')) return null;
  const q = before.slice(from + mark.length);
  return allowed.test(q) ? { from, q } : null;
}

/** A text without accents and case, to be compared. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
