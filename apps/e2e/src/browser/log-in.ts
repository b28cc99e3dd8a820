import type { Page } from '@playwright/test';
import type { Account } from '../harness/product';

/** Logs in where the product asks for it. */
export async function logIn(
  page: Page,
  account: Pick<Account, 'email' | 'password'>,
): Promise<void> {
  await page.waitForURL('**/login/**');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  // Who goes elsewhere before the answer came is not logged in.
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}
