import { slotsOf, summed } from './slots';

const NOW = new Date(2026, 5, 29, 14, 21, 7);

it('a day has 24 hours, the one that is running last', () => {
  const slots = slotsOf(1, NOW);
  expect(slots).toHaveLength(24);
  expect(slots[0]?.from).toEqual(new Date(2026, 5, 28, 15));
  expect(slots.at(-1)).toEqual({ from: new Date(2026, 5, 29, 14), to: new Date(2026, 5, 29, 15) });
});

it('longer times begin at midnight', () => {
  const week = slotsOf(7, NOW);
  expect(week[0]?.from).toEqual(new Date(2026, 5, 23));
  expect(week.at(-1)?.from).toEqual(new Date(2026, 5, 29, 12));
  expect(week).toHaveLength(6 * 4 + 3);
  const month = slotsOf(30, NOW);
  expect(month).toHaveLength(30);
  expect(month.at(-1)).toEqual({ from: new Date(2026, 5, 29), to: new Date(2026, 5, 30) });
});

it('hours are added to the time in which they lie, and left out where they lie in none', () => {
  const slots = slotsOf(7, NOW);
  const hour = (at: Date, count: number) => ({ hour: at.toISOString(), count });
  const sums = summed(
    slots,
    [
      hour(new Date(2026, 5, 29, 12), 2),
      hour(new Date(2026, 5, 29, 14), 3),
      hour(new Date(2026, 5, 1), 9),
    ],
    ({ count }) => count,
  );
  expect(sums.at(-1)).toBe(5);
  expect(sums.reduce((a, b) => a + b)).toBe(5);
});
