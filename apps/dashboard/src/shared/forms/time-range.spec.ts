import { CUSTOM, toLocalField, toTimeRange, untilProblem, zoneWords } from './time-range';

const NOW = new Date('2026-06-29T14:21:30.000Z');
/** In the zone of this machine, whichever that is. */
const local = (hour: number, minute: number) => new Date(2026, 5, 29, hour, minute).toISOString();
const custom = (from: string, until: string) => ({ preset: CUSTOM, from, until });

it('reaches so many hours back, or to no end', () => {
  expect(toTimeRange({ preset: '6', from: '', until: '' }, NOW)).toEqual({
    since: '2026-06-29T08:21:30.000Z',
  });
  expect(toTimeRange({ preset: '', from: '2026-06-29T14:21', until: '' }, NOW)).toEqual({});
});

it('is typed in the time of the person who types it', () => {
  expect(toTimeRange(custom('2026-06-29T05:30', '2026-06-29T06:30'), NOW)).toEqual({
    since: local(5, 30),
    until: local(6, 30),
  });
  expect(toTimeRange(custom('2026-06-29T05:30', ''), NOW)).toEqual({
    since: local(5, 30),
  });
  expect(toLocalField(new Date(2026, 5, 29, 19, 51))).toBe('2026-06-29T19:51');
  expect(zoneWords(NOW)).toContain(new Intl.DateTimeFormat().resolvedOptions().timeZone);
});

it('is not asked for while it is incomplete or backwards', () => {
  expect(toTimeRange(custom('', '2026-06-29T06:30'), NOW)).toBeNull();
  const backwards = custom('2026-06-29T06:30', '2026-06-29T06:30');
  expect(toTimeRange(backwards, NOW)).toBeNull();
  expect(untilProblem(backwards)).not.toBeNull();
});
