/** A stretch of a text, and whether it was searched for. */
export interface Stretch {
  text: string;
  isFound: boolean;
}

interface Place {
  start: number;
  end: number;
}

/** Characters before the first word that was found. */
const BEFORE = 32;
/** Characters that are shown in all. */
const MOST = 220;

/** The part of a text in which the words stand, in stretches. It begins and ends between characters. */
export function excerpt(text: string, places: readonly Place[]): Stretch[] {
  const first = places[0]?.start ?? 0;
  const from = first > BEFORE ? beginOfWord(text, first - BEFORE, first) : 0;
  const to = endOfCharacter(text, Math.min(text.length, from + MOST));
  const stretches: Stretch[] = [];
  let at = from;
  const add = (end: number, isFound: boolean) => {
    if (end > at) stretches.push({ text: text.slice(at, end), isFound });
    at = Math.max(at, end);
  };
  if (from > 0) stretches.push({ text: '…', isFound: false });
  for (const { start, end } of places) {
    if (start >= to) break;
    add(start, false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  if (to < text.length) stretches.push({ text: '…', isFound: false });
  return stretches;
}

/** Behind the first space from a place on; the end where there is none. */
function beginOfWord(text: string, from: number, end: number): number {
  const space = text.slice(from, end).search(/\s/);
  return space === -1 ? end : from + space + 1;
}

/** Not between the two units of one character. */
function endOfCharacter(text: string, end: number): number {
  return /[\ud800-\udbff]$/.test(text.slice(0, end)) && end < text.length ? end + 1 : end;
}
