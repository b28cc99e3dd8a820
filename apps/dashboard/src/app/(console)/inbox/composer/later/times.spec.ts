import { laterTimes, localInput } from './times';

const named = (now: string) =>
  laterTimes(new Date(now)).map(({ name, at }) => [name, localInput(at)]);

it('offers what is still to come', () => {
  // A Wednesday.
  expect(named('2026-07-01T10:30:00')).toEqual([
    ['hour', '2026-07-01T11:30'],
    ['evening', '2026-07-01T18:00'],
    ['tomorrow', '2026-07-02T09:00'],
    ['monday', '2026-07-06T09:00'],
  ]);
  expect(named('2026-07-01T17:30:00').map(([name]) => name)).not.toContain('evening');
});

it('on Sunday, Monday is tomorrow; on Monday it is the next one', () => {
  expect(named('2026-07-05T10:00:00').map(([name]) => name)).toEqual([
    'hour',
    'evening',
    'tomorrow',
  ]);
  expect(named('2026-07-06T10:00:00').at(-1)).toEqual(['monday', '2026-07-13T09:00']);
});

it('the end of a month and of a year', () => {
  expect(named('2026-12-31T20:00:00')).toEqual([
    ['hour', '2026-12-31T21:00'],
    ['tomorrow', '2027-01-01T09:00'],
    ['monday', '2027-01-04T09:00'],
  ]);
});
