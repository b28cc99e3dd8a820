import { namedIn, piecesOf } from './mentions';

const PEOPLE = [
  { id: 'ana', name: 'Ana' },
  { id: 'ana-maria', name: 'Ana Maria' },
  { id: 'ben-1', name: 'Ben' },
  { id: 'ben-2', name: 'Ben' },
];

it.each([
  ['@Ana, please', [], ['ana']],
  ['for @Ana Maria.', [], ['ana-maria']],
  ['@Anastasia and mail@Ana', [], []],
  ['@Ana @Ana', [], ['ana']],
  ['@Ben', ['ben-2'], ['ben-2']],
  // Which of the two is meant is not known.
  ['@Ben', [], []],
  ['nobody', ['ana'], []],
])('%j names', (text, chosen, expected) => {
  expect(namedIn(text, PEOPLE, chosen)).toEqual(expected);
});

it('a text is cut where it names somebody, and loses nothing', () => {
  const text = '@Ana Maria: ask @Ben @ noon, @nobody';
  const pieces = piecesOf(text, PEOPLE);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter(({ ids }) => ids).map((piece) => piece.text)).toEqual([
    '@Ana Maria',
    '@Ben',
  ]);
});
