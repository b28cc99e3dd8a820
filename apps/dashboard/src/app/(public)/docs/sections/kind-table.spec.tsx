import { CONTENT_FIELDS, MESSAGE_TYPES } from '@whathooks/dto/facts';
import { renderToStaticMarkup } from 'react-dom/server';
import { KindTable } from './kind-table';

const table = renderToStaticMarkup(<KindTable />);
const rowOf = (type: string): string | undefined =>
  table.split('<tr>').find((row) => row.startsWith(`<th scope="row"><code>${type}</code>`));

it.each(MESSAGE_TYPES)('the docs have a row for %s', (type) => {
  expect(rowOf(type)).toBeDefined();
});

it('says with which field a kind is sent, and which are received only', () => {
  expect(rowOf('contact')).toContain('<td><code>contacts</code></td>');
  expect(rowOf('tap')).toContain('<td>received only</td>');
  const sent = CONTENT_FIELDS.filter((field) => field !== 'forward');
  for (const field of sent) expect(table).toContain(`<td><code>${field}</code></td>`);
});
