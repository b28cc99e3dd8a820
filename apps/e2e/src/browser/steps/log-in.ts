import { expect, type Page } from '@playwright/test';
import type { Account } from '../../harness/product';

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

/**
 * Opens a page as somebody who logged in before. A story that tells how people log in fills in the form:
 * of a story that does not, the form and the way back from it are a second of Chromium.
 */
export async function openAs(
  page: Page,
  { email, password }: Pick<Account, 'email' | 'password'>,
  address: string,
): Promise<void> {
  const { origin } = new URL(address);
  const answer = await page
    .context()
    .request.post(`${origin}/v1/auth/login`, { data: { email, password } });
  expect(answer.ok()).toBe(true);
  // Who goes elsewhere before the answer came has spent the cookie and not got the next one.
  const entered = page.waitForResponse('**/v1/auth/refresh');
  await page.goto(address);
  expect((await entered).ok()).toBe(true);
  // Who goes elsewhere before the page took the answer in is a stranger to pages that ask for nobody.
  await page.waitForFunction(() => localStorage.getItem('whathooks.signed-in') === 'yes');
}
