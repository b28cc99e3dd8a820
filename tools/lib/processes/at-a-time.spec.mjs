import { atATime } from './at-a-time.mjs';

const GIB = 2 ** 30;

test('more specs and stories run at a time than there are cores', () => {
  expect(atATime(2, 24 * GIB)).toEqual({ specs: 3, stories: 2 });
  expect(atATime(1, 24 * GIB)).toEqual({ specs: 2, stories: 1 });
});

test('a machine with little memory runs fewer, and at least one', () => {
  expect(atATime(8, 8 * GIB)).toEqual({ specs: 4, stories: 2 });
  expect(atATime(2, GIB)).toEqual({ specs: 1, stories: 1 });
});
