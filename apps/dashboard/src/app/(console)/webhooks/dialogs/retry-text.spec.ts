import { parseRetryText, toRetryText } from './retry-text';

test.each([
  ['0s, 5s, 5m, 2h', [0, 5, 300, 7_200]],
  ['0 5 300', [0, 5, 300]],
  ['0s,90s;1D', [0, 90, 86_400]],
  ['', null],
  ['  ', null],
])('%j is understood', (text, seconds) => {
  expect(parseRetryText(text)).toEqual(seconds);
});

test.each(['5 minutes', '-1', '25h', '1.5s', 'soon', '1w', Array(21).fill('1s').join(',')])(
  '%j is not',
  (text) => {
    expect(parseRetryText(text)).toBeUndefined();
  },
);

test.each([[[0, 5, 300, 1_800, 7_200, 86_400]], [[90, 3_660]], [null]])(
  '%j comes back as it was',
  (schedule) => {
    expect(parseRetryText(toRetryText(schedule))).toEqual(schedule);
  },
);
