import type { ChatView, SnippetView } from '@whathooks/dto';
import { askedSnippet, filled, matching } from './snippets';

const snippet = (shortcut: string, text = ''): SnippetView => ({
  id: `snip_${shortcut}`,
  shortcut,
  text,
  updatedAt: '2026-06-29T14:21:07.000Z',
});

it.each([
  ['/ho', 3, { from: 0, q: 'ho' }],
  ['Hello /', 7, { from: 6, q: '' }],
  ['a\n/größe', 8, { from: 2, q: 'größe' }],
  ['1/2', 3, null],
  ['https://x', 9, null],
  ['/ho done', 8, null],
  ['/ho done', 3, { from: 0, q: 'ho' }],
])('in %j with the cursor at %i: %j', (text, cursor, expected) => {
  expect(askedSnippet(text, cursor)).toEqual(expected);
});

it('shortcuts that begin with it stand before those that have it elsewhere', () => {
  const found = matching([snippet('opening-hours'), snippet('Hours'), snippet('bye')], 'ho');
  expect(found.map(({ shortcut }) => shortcut)).toEqual(['Hours', 'opening-hours']);
});

it('names and number stand in their places, and nothing that a name says is a place', () => {
  const chat = { title: 'Jane {{agent}}', phone: '15551234567' } as ChatView;
  expect(filled(snippet('a', '{{name}}, {{phone}}: {{agent}} {{other}}'), chat, 'Ana')).toBe(
    'Jane {{agent}}, +15551234567: Ana {{other}}',
  );
});
