import { expect, type Page } from '@playwright/test';
import { openAs } from './steps/log-in';
import { invite, joinAnew, makeClient } from './steps/organization-steps';
import { test } from './steps/story';

const NUMBER = '15557654377';

const row = (page: Page, name: string) => page.getByRole('row', { name });

test('an owner builds the team, gives it work, and hands the organization over', async ({
  page,
  browser,
  product,
}) => {
  test.setTimeout(240_000);
  const owner = await product.account('Sunrise');
  await product.link(owner, NUMBER, 'Bread');
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() === 403) refused.push(`${page.url()}: ${response.url()}`);
  });
  const context = await browser.newContext();
  try {
    await openAs(page, owner, `${product.url}/settings/clients/`);
    await makeClient(page, 'Bakery', 'Bread');

    // A person who is an admin from the first day on.
    await page.goto(`${product.url}/settings/people/`);
    const link = await invite(page, 'Admin', `grace.${Date.now()}@agency.example`);
    const theirs = await context.newPage();
    await theirs.goto(link);
    await joinAnew(theirs, 'Grace Hopper', '');
    await expect(row(page, 'Grace Hopper')).toContainText('Admin');
    await theirs.goto(`${product.url}/numbers/`);
    await expect(theirs.getByRole('list', { name: 'Numbers' })).toContainText('Bakery');

    // What is an owner's alone stands here, and not there.
    await expect(page.getByRole('button', { name: 'Help Grace Hopper to log in' })).toBeVisible();
    await theirs.goto(`${product.url}/settings/people/`);
    await expect(row(theirs, 'Ada')).toContainText('Only an owner changes an owner.');
    await expect(theirs.getByRole('button', { name: /^Help .* to log in/ })).toHaveCount(0);

    // There are two owners for a while; then the first one leaves, and the work goes on.
    await page.getByRole('button', { name: 'Change the role of Grace Hopper' }).click();
    const roles = page.getByRole('dialog', { name: 'Role of Grace Hopper' });
    await roles.getByRole('radio', { name: 'Owner' }).check();
    await roles.getByRole('button', { name: 'Change role' }).click();
    await expect(row(page, 'Grace Hopper')).toContainText('Owner');
    await page.goto(`${product.url}/settings/audit/`);
    await expect(page.getByText(/from admin to owner/).first()).toBeVisible();
    await page.goto(`${product.url}/settings/people/`);
    await page.getByRole('button', { name: 'Leave the organization' }).click();
    await page
      .getByRole('dialog', { name: /^Leave Sunrise/ })
      .getByRole('button', { name: 'Leave' })
      .click();
    await page.waitForURL('**/login/**');
    await expect(row(theirs, 'Ada')).toHaveCount(0);
    await expect(row(theirs, 'Grace Hopper (you)')).toContainText('The only owner.');
    await theirs.goto(`${product.url}/numbers/`);
    await expect(theirs.getByRole('list', { name: 'Numbers' })).toContainText('Bread');
    expect(refused).toEqual([]);
  } finally {
    await context.close();
  }
});
