import { EMOJI_GROUPS, findEmojis } from './emoji-data';

it('every emoji of the data has a name, and stands in one group', () => {
  const all = EMOJI_GROUPS.flatMap(({ emojis }) => emojis);
  expect(all.length).toBeGreaterThan(1_800);
  expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length);
  expect(all.filter(({ name }) => name === '')).toEqual([]);
});

it.each([
  ['croissant', '🥐'],
  ['thumbs up', '👍️'],
  ['smile', '😄'],
  ['red heart', '❤️'],
])('%j finds %s', (q, emoji) => {
  const bare = (text: string) => text.replaceAll('\uFE0F', '');
  expect(findEmojis(q, 20).map((one) => bare(one.emoji))).toContain(bare(emoji));
});

it('whose name begins with it comes before what has it elsewhere, and nothing is found for nothing', () => {
  expect(findEmojis('croissant', 1)[0]?.emoji).toBe('🥐');
  expect(findEmojis(' ', 10)).toEqual([]);
  expect(findEmojis('no such thing', 10)).toEqual([]);
});
