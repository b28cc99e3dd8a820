/** Somebody who can be named. */
export interface Nameable {
  id: string;
  name: string;
}

const isWord = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);

/** One piece of a text: words, or a name behind an `@` with the ids of those who are called so. */
export type Piece = { text: string; ids?: readonly string[] };

/** A text cut where it names somebody. Of two names that fit, the longer one counts. */
export function piecesOf(text: string, people: readonly Nameable[]): Piece[] {
  const byName = new Map<string, string[]>();
  for (const { id, name } of people) byName.set(name, [...(byName.get(name) ?? []), id]);
  const names = [...byName.keys()]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (at < from || isWord(text[at - 1])) continue;
    const name = names.find(
      (one) => text.startsWith(one, at + 1) && !isWord(text[at + 1 + one.length]),
    );
    if (name === undefined) continue;
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ text: `@${name}`, ids: byName.get(name) ?? [] });
    from = at + 1 + name.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/**
 * Ids of those whom a text names.
 *
 * @param chosen ids of those who were chosen while it was written: of several who are called the same, only they count.
 */
export function namedIn(
  text: string,
  people: readonly Nameable[],
  chosen: readonly string[],
): string[] {
  const named = piecesOf(text, people).flatMap(({ ids = [] }) => {
    const meant = ids.filter((id) => chosen.includes(id));
    return meant.length > 0 || ids.length > 1 ? meant : ids;
  });
  return [...new Set(named)];
}
