import groups from 'unicode-emoji-json/data-by-group.json';
import keywords from 'emojilib';

/** One emoji, by name and by words that it is found with. */
export interface Emoji {
  emoji: string;
  name: string;
  /** Lower case; the first one is its short name, `grinning_face`. */
  keywords: readonly string[];
}

export interface EmojiGroup {
  slug: string;
  emojis: readonly Emoji[];
}

/** All emojis of Unicode, in its groups and its order. The words are English. */
export const EMOJI_GROUPS: readonly EmojiGroup[] = groups.map(({ slug, emojis }) => ({
  slug,
  emojis: emojis.map(({ emoji, name, slug: shortName }) => ({
    emoji,
    name,
    keywords: [shortName, ...(keywords[emoji] ?? [])],
  })),
}));

const ALL: readonly Emoji[] = EMOJI_GROUPS.flatMap(({ emojis }) => emojis);

/** Emojis that fit to what is typed: those whose short name or a word of it begins with it, then those with a keyword that does. */
export function findEmojis(q: string, most: number): Emoji[] {
  const wanted = q
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (wanted === '') return [];
  const ranked = ALL.map((one) => ({ one, rank: rankOf(one, wanted) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, most).map(({ one }) => one);
}

const NOT_FOUND = 5;

function rankOf({ keywords: [name = '', ...words] }: Emoji, wanted: string): number {
  if (name === wanted || words.includes(wanted)) return 0;
  if (name.startsWith(wanted)) return 1;
  if (words.some((word) => word.startsWith(wanted))) return 2;
  if (name.includes(`_${wanted}`)) return 3;
  return name.includes(wanted) ? 4 : NOT_FOUND;
}

/** An emoji as it stands in the data; undefined where Unicode has none like it. */
export function emojiOf(emoji: string): Emoji | undefined {
  return ALL.find((one) => one.emoji === emoji);
}
