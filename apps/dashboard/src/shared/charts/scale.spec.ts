import { ticksUpTo } from './scale';

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [5, [0, 2, 4, 6]],
  [17, [0, 5, 10, 15, 20]],
  [120, [0, 50, 100, 150]],
  [4_100, [0, 2_000, 4_000, 6_000]],
])('a chart of at most %d has its lines at %j', (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks);
});
