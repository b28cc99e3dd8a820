import { lasted } from './lasted';

describe('a time as people say it', () => {
  it.each([
    [0.4, '0 seconds'],
    [1, '1 second'],
    [59, '59 seconds'],
    [61, '1 minute'],
    [3_540, '59 minutes'],
    [3_600, '1 hour'],
    [7_500, '2 hours 5 minutes'],
    [90_000, '25 hours'],
    [200_000, '2 days'],
  ])('%d s are %s', (seconds, text) => {
    expect(lasted(seconds)).toBe(text);
  });
});
