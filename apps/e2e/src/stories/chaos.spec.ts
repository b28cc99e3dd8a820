import { expect, test } from '@playwright/test';
import { isClean, report } from '../chaos/ledger';
import { chaos } from '../chaos/run';

/** Long enough for the worst of it; `npm run chaos` goes on for as long as it is asked to. */
const MILLISECONDS = 12_000;

test('while everything breaks, no message is lost, doubled or out of order', async () => {
  test.setTimeout(420_000);
  const account = await chaos({ milliseconds: MILLISECONDS, seed: 42 });
  expect(report(account)).toContain('Lost 0, doubled 0, out of order 0, stale writes 0.');
  expect(account.refused).toBe(0);
  expect(account.toGroups).toBeGreaterThan(0);
  for (const count of Object.values(account.sent)) expect(count).toBeGreaterThan(0);
});

test('the same finds what is lost when messages are acknowledged before they are stored', async () => {
  test.setTimeout(240_000);
  const account = await chaos({ milliseconds: 6_000, seed: 42, unsafe: true });
  expect(isClean(account)).toBe(false);
  expect(account.lost.length).toBeGreaterThan(0);
});
