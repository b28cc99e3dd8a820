import { expect, test } from '@playwright/test';
import { isClean } from '../chaos/ledger';
import { report } from '../chaos/report';
import { chaos } from '../chaos/run';
import { TROUBLES } from '../chaos/troubles';

// Each has a product of its own.
test.describe.configure({ mode: 'parallel' });

test('while everything breaks, no message is lost, doubled, out of order or given up', async () => {
  test.setTimeout(600_000);
  // Each trouble once; `npm run chaos` goes on for as long as it is asked to.
  const { account, troubles } = await chaos({ milliseconds: 0, seed: 42 });
  expect(isClean(account), report(account)).toBe(true);
  expect([...troubles.keys()].sort()).toEqual([...TROUBLES].sort());
  expect(account.toldAgain).toBeGreaterThan(0);
  expect([...account.endings.keys()].sort()).toEqual(
    ['API', 'API to group', 'contact', 'contact to group', 'phone', 'phone to group'].sort(),
  );
});

test('the same finds what is lost when messages are acknowledged before they are stored', async () => {
  test.setTimeout(600_000);
  const { account } = await chaos({
    milliseconds: 3_000,
    seed: 42,
    unsafe: true,
    only: ['the gateway is killed'],
  });
  const lost = account.faults.lost.filter((text) =>
    /^contact .*: acknowledged, and not stored$/.test(text),
  );
  expect(lost, report(account)).not.toEqual([]);
  expect(isClean(account)).toBe(false);
});
