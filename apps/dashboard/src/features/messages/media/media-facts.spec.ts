import type { MediaView } from '@whathooks/dto';
import { addressOf, documentFacts, formatSeconds, formatSize } from './media-facts';

const media: MediaView = { id: 'med_1', status: 'ready', mimeType: 'application/pdf' };

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [48_213, '48 kB'],
  [1_240_000, '1.2 MB'],
  [98_000_000, '98 MB'],
  [2_100_000_000, '2.1 GB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

it.each([
  [7, '0:07'],
  [62.9, '1:02'],
  [3_723, '1:02:03'],
])('%d seconds read %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

it('a document tells its kind, its pages and its size, as far as they are known', () => {
  expect(documentFacts({ ...media, fileName: 'offer.v2.docx', pages: 1, size: 1_500 })).toBe(
    'DOCX · 1 page · 2 kB',
  );
  expect(documentFacts({ ...media, fileName: 'offer' })).toBe('PDF');
});

it('a file is fetched from the origin of the dashboard', () => {
  const url = 'https://hooks.example.com/v1/media/med_1?expires=1&signature=x';
  expect(addressOf({ ...media, url })).toBe('/v1/media/med_1?expires=1&signature=x');
  expect(addressOf(media)).toBeUndefined();
});
