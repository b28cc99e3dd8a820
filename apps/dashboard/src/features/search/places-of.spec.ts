import { placesOf } from './places-of';

it.each([
  ['muller', 'Für Müller und MÜLLEREI', ['Müller', 'MÜLLER']],
  ['ler', 'Müller', []],
  ['711', 'Order AB-47119', ['711']],
  ['cafe', 'Cafe\u0301!', ['Cafe\u0301']],
  ['東京', '私は東京都', ['東京']],
  ['"your order"', 'your order', ['your', 'order']],
  ['?!', 'what?!', []],
])('%s in %s', (q, text, marked) => {
  expect(placesOf(text, q).map(({ start, end }) => text.slice(start, end))).toEqual(marked);
});
