import { findSections } from './find-sections';

const section = (title: string, text: string) => ({
  href: `/docs/#${title}`,
  page: 'Docs',
  title,
  text,
});
const SECTIONS = [
  section('Sending', 'A retry of a request needs an Idempotency-Key.'),
  section('Retries', 'What is not answered is tried again.'),
  section('Order', 'Deliveries of one chat stay in order.'),
];
const titles = (q: string) => findSections(SECTIONS, q).map(({ title }) => title);

it('finds what has every word, titles first', () => {
  expect(titles('retr')).toEqual(['Retries', 'Sending']);
  expect(titles('retry idempotency')).toEqual(['Sending']);
  expect(titles('retry order')).toEqual([]);
  expect(titles('  ')).toEqual([]);
});

it('shows the words around the match', () => {
  const [found] = findSections(
    [section('Long', `${'x '.repeat(80)}needle${' y'.repeat(80)}`)],
    'needle',
  );
  expect(found?.excerpt).toMatch(/^….*needle.*…$/);
});
