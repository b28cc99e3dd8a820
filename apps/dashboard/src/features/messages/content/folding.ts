/** A text up to here is shown whole, in characters and in lines. */
const WHOLE = { characters: 1_500, lines: 30 };
/** Of a longer one so much is shown first. */
const SHOWN = { characters: 1_000, lines: 20 };
/** A word that is longer is cut. */
const WORD_MAX = 100;

/** The beginning of a text that is too long to be shown whole at once; null for one that is not. */
export function beginningOf(text: string): string | null {
  const isLong = text.length > WHOLE.characters || placeOfLine(text, WHOLE.lines) !== -1;
  if (!isLong) return null;
  const line = placeOfLine(text, SHOWN.lines);
  const end = line === -1 ? SHOWN.characters : Math.min(line, SHOWN.characters);
  const cut = text.slice(0, end);
  if (end === line) return cut;
  const space = cut.search(/\s\S*$/);
  if (space > cut.length - WORD_MAX) return cut.slice(0, space);
  // A character of two halves is not cut in two.
  return cut.replace(/[\ud800-\udbff]$/, '');
}

/** Where the line break after so many lines stands; -1 where there are fewer. */
function placeOfLine(text: string, lines: number): number {
  let at = -1;
  for (let count = 0; count < lines; count += 1) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return -1;
  }
  return at;
}
