/**
 * A name for each of some things, none twice: what would be is told apart by a number.
 *
 * @param toName makes a name of a thing.
 */
export function uniqueNames(
  things: readonly string[],
  toName: (thing: string) => string,
  separator = '',
): Map<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const thing of things) {
    const base = toName(thing);
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}${separator}${count}`;
    taken.add(name);
    found.set(thing, name);
  }
  return found;
}
