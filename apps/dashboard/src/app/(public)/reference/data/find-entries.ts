import type { Entry, Group } from './reference-data';

/**
 * Groups with the entries in which each word stands: in title, path, name or description. Those with more of
 * them in title and path come first.
 */
export function findEntries(groups: readonly Group[], q: string): Group[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  const found = groups.flatMap((group) => {
    const ranked = group.entries
      .map((entry) => ({ entry, rank: rankOf(entry, group.name, words) }))
      .filter(({ rank }) => rank > 0)
      .sort((one, other) => other.rank - one.rank);
    const [best] = ranked;
    if (!best) return [];
    return [{ group: { ...group, entries: ranked.map(({ entry }) => entry) }, rank: best.rank }];
  });
  return found.sort((one, other) => other.rank - one.rank).map(({ group }) => group);
}

/** 0 where a word is nowhere. */
function rankOf(entry: Entry, group: string, words: readonly string[]): number {
  const head = `${entry.title} ${entry.method} ${entry.path} ${entry.id}`.toLowerCase();
  const all = `${head} ${group.toLowerCase()} ${entry.description.toLowerCase()}`;
  if (!words.every((word) => all.includes(word))) return 0;
  const title = entry.title.toLowerCase();
  const inHead = words.filter((word) => head.includes(word)).length;
  const inTitle = words.filter((word) => title.includes(word)).length;
  const isIt = entry.id.toLowerCase() === words.join('') || title === words.join(' ') ? 4 : 0;
  return 1 + inHead + inTitle + isIt;
}
