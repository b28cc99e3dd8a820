import { emojisAlone } from './emojis-alone';

it.each([
  ['👍', 1],
  ['❤️', 1],
  ['❤', 1],
  [' 😍🎉\n', 2],
  ['👨‍👩‍👧‍👦 👋🏽 🇩🇪', 3],
  ['1️⃣', 1],
  ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 1],
])('%j is %i emojis alone', (text, count) => expect(emojisAlone(text)).toBe(count));

it.each(['', ' ', '12', '#', '©', '™', '👍👍👍👍', 'ok 👍', '👍.', '🇩', 'a', '👍'.repeat(5_000)])(
  '%j is another text',
  (text) => expect(emojisAlone(text)).toBeNull(),
);
