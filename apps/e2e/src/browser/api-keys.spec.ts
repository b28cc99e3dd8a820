import { expect, type Page } from '@playwright/test';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

/** The key that a dialog shows, this once. */
async function shownKey(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Your new API key' });
  const token = (await dialog.locator('code').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  return token;
}

test('a key is limited to addresses, rotated with an overlap, and all of it is in the audit log', async ({
  page,
  product,
}) => {
  test.setTimeout(300_000);
  const account = await product.account('Sunrise');
  const statusOf = async (token: string): Promise<number> =>
    (await product.api.with({ 'x-api-key': token }).get('/v1/labels')).status;
  await openAs(page, account, `${product.url}/api-keys/`);

  await page.getByRole('button', { name: 'Create API key' }).click();
  const form = page.getByRole('dialog', { name: 'Create API key' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Servers');
  const addresses = form.getByRole('textbox', { name: /Allowed addresses/ });
  await addresses.fill('203.0.113.0/33');
  await form.getByRole('button', { name: 'Create key' }).click();
  await expect(form.getByText(/must be IP addresses or ranges/)).toBeVisible();
  await addresses.fill('127.0.0.0/8\n::1');
  await usable(page, 'api-key-form');
  await form.getByRole('button', { name: 'Create key' }).click();
  const first = await shownKey(page);
  const row = page.getByRole('row', { name: /Servers/ });
  await expect(row).toContainText('From 127.0.0.0/8, ::1 only');
  await expect(row).toContainText('Made by \u2068Ada\u2069');
  expect(await statusOf(first)).toBe(200);

  await page.getByRole('button', { name: 'Rotate Servers' }).click();
  const rotate = page.getByRole('dialog', { name: 'Rotate Servers?' });
  await usable(page, 'api-key-rotate');
  await rotate.getByLabel('How long the current key keeps working').selectOption('One hour');
  await rotate.getByRole('button', { name: 'Make a new key' }).click();
  const second = await shownKey(page);
  await expect(row).toContainText('The previous key works until');
  await usable(page, 'api-keys');
  expect(second).not.toBe(first);
  expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200]);

  await page.getByRole('button', { name: 'Rotate Servers' }).click();
  await rotate.getByLabel('How long the current key keeps working').selectOption('0');
  await rotate.getByRole('button', { name: 'Make a new key' }).click();
  const third = await shownKey(page);
  expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([
    401, 401, 200,
  ]);

  await page.goto(`${product.url}/settings/audit/?action=api_key.rotated`);
  const log = page.getByRole('list', { name: 'Audit log' });
  await expect(log.getByRole('listitem')).toHaveCount(2);
  await expect(log).toContainText('rotated the API key “Servers”');
});

test('the audit log is filtered, kept in the address, and saved as a file', async ({
  page,
  browser,
  product,
}) => {
  test.setTimeout(300_000);
  const account = await product.account('Sunrise');
  const member = await product.member(account, 'admin', 'Grace Hopper');
  await member.staff.post('/v1/webhooks', { url: 'https://agency.example/hook?secret=hidden' });
  await openAs(page, account, `${product.url}/settings/`);
  await page.getByRole('navigation', { name: 'Settings' }).getByText('Audit log').click();
  const log = page.getByRole('list', { name: 'Audit log' });
  await expect(log).toContainText('Grace Hopper made a webhook to agency.example');
  await expect(log).not.toContainText('hidden');
  await usable(page, 'audit-log');

  await page.getByLabel('By', { exact: true }).selectOption('Grace Hopper');
  await expect(log.getByRole('listitem')).toHaveCount(2);
  await page.getByLabel('Action').selectOption('webhook.created');
  await expect(log.getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/action=webhook\.created/);
  await page.reload();
  await expect(log.getByRole('listitem')).toHaveCount(1);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('audit-log.csv');
  const stream = await file.createReadStream();
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(member.userId);

  await page.getByLabel('Action').selectOption('webhook.deleted');
  await expect(page.getByText('No entry fits')).toBeVisible();
  await page.getByRole('button', { name: /all/i }).click();
  await expect(log).toContainText('Grace Hopper accepted an invitation as admin');

  const viewer = await product.member(account, 'viewer', 'Vera');
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await openAs(theirs, viewer, `${product.url}/settings/audit/`);
  await expect(theirs.getByText('Your role does not see the audit log')).toBeVisible();
  await context.close();
});
