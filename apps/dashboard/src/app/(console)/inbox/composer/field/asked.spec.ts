import { askedAfter } from './asked';

const WORD = /^[\p{L}\p{N}_-]*$/u;

it.each([
  ['/ho', { from: 0, q: 'ho' }],
  ['Hello /', { from: 6, q: '' }],
  ['a\n/größe', { from: 2, q: 'größe' }],
  ['1/2', null],
  ['https://x', null],
  ['/ho done', null],
  ['', null],
  [`/${'x'.repeat(80)}`, null],
])('%j asks for %j', (before, expected) => {
  expect(askedAfter('/', before, WORD)).toEqual(expected);
});
