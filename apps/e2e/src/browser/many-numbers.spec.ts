import { expect } from '@playwright/test';
import { logIn } from './log-in';
import { writeManyNumbers } from './many-numbers';
import { usable } from './screenshots';
import { test } from './story';

const NUMBER = '15557654800';

test('a day with 300 numbers, 40 of them down for three causes', async ({ page, product }) => {
  test.setTimeout(420_000);
  const account = await product.account();
  const { id } = await product.link(account, NUMBER);
  await writeManyNumbers(product.databaseUrl, id, {
    ...{ connected: 259, unlinked: 22 },
    ...{ lost: 12, banned: 6 },
  });
  await page.goto(`${product.url}/overview/`);
  await logIn(page, account);

  await expect(page.getByText('260 of 300')).toBeVisible();
  await expect(page.getByText('40 down', { exact: true })).toBeVisible();
  const causes = page.getByRole('list', { name: 'Needs attention' });
  await expect(causes.getByRole('listitem')).toHaveCount(3);
  await expect(causes.getByRole('listitem').first()).toContainText('Unlinked on the phone');
  await expect(causes.getByRole('link', { name: 'Show all 22' })).toBeVisible();
  await expect(causes.getByText('No connection')).toBeVisible();
  await expect(causes.getByText('Banned by WhatsApp for a time')).toBeVisible();

  const table = page.getByRole('table', { name: 'Messages over 24 hours' });
  await expect(table.getByRole('row')).toHaveCount(25);
  const chart = page.getByRole('group', { name: /^Messages over 24 hours/ });
  await chart.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('status').getByText(/Received: \d+, Sent: \d+/)).toBeAttached();
  await usable(page, 'overview-many');

  await page.getByText('30 days', { exact: true }).click();
  await expect(page).toHaveURL(/days=30/);
  await page.reload();
  const month = page.getByRole('table', { name: 'Deliveries over 30 days' });
  await expect(month.getByRole('row')).toHaveCount(31);
  await usable(page, 'overview-month');
});

test('an overview that cannot be read says so, and is read again', async ({ page, product }) => {
  const account = await product.account();
  let isBroken = true;
  await page.route('**/v1/overview*', (route) =>
    isBroken ? route.fulfill({ status: 503, json: {} }) : route.continue(),
  );
  await page.goto(`${product.url}/overview/`);
  await logIn(page, account);
  await expect(page.getByRole('alert')).toBeVisible();
  await usable(page, 'overview-error');
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Get started' })).toBeVisible();
});
