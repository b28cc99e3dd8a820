import { type Browser, expect, type Page } from '@playwright/test';
import { freePort, LogInProvider } from '@whathooks/testing';
import { Product } from '../harness/product';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NAME = 'Agency SSO';

/** Leaves for the provider and comes back as somebody there. Its pages are another site's, as in life. */
async function go(page: Page, account: string): Promise<void> {
  await page.getByRole('button', { name: `Continue with ${NAME}` }).click();
  await page.getByRole('textbox', { name: 'Account', exact: true }).fill(account);
  await page.getByRole('button', { name: 'Go on' }).click();
}

async function another(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  // What never comes is told by its line, before the whole story is over.
  page.setDefaultTimeout(60_000);
  return page;
}

test('people log in with a provider of their agency', async ({ page, browser }) => {
  test.setTimeout(400_000);
  page.setDefaultTimeout(60_000);
  const issuer = `http://localhost:${await freePort()}`;
  const client = { clientId: 'whathooks', clientSecret: 'a secret of a story' };
  const product = await Product.start({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: client.clientId,
    OIDC_CLIENT_SECRET: client.clientSecret,
    OIDC_NAME: NAME,
  });
  const redirectUri = `${product.url}/sign-in/`;
  const provider = await LogInProvider.start({ issuer, ...client, redirectUri });
  try {
    // Somebody new makes an account, and arrives where they wanted to go.
    await page.goto(`${product.url}/numbers/`);
    await page.waitForURL('**/login/**');
    await expect(page.getByRole('button', { name: `Continue with ${NAME}` })).toBeVisible();
    await usable(page, 'provider-log-in');
    await go(page, 'grace@agency.example');
    await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible();
    await expect(page.getByLabel('Your name')).toHaveValue('Grace Hopper');
    await usable(page, 'provider-account');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Enter the name of your organization.')).toBeVisible();
    await page.getByLabel('Organization').fill('Hopper & Co');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('heading', { name: 'Numbers', exact: true })).toBeVisible();

    // It is their only way in until they set a password.
    await page.goto(`${product.url}/settings/security/`);
    const link = page.getByRole('region', { name: `Log-in with ${NAME}` });
    await expect(link.getByText(/grace@agency.example at Agency SSO opens this/)).toBeVisible();
    await expect(link.getByText(/your only way in/)).toBeVisible();
    await expect(page.getByText(`Logged in with ${NAME}`)).toBeVisible();
    await usable(page, 'provider-settings');
    await page.getByLabel('New password', { exact: true }).fill('purple kettle on the moon');
    await page.getByLabel('Repeat the new password').fill('purple kettle on the moon');
    await page.getByRole('button', { name: 'Set password' }).click();
    await link.getByRole('button', { name: 'Unlink' }).click();
    const unlinking = page.getByRole('dialog');
    await unlinking.getByLabel('Your password').fill('purple kettle on the moon');
    await usable(page, 'provider-unlink');
    await unlinking.getByRole('button', { name: 'Unlink' }).click();
    const start = link.getByRole('button', { name: `Link ${NAME}` });
    await start.click();
    await page.getByRole('dialog').getByLabel('Your password').fill('purple kettle on the moon');
    await usable(page, 'provider-link');
    // The provider knows them still, and asks nothing.
    await page.getByRole('button', { name: `Continue with ${NAME}` }).click();
    await expect(link.getByText(/grace@agency.example at Agency SSO opens this/)).toBeVisible();

    // Who has an account with that address gives its password, once.
    const account = await product.account('Northwind Agency');
    const theirs = await another(browser);
    await theirs.goto(`${product.url}/register/`);
    await go(theirs, account.email);
    await expect(theirs.getByRole('heading', { name: 'Is this your account?' })).toBeVisible();
    await theirs.getByRole('textbox', { name: 'Password' }).fill('a guess');
    await theirs.getByRole('button', { name: 'Link and log in' }).click();
    await expect(theirs.getByText(/this is not its password/)).toBeVisible();
    await usable(theirs, 'provider-password');
    await theirs.getByRole('textbox', { name: 'Password' }).fill(account.password);
    await theirs.getByRole('button', { name: 'Link and log in' }).click();
    await theirs.waitForURL('**/overview/**');
    await theirs.context().close();

    // An invitation is accepted in one go.
    const { body } = await account.staff.post<{ url: string }>('/v1/invitations', {
      role: 'agent',
    });
    const invited = await another(browser);
    await invited.goto(body.url);
    await usable(invited, 'provider-invitation');
    await go(invited, 'lin@agency.example');
    await invited.waitForURL('**/overview/**');
    await expect(invited.getByRole('heading', { level: 1 })).toBeVisible();
    await invited.context().close();

    // Who refuses there hears what to do next.
    const refused = await another(browser);
    await refused.goto(`${product.url}/login/`);
    await refused.getByRole('button', { name: `Continue with ${NAME}` }).click();
    await refused.getByRole('button', { name: 'Refuse' }).click();
    await expect(refused.getByText('You are not logged in')).toBeVisible();
    await usable(refused, 'provider-refused');
    await refused.getByRole('link', { name: 'Back to the log-in' }).click();
    await refused.waitForURL('**/login/**');

    // So does who meets a provider that is away: this process has not asked it yet.
    await provider.stop();
    const late = await product.startAnother();
    await refused.goto(`${late.url}/login/`);
    await refused.getByRole('button', { name: `Continue with ${NAME}` }).click();
    await expect(refused.getByText('Log-in provider cannot be reached')).toBeVisible();
    await usable(refused, 'provider-away');
  } finally {
    await provider.stop();
    await product.stop();
  }
});
