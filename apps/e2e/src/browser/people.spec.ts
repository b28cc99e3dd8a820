import { type BrowserContext, expect, type Page } from '@playwright/test';
import { type Account, Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { invite, joinAnew } from './steps/organization-steps';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

let product: Product;
let account: Account;

test.beforeAll(async () => {
  product = await Product.start();
});
test.afterAll(() => product.stop());
test.beforeEach(async () => {
  account = await product.account('Sunrise');
});

const openPeople = async (page: Page): Promise<void> => {
  await openAs(page, account, `${product.url}/settings/people/`);
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
};

const row = (page: Page, name: string) => page.getByRole('row', { name });

/** Another person's browser. */
async function elsewhere(page: Page): Promise<[BrowserContext, Page]> {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error('no browser');
  return [context, await context.newPage()];
}

test('a person is invited, joins, gets another role and is removed, and sees each at once', async ({
  page,
}) => {
  await openPeople(page);
  const link = await invite(page, 'Viewer', 'grace@agency.example');
  await expect(row(page, 'grace@agency.example')).toContainText('Viewer');
  const [context, theirs] = await elsewhere(page);
  try {
    await theirs.goto(link);
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(/Join Sunrise/);
    await expect(theirs.getByText('Ada invites you to be a viewer.')).toBeVisible();
    await expect(theirs.getByLabel('E-mail')).toHaveValue('grace@agency.example');
    await joinAnew(theirs, 'Grace Hopper', 'grace@agency.example');

    // The screen of who invited shows it by itself.
    await expect(row(page, 'Grace Hopper')).toContainText('Viewer');
    await expect(page.getByText('No open invitations.')).toBeVisible();

    // A viewer sees who belongs to it, and is offered nothing but to leave.
    await theirs.goto(`${product.url}/settings/people/`);
    await expect(row(theirs, 'Grace Hopper (you)')).toBeVisible();
    await expect(theirs.getByText('Owners and admins invite people')).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'Invite a person' })).toBeHidden();
    await expect(theirs.getByRole('button', { name: /^Change the role/ })).toHaveCount(0);
    const navigation = theirs.getByRole('navigation', { name: 'Main' });
    await expect(navigation.getByRole('link', { name: 'API keys' })).toHaveCount(0);

    // The new role opens what it lets them do, without another log-in.
    await page.getByRole('button', { name: 'Change the role of Grace Hopper' }).click();
    const roles = page.getByRole('dialog', { name: 'Role of Grace Hopper' });
    await roles.getByRole('radio', { name: 'Admin' }).check();
    await roles.getByRole('button', { name: 'Change role' }).click();
    await expect(row(page, 'Grace Hopper')).toContainText('Admin');
    await expect(theirs.getByRole('button', { name: 'Invite a person' })).toBeVisible();
    await expect(navigation.getByRole('link', { name: 'API keys' })).toBeVisible();
    await expect(row(theirs, account.email)).toContainText('Only an owner changes an owner.');

    await page.getByRole('button', { name: 'Remove Grace Hopper' }).click();
    const question = page.getByRole('dialog', { name: 'Remove Grace Hopper?' });
    await expect(question.getByText('API keys they made keep working')).toBeVisible();
    await question.getByRole('button', { name: 'Remove' }).click();
    await expect(row(page, 'Grace Hopper')).toHaveCount(0);
    await theirs.waitForURL('**/login/**');
    await theirs.goto(link);
    await expect(theirs.getByText('This invitation is no longer open')).toBeVisible();
  } finally {
    await context.close();
  }
  await page.goto(`${product.url}/settings/audit/`);
  const log = page.getByRole('list', { name: 'Audit log' });
  await expect(log).toContainText('removed grace@agency.example, who was admin');
  await expect(log).toContainText('from viewer to admin');
});

test('an account joins a second organization by its password, and switches between them', async ({
  page,
}) => {
  const other = await product.account('Moonlight');
  const { body } = await other.staff.post<{ url: string }>('/v1/invitations', { role: 'agent' });
  await page.goto(body.url);
  await page.getByText('I have an account').click();
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.getByRole('button', { name: 'Log in and join' }).click();
  await expect(page.getByText('E-mail or password is wrong')).toBeVisible();
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
  await page.getByRole('button', { name: 'Log in and join' }).click();
  await page.waitForURL('**/overview/**');

  const second = await page.context().newPage();
  await second.goto(`${product.url}/numbers/`);
  const switcher = page.getByRole('button', { name: /^Organization: Moonlight/ });
  await switcher.click();
  await page.getByRole('menuitem', { name: /Sunrise/ }).click();
  await expect(page.getByRole('button', { name: /^Organization: Sunrise/ })).toBeVisible();
  // The other tab follows: it never shows one organization's data under the other's name.
  await expect(second.getByRole('button', { name: /^Organization: Sunrise/ })).toBeVisible();
});

test('the only owner stays until another is made owner, then can hand over and leave', async ({
  page,
}) => {
  await product.member(account, 'admin', 'Grace Hopper');
  await openPeople(page);
  await expect(row(page, 'Ada (you)')).toContainText('The only owner.');
  await page.getByRole('button', { name: 'Change the role of Grace Hopper' }).click();
  const roles = page.getByRole('dialog', { name: 'Role of Grace Hopper' });
  await roles.getByRole('radio', { name: 'Owner' }).check();
  await roles.getByRole('checkbox', { name: /Hand the organization over/ }).check();
  await roles.getByRole('button', { name: 'Change role' }).click();
  await expect(row(page, 'Grace Hopper')).toContainText('Owner');
  await expect(row(page, 'Ada (you)')).toContainText('Admin');
  await page.getByRole('button', { name: 'Leave the organization' }).click();
  await page
    .getByRole('dialog', { name: /^Leave Sunrise/ })
    .getByRole('button', { name: 'Leave' })
    .click();
  await page.waitForURL('**/login/**');
});

test('an invitation is revoked, and its link opens nothing', async ({ page }) => {
  await openPeople(page);
  const link = await invite(page, 'Agent');
  await page.getByRole('button', { name: /^Revoke the invitation/ }).click();
  await page.getByRole('button', { name: 'Revoke invitation' }).click();
  await expect(page.getByText('No open invitations.')).toBeVisible();
  await page.goto(link);
  await expect(page.getByText('This invitation is no longer open')).toBeVisible();
  await page.goto(`${product.url}/invitation/`);
  await expect(page.getByText('This invitation is no longer open')).toBeVisible();
});

test('its screens can be used by everybody', async ({ page }) => {
  // Five screens are looked through, each at three widths and in both themes.
  test.slow();
  await product.member(account, 'agent', 'Grace Hopper');
  const { body } = await account.staff.post<{ url: string }>('/v1/invitations', {
    role: 'viewer',
    email: 'somebody.with.a.rather.long.address@department.agency.example',
  });
  await page.goto(body.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Join Sunrise/);
  await usable(page, 'invitation');
  await openPeople(page);
  await expect(row(page, 'Grace Hopper')).toBeVisible();
  await expect(page.getByText('somebody.with.a.rather')).toBeVisible();
  await usable(page, 'people');
  await page.getByRole('button', { name: 'Change the role of Grace Hopper' }).click();
  await page.getByRole('radio', { name: 'Owner' }).check();
  await usable(page, 'role');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Invite a person' }).click();
  await expect(page.getByRole('dialog', { name: 'Invite a person' })).toBeVisible();
  await usable(page, 'invite');
  await page.getByRole('button', { name: 'Create link' }).click();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await usable(page, 'link');
});
