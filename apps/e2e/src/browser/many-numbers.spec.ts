import { expect } from '@playwright/test';
import { asShown } from './checks/as-shown';
import { openAs } from './steps/log-in';
import { writeManyNumbers } from './stock/many-numbers';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654800';
let end = (): Promise<void> => Promise.resolve();
test.afterEach(() => end());

const DOWN = { unlinked: 22, lost: 12, banned: 6 };

test('a day with 300 numbers, 40 of them down for three causes', async ({ page, product }) => {
  test.setTimeout(420_000);
  const account = await product.account();
  const { id } = await product.link(account, NUMBER);
  end = await writeManyNumbers(product.databaseUrl, id, { connected: 259, ...DOWN });
  await openAs(page, account, `${product.url}/overview/`);

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
  await openAs(page, account, `${product.url}/overview/`);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await usable(page, 'overview-error');
  // It is asked again by itself, and by the button.
  isBroken = false;
  await expect(page.getByRole('heading', { name: 'Get started' })).toBeVisible();
});

test('numbers by the hundred are found, sorted, mended several at once and renamed', async ({
  page,
  product,
}) => {
  test.setTimeout(420_000);
  const account = await product.account();
  const { id } = await product.link(account, '15557654801');
  end = await writeManyNumbers(product.databaseUrl, id, { connected: 259, ...DOWN });
  await openAs(page, account, `${product.url}/overview/`);

  // The cause leads to its numbers, where several are mended at once.
  const causes = page.getByRole('list', { name: 'Needs attention' });
  await causes.getByRole('link', { name: 'Show all 22' }).click();
  await expect(page).toHaveURL(/tab=down/);
  const list = page.getByRole('list', { name: 'Numbers' });
  await expect(list.getByRole('listitem')).toHaveCount(22);
  await expect(page.getByRole('radio', { name: 'Down 40' })).toBeChecked();
  const columns = () =>
    list
      .getByRole('listitem')
      .first()
      .evaluate((row) => getComputedStyle(row).gridTemplateColumns);
  const widths = await columns();
  await page.getByText('All 300', { exact: true }).click();
  await expect(list.getByRole('listitem')).toHaveCount(300);
  expect(await columns()).toBe(widths);
  await page.getByLabel('Sort by').selectOption('Down for longest');
  await expect(page).toHaveURL(/sort=down/);
  await page.reload();
  await expect(list.getByRole('listitem').first()).toContainText('Shop 22');
  await usable(page, 'numbers-many');

  await page.getByLabel('Search numbers').fill('(555) 765-4801');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText(asShown('15557654801'));
  await page.getByLabel('Search numbers').fill('Depot 1');
  await expect(list.getByRole('listitem')).toHaveCount(4);
  await page.getByRole('checkbox', { name: 'Select Depot 10', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Select Depot 11', exact: true }).check();
  await expect(page.getByRole('button', { name: 'Unlink 2 numbers' })).toBeVisible();
  await usable(page, 'numbers-selected');
  await page.getByRole('button', { name: 'Unlink 2 numbers' }).click();
  const question = page.getByRole('dialog', { name: 'Unlink 2 numbers?' });
  await question.getByRole('button', { name: 'Cancel' }).click();

  await list.getByRole('listitem').filter({ hasText: 'Depot 12' }).hover();
  await page.getByRole('button', { name: 'Rename Depot 12' }).click();
  await page.getByLabel('New name of Depot 12').fill('Warehouse');
  await page.keyboard.press('Enter');
  await page.getByLabel('Search numbers').fill('Warehouse');
  await expect(list.getByRole('link', { name: 'Warehouse' })).toBeVisible();
  await page.getByLabel('Search numbers').fill('nothing of the kind');
  await expect(page.getByText('No number matches')).toBeVisible();
});

test('alerts are opened by what needs somebody, and settings say when', async ({
  page,
  product,
}) => {
  test.setTimeout(420_000);
  const account = await product.account();
  const { id } = await product.link(account, '15557654802');
  end = await writeManyNumbers(product.databaseUrl, id, {
    ...{ connected: 0, unlinked: 1 },
    ...{ lost: 1, banned: 1 },
  });
  await openAs(page, account, `${product.url}/settings/alerts/`);
  const open = page.getByRole('list', { name: 'Open now' });
  await expect(open.getByRole('listitem')).toHaveCount(3, { timeout: 60_000 });
  await expect(open.getByRole('link', { name: 'Open the number' })).toHaveCount(3);
  await expect(page.getByText('This installation sends no mail')).toBeVisible();
  await usable(page, 'alerts');

  await page.getByLabel('A number has been reconnecting for more than').fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Enter 1 to 10,080 minutes.')).toBeVisible();
  await page.getByLabel('A number has been reconnecting for more than').fill('600');
  await page.getByRole('button', { name: 'Save' }).click();
  const over = page.getByRole('list', { name: 'Over' });
  await expect(over.getByText('Depot 1')).toBeVisible({ timeout: 60_000 });
  await expect(open.getByRole('listitem')).toHaveCount(2);
  await page.reload();
  await expect(page.getByLabel('A number has been reconnecting for more than')).toHaveValue(
    '600 minutes',
  );
});
