import { countedText, isNothing, resendLabel } from './counted';

it.each([
  [0, true, true, 'There is nothing to resend in this time range.'],
  [0, false, false, 'This time range holds too many events to count.'],
  [1, true, false, 'This sends 1 delivery.'],
  [20, false, false, 'This sends at least 20 deliveries.'],
])('a count of %s (exact: %s) is said as it is', (count, exact, nothing, words) => {
  expect(isNothing({ count, exact })).toBe(nothing);
  expect(countedText({ count, exact })).toBe(words);
});

it.each([
  [7, true, 'Resend 7 deliveries'],
  [1, true, 'Resend 1 delivery'],
  [20, false, 'Resend at least 20 deliveries'],
  [0, false, 'Resend all'],
])('the button for a count of %s (exact: %s) says what it does', (count, exact, label) => {
  expect(resendLabel({ count, exact })).toBe(label);
});
