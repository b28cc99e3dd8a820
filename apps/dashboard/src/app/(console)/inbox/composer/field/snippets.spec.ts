import type { ChatView, SnippetView } from '@whathooks/dto';
import { filled, gapIn, matching } from './snippets';

const snippet = (shortcut: string, text = ''): SnippetView => ({
  id: `snip_${shortcut}`,
  shortcut,
  text,
  updatedAt: '2026-06-29T14:21:07.000Z',
});
const chat = (facts: Partial<ChatView>) =>
  ({ title: 'Jane', phone: '15551234567', lid: null, ...facts }) as ChatView;

it('shortcuts that begin with it stand before those that have it elsewhere', () => {
  const found = matching([snippet('opening-hours'), snippet('Hours'), snippet('bye')], 'ho');
  expect(found.map(({ shortcut }) => shortcut)).toEqual(['Hours', 'opening-hours']);
});

it('names and number stand in their places, and nothing that a name says is a place', () => {
  const jane = chat({ title: 'Jane {{agent}}' });
  expect(filled(snippet('a', '{{name}}, {{ phone }}: {{agent}} {{other}}'), jane, 'Ana')).toBe(
    'Jane {{agent}}, +15551234567: Ana {{other}}',
  );
});

it.each([
  [{ phone: null, lid: '1234' }, 'Hi Jane, [phone number]'],
  [{ title: '+1 555 123 4567' }, 'Hi [name], +15551234567'],
  [{ title: '1234', phone: null, lid: '1234' }, 'Hi [name], [phone number]'],
])('what is not known of %j is a gap that is seen', (facts, expected) => {
  const text = filled(snippet('a', 'Hi {{name}}, {{phone}}'), chat(facts), 'Ana');
  expect(text).toBe(expected);
  expect(gapIn(text)?.from).toBe(text.indexOf('['));
});

it('a text that is filled in has no gap', () => {
  expect(gapIn('Hi Jane [sic]')).toBeNull();
});
