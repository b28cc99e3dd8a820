import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { type Account, type Member, Product } from '../harness/product';
import { logIn } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const PASSWORD = 'a quiet harbour at night';
const PERIOD_MS = 30_000;

/** Sets up an authenticator app, and gives what it shows next. */
async function withSecondFactor({ staff, password }: Account | Member): Promise<string> {
  const { body } = await staff.post<{ secret: string }>('/v1/auth/two-factor', {
    currentPassword: password,
  });
  const app = new TOTP({ secret: Secret.fromBase32(body.secret) });
  const timestamp = Date.now();
  await staff.post('/v1/auth/two-factor/confirm', { code: app.generate({ timestamp }) });
  return app.generate({ timestamp: timestamp + PERIOD_MS });
}

async function openHelp(page: Page, product: Product, account: Account, name: string) {
  await page.goto(`${product.url}/settings/people/`);
  await logIn(page, account);
  await page.getByRole('button', { name: `Help ${name} to log in` }).click();
  const dialog = page.getByRole('dialog', { name: `Help ${name} to log in` });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('an owner makes a link, by which a member chooses a new password', async ({
  page,
  browser,
  product,
}) => {
  test.setTimeout(300_000);
  const account = await product.account('Sunrise');
  const member = await product.member(account, 'agent', 'Grace Hopper');
  const dialog = await openHelp(page, product, account, 'Grace Hopper');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  await expect(dialog.getByText('Enter your password.')).toBeVisible();
  await dialog.getByLabel('Your own password').fill('not it');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  await expect(dialog.getByText('This is not your password.')).toBeVisible();
  await usable(page, 'log-in-help');
  await dialog.getByLabel('Your own password').fill(account.password);
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toBeVisible();
  const link = (await dialog.locator('code').textContent()) ?? '';
  await usable(page, 'log-in-help-link');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  const password = theirs.getByLabel('New password', { exact: true });
  const repeated = theirs.getByLabel('Repeat the new password');
  await password.fill('password1234');
  await repeated.fill('password123');
  await theirs.getByRole('button', { name: 'Set password' }).click();
  await expect(theirs.getByText('The two passwords differ.')).toBeVisible();
  await repeated.fill('password1234');
  await theirs.getByRole('button', { name: 'Set password' }).click();
  await expect(theirs.getByText(/Many people use this password/).first()).toBeVisible();
  await usable(theirs, 'reset-password');
  await password.fill(PASSWORD);
  await repeated.fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Set password' }).click();
  await expect(theirs.getByRole('heading', { name: 'Your password is set' })).toBeVisible();
  await theirs.getByRole('link', { name: 'Log in' }).last().click();
  await logIn(theirs, { email: member.email, password: PASSWORD });

  await theirs.goto('about:blank');
  await theirs.goto(link);
  await theirs.getByLabel('New password', { exact: true }).fill('purple kettle on the moon');
  await theirs.getByLabel('Repeat the new password').fill('purple kettle on the moon');
  await theirs.getByRole('button', { name: 'Set password' }).click();
  await expect(theirs.getByRole('heading', { name: /no longer open/ })).toBeVisible();
  await context.close();

  await page.goto(`${product.url}/settings/audit/`);
  const log = page.getByRole('list', { name: 'Audit log' });
  await expect(log).toContainText('made a link that sets a new password for Grace Hopper');
  await expect(log).toContainText('Grace Hopper set a new password by a link');
});

test('an owner ends the second factor of a member who lost it', async ({ page, product }) => {
  const account = await product.account('Sunrise');
  const member = await product.member(account, 'agent', 'Grace Hopper');
  await withSecondFactor(member);
  const asked = await product.api.post<{ code: string }>('/v1/auth/login', {
    email: member.email,
    password: member.password,
  });
  expect(asked.body.code).toBe('two_factor_required');
  const dialog = await openHelp(page, product, account, 'Grace Hopper');
  await dialog.getByLabel('Your own password').fill(account.password);
  await dialog.getByRole('button', { name: 'Reset second factor' }).click();
  await expect(page.getByText('Grace Hopper logs in with the password alone now.')).toBeVisible();
  const letIn = await product.api.post('/v1/auth/login', {
    email: member.email,
    password: member.password,
  });
  expect(letIn.status).toBe(200);

  // There is none any more, and it says so.
  await page.getByRole('button', { name: 'Help Grace Hopper to log in' }).click();
  await dialog.getByLabel('Your own password').fill(account.password);
  await page.getByRole('button', { name: 'Reset second factor' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
});

test('an account with a second factor accepts an invitation with its code', async ({
  page,
  product,
}) => {
  const account = await product.account('Sunrise');
  const code = await withSecondFactor(account);
  const other = await product.account('Moonlight');
  const { body } = await other.staff.post<{ url: string }>('/v1/invitations', { role: 'agent' });
  await page.goto(body.url);
  await page.getByText('I have an account').click();
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
  await page.getByRole('button', { name: 'Log in and join' }).click();
  const field = page.getByLabel('Code');
  await expect(field).toBeFocused();
  await field.fill('000000');
  await page.getByRole('button', { name: 'Log in and join' }).click();
  await expect(page.getByText(/This code is wrong/)).toBeVisible();
  await field.fill(code);
  await page.getByRole('button', { name: 'Log in and join' }).click();
  await page.waitForURL('**/overview/**');
  await expect(page.getByRole('button', { name: /^Organization: Moonlight/ })).toBeVisible();
});

test('who forgot a password asks for a link, and hears who helps where no mail is sent', async ({
  page,
  product,
}) => {
  const account = await product.account('Sunrise');
  await page.goto(`${product.url}/login/`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByText(/Ask an owner of your organization/)).toBeVisible();
  await usable(page, 'forgot-password-no-mail');

  // The mail waits in its queue until a server takes it.
  const mailing = await Product.start({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@b.example' });
  try {
    await page.goto(`${mailing.url}/forgot-password/`);
    await page.getByLabel('E-mail').fill('nobody@agency.example');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
    await expect(page.getByText(/nobody@agency.example/)).toBeVisible();
    await usable(page, 'forgot-password-sent');

    await page.goto(`${mailing.url}/settings/people/?new`);
    await logIn(page, await mailing.account('Sunrise'));
    const form = page.getByRole('dialog', { name: 'Invite a person' });
    await form.getByLabel('E-mail').fill('hopper@agency.example');
    await form.getByRole('button', { name: 'Create link' }).click();
    const made = page.getByRole('dialog', { name: 'The link for the invitation' });
    await expect(made.getByText('Sent to hopper@agency.example.')).toBeVisible();
    await expect(made.getByRole('button', { name: 'Copy link' })).toBeVisible();
    await usable(page, 'invitation-sent');
  } finally {
    await mailing.stop();
  }
});
