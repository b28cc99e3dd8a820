import { BROADCASTS, CONTENT_FIELDS, MESSAGE_KINDS, MESSAGE_TYPES } from '@whathooks/dto/facts';
import { renderToStaticMarkup } from 'react-dom/server';
import { KindTable } from './kind-table';

const table = renderToStaticMarkup(<KindTable />);
const rowOf = (type: string): string | undefined =>
  table.split('<tr>').find((row) => row.startsWith(`<th scope="row"><code>${type}</code>`));

it.each(MESSAGE_TYPES)('the docs have a row for %s', (type) => {
  expect(rowOf(type)).toBeDefined();
});

it.each(MESSAGE_TYPES)(
  'says of %s by which events it is told, what stands in them, what bounds it, and what a phone shows',
  (type) => {
    const { events, shape, limits, phone } = MESSAGE_KINDS[type];
    for (const name of [...events, ...shape])
      expect(rowOf(type)).toContain(`<code>${escaped(name)}</code>`);
    expect(phone).not.toBe('');
    expect(rowOf(type)).toContain(`<td>${escaped(limits)}</td><td>${escaped(phone)}</td>`);
  },
);

it('says with which field a kind is sent, and which are received only', () => {
  expect(rowOf('contact')).toContain('<td><code>contacts</code></td>');
  expect(rowOf('tap')).toContain('<td>received only</td>');
  const sent = CONTENT_FIELDS.filter((field) => field !== 'forward');
  for (const field of sent) expect(table).toContain(`<td><code>${field}</code></td>`);
});

it.each(Object.entries(BROADCASTS))('has a row for posts in %s', (chat, { limits, phone }) => {
  expect(rowOf(chat)).toContain(`<td>${escaped(limits)}</td><td>${escaped(phone)}</td>`);
});

it('says that status posts are sent, and channels are read', () => {
  expect(rowOf('status@broadcast')).toContain('<td><code>to</code></td>');
  expect(rowOf('…@newsletter')).toContain('<td>received only</td>');
});

/** As it stands in HTML. */
function escaped(text: string): string {
  return renderToStaticMarkup(text);
}
