import { expect } from '@playwright/test';
import { logIn } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

test('a log-in on a new browser is asked about, recognized, and ended', async ({
  page,
  browser,
  product,
}) => {
  test.setTimeout(240_000);
  const account = await product.account('Northwind Agency');
  await page.goto(`${product.url}/settings/security/`);
  await logIn(page, account);
  const list = page.getByRole('list', { name: 'Log-ins of your account' });
  await expect(list.getByText('This browser')).toBeVisible();
  const shared = page
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('list', { name: 'Everyone' });
  await expect(shared.getByRole('link').first()).toHaveText('Organization');

  const second = await browser.newContext({ userAgent: FIREFOX });
  const theirs = await second.newPage();
  await theirs.goto(`${product.url}/settings/security/`);
  await logIn(theirs, account);
  await expect(theirs.getByRole('heading', { name: 'Log-in and security' })).toBeVisible();

  await page.reload();
  const question = page.getByText('Was this you? Firefox on Linux logged in to your account');
  await expect(question).toBeVisible();
  const row = list.getByRole('listitem').filter({ hasText: 'Firefox on Linux' });
  await expect(row.getByText('New', { exact: true })).toBeVisible();
  await usable(page, 'sign-ins');
  // It takes two lines of its screen, with its buttons beside them.
  const told = page.getByText(/^A new browser/);
  const [said, button] = await Promise.all([
    told.boundingBox(),
    page.getByRole('button', { name: 'It was me' }).boundingBox(),
  ]);
  expect(button!.y).toBeLessThan(said!.y + said!.height);
  await page.getByRole('button', { name: 'It was me' }).click();
  await expect(question).toBeHidden();
  await expect(row.getByText('New', { exact: true })).toBeHidden();

  await row.getByRole('button', { name: 'End the log-in of Firefox on Linux' }).click();
  await page.getByRole('button', { name: 'End log-in', exact: true }).click();
  await expect(row).toBeHidden();
  await theirs.reload();
  await theirs.waitForURL('**/login/**');
  await second.close();

  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End all others' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByText('This browser')).toBeVisible();
});
