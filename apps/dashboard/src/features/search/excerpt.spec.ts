import { excerpt } from './excerpt';

const shown = (text: string, places: { start: number; end: number }[]): string =>
  excerpt(text, places)
    .map(({ text: part, isFound }) => (isFound ? `[${part}]` : part))
    .join('');

it.each([
  ['all of a short text', 'the red lamp', [{ start: 4, end: 7 }], 'the [red] lamp'],
  ['a text without places', 'the red lamp', [], 'the red lamp'],
  [
    'a late word, from the beginning of another one',
    `${'word '.repeat(40)}lamp`,
    [{ start: 200, end: 204 }],
    `…${'word '.repeat(6)}[lamp]`,
  ],
  [
    'a word that ends beyond what is shown',
    'x'.repeat(400),
    [{ start: 0, end: 400 }],
    `[${'x'.repeat(220)}]…`,
  ],
])('shows %s', (_what, text, places, expected) => {
  expect(shown(text, places)).toBe(expected);
});
