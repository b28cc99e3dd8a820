import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { logIn } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

/** What an authenticator app shows. */
const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate();

/** Sets up an app, and gives its secret and the recovery codes. */
async function setUp(page: Page, password: string, shot?: string) {
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('img', { name: 'QR code for an authenticator app' })).toBeVisible();
  const secret = await page.getByText(/^[A-Z2-7]{32}$/).innerText();
  if (shot) await usable(page, shot);
  await page.getByLabel('Code of the app').fill('000000');
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await expect(page.getByText(/This code is wrong/)).toBeVisible();
  await page.getByLabel('Code of the app').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await expect(page.getByText('Keep these codes now')).toBeVisible();
  if (shot) await usable(page, `${shot}-codes`);
  const codes = (await page.getByLabel('Recovery codes').innerText()).split('\n');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return { secret, codes };
}

test('a second factor is set up, asked for, and required of everybody', async ({
  page,
  browser,
  product,
}) => {
  test.setTimeout(300_000);
  const account = await product.account('Northwind Agency');
  // Setting a second factor up ends every other log-in, also this one.
  const { body } = await account.staff.post<{ url: string }>('/v1/invitations', { role: 'agent' });
  await page.goto(`${product.url}/settings/security/`);
  await logIn(page, account);
  const { secret, codes } = await setUp(page, account.password, 'two-factor');
  await expect(page.getByText(/10 recovery codes are left/)).toBeVisible();
  await usable(page, 'two-factor-on');

  const second = await browser.newContext();
  const theirs = await second.newPage();
  await theirs.goto(`${product.url}/login/`);
  await theirs.getByLabel('E-mail').fill(account.email);
  await theirs.getByRole('textbox', { name: 'Password' }).fill(account.password);
  await theirs.getByRole('button', { name: 'Log in' }).click();
  const code = theirs.getByLabel('Code');
  await expect(code).toBeFocused();
  await usable(theirs, 'log-in-code');
  await code.fill('111111');
  await theirs.getByRole('button', { name: 'Log in' }).click();
  await expect(theirs.getByText(/This code is wrong/)).toBeVisible();
  await code.fill(codes[0] ?? '');
  await theirs.getByRole('button', { name: 'Log in' }).click();
  await theirs.waitForURL((url) => !url.pathname.startsWith('/login'));
  await second.close();
  expect(secret).toHaveLength(32);

  await page.getByRole('switch', { name: /Require it of everybody/ }).click();
  await expect(page.getByText('Your organization requires it.')).toBeVisible();

  const member = { email: 'grace@agency.example', password: 'a quiet harbour at night' };
  await product.api.post('/v1/auth/accept-invitation', {
    token: new URL(body.url).hash.slice(1),
    name: 'Grace',
    ...member,
  });
  const third = await browser.newContext();
  const gate = await third.newPage();
  await gate.goto(`${product.url}/numbers/`);
  await logIn(gate, member);
  await expect(
    gate.getByRole('heading', { name: 'Your organization requires a second factor' }),
  ).toBeVisible();
  await usable(gate, 'two-factor-gate');
  await setUp(gate, member.password);
  await expect(gate.getByRole('heading', { name: 'Numbers', exact: true })).toBeVisible();
  await third.close();
});
