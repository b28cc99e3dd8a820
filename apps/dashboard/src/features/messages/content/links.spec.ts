import { mapAddress, safeLink } from './links';

it.each([
  ['https://bakery.example/rye?a=1', 'https://bakery.example/rye?a=1'],
  ['bakery.example', 'https://bakery.example/'],
  ['http://bakery.example', 'http://bakery.example/'],
])('%s leads to %s', (text, address) => {
  expect(safeLink(text)).toBe(address);
});

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'file:///etc',
  'no page',
  '',
])('%s leads nowhere', (text) => {
  expect(safeLink(text)).toBeNull();
});

it('a place has a page with a map', () => {
  expect(mapAddress({ latitude: 52.52, longitude: -0.1 })).toBe(
    'https://www.openstreetmap.org/?mlat=52.520000&mlon=-0.100000#map=16/52.520000/-0.100000',
  );
});
