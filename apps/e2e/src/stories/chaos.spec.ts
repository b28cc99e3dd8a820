import { expect, test } from '@playwright/test';
import { isClean } from '../chaos/accounting/accounting';
import { report } from '../chaos/report';
import { runChaos } from '../chaos/run';
import { DISRUPTIONS } from '../chaos/disruptions';

// Each has a product of its own.
test.describe.configure({ mode: 'parallel' });

test('during all disruptions, no message is lost, duplicated, out of order or failed', async () => {
  test.setTimeout(600_000);
  // Each disruption once, under some 30 messages a second, of which each disruption hits a few;
  // `npm run chaos` takes longer runs, and more messages than the product can keep up with.
  const once = { milliseconds: 0, seed: 42, longestPauseMs: 1_200 };
  const { accounting, disruptions } = await runChaos(once);
  expect(isClean(accounting), report(accounting)).toBe(true);
  expect([...disruptions.keys()].sort()).toEqual([...DISRUPTIONS].sort());
  expect(accounting.repeatedEvents).toBeGreaterThan(0);
  expect(accounting.withFiles).toBeGreaterThan(0);
  expect(accounting.changed).toBeGreaterThan(0);
  expect([...accounting.outcomes.keys()].sort()).toEqual(
    ['API', 'API to group', 'contact', 'contact to group', 'phone', 'phone to group'].sort(),
  );
});

test('messages lost by acknowledging before storing are found', async () => {
  test.setTimeout(600_000);
  const { accounting } = await runChaos({
    milliseconds: 3_000,
    seed: 42,
    unsafe: true,
    only: ['the gateway is killed'],
  });
  const lost = accounting.faults.lost.filter((text) =>
    /^contact .*: acknowledged, and not stored$/.test(text),
  );
  expect(lost, report(accounting)).not.toEqual([]);
  expect(isClean(accounting)).toBe(false);
});
