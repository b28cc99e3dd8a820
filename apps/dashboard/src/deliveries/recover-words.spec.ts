import { countedWords, isNothing } from './recover-words';

it.each([
  [0, true, true, 'There is nothing to send in this time.'],
  [0, false, false, 'There is too much in this time to count what would be sent.'],
  [1, true, false, 'This sends 1 delivery.'],
  [20, false, false, 'This sends at least 20 deliveries.'],
])('a count of %s (exact: %s) is said as it is', (count, exact, nothing, words) => {
  expect(isNothing({ count, exact })).toBe(nothing);
  expect(countedWords({ count, exact })).toBe(words);
});
