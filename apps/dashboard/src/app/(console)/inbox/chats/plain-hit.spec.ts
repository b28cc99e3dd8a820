import { plainHit } from './plain-hit';

/** What is marked of a text, where words were found in the text as it was typed. */
function marked(text: string, ...words: string[]): [text: string, ...marked: string[]] {
  const places = words.map((word) => ({
    start: text.indexOf(word),
    end: text.indexOf(word) + word.length,
  }));
  const hit = plainHit(text, places);
  return [hit.text, ...hit.places.map(({ start, end }) => hit.text.slice(start, end))];
}

it.each([
  ['nothing to leave out', ['leave'], 'nothing to leave out', ['leave']],
  ['*Bold* and _thin_ bread', ['Bold', 'bread'], 'Bold and thin bread', ['Bold', 'bread']],
  ['*one two* three', ['two* three'], 'one two three', ['two three']],
  ['first\n> quoted\n* rye', ['quoted', 'rye'], 'first quoted rye', ['quoted', 'rye']],
  ['2 * 3 is *six* 🥐', ['six', '🥐'], '2 * 3 is six 🥐', ['six', '🥐']],
])('%j is read as one reads it', (text, words, plain, found) =>
  expect(marked(text, ...words)).toEqual([plain, ...found]),
);

it('what was found in marks alone is not marked', () => {
  expect(plainHit('*rye*', [{ start: 4, end: 5 }])).toEqual({ text: 'rye', places: [] });
});
