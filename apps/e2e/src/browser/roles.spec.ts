import { expect, type Locator, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { consolePages } from './steps/console-pages';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654342';
const JANE = '15551234643';
const OTHER_NUMBER = '15557654398';

let product: Product;
let ada: Account;
let ids: Record<string, string>;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  ada = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  const { id: number } = await product.link(ada, NUMBER);
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Good morning' });
  const down = await ada.key.post<{ id: string }>('/v1/sessions', { name: 'Not linked' });
  const hook = await ada.key.post<{ id: string }>('/v1/webhooks', { url: 'http://127.0.0.1:9/' });
  await ada.staff.post('/v1/labels', { name: 'New customer', color: 4 });
  await ada.staff.post('/v1/snippets', { shortcut: 'hours', text: 'We open at 9, {{name}}.' });
  let chat: string | undefined;
  await expect
    .poll(async () => {
      const { body } = await ada.staff.get<{ data: { id: string }[] }>('/v1/chats');
      return (chat = body.data[0]?.id);
    })
    .toBeDefined();
  ids = { number, down: down.body.id, webhook: hook.body.id, chat: chat ?? '' };
});

/** The pages, those of one thing with it; and what only an address opens. */
function addresses(): string[] {
  const { number = '', down = '', webhook = '', chat = '' } = ids;
  return [
    ...consolePages({ number, webhook }),
    `/numbers/view/?id=${down}&way=code`,
    `/inbox/?chat=${chat}`,
    `/inbox/?session=${number}&chat=15551239999`,
    ...['numbers', 'webhooks', 'api-keys', 'inbox'].map((page) => `/${page}/?new`),
    ...['people', 'snippets', 'labels'].map((page) => `/settings/${page}/?new`),
    `/webhooks/view/?id=${webhook}&dialog=test`,
    `/webhooks/view/?id=${webhook}&dialog=recover`,
    `/webhooks/?edit=${webhook}`,
  ];
}

/** What a page asked that was refused to the role of who looks at it. */
function refusals(page: Page): string[] {
  const refused: string[] = [];
  page.on('response', (response) => {
    const what = `${response.request().method()} ${new URL(response.url()).pathname}`;
    if (response.status() === 403) refused.push(`${page.url()}: ${what}`);
  });
  return refused;
}

async function walk(page: Page, path: string): Promise<void> {
  await page.goto(product.url + path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  // Next announces the title of a page as an alert; the number of unread messages in it comes later.
  const alerts = page.getByRole('alert').and(page.locator(':not(#__next-route-announcer__)'));
  await expect(alerts.filter({ hasText: /./ })).toHaveCount(0);
}

/** Those after which nobody could go on here, or not in English. */
const LEAVES = /log out|leave|español|português|deutsch/i;

/** Presses everything in a part of the page that can be pressed, and closes what opens. */
async function pressAll(page: Page, part: Locator, path: string): Promise<void> {
  const buttons = part.getByRole('button').or(part.getByRole('switch'));
  const count = await buttons.count();
  for (let index = 0; index < count; index += 1) {
    const button = buttons.nth(index);
    if (!(await button.isVisible().catch(() => false)) || !(await button.isEnabled())) continue;
    if (LEAVES.test((await button.getAttribute('aria-label')) ?? (await button.innerText())))
      continue;
    await button.click({ timeout: 2_000 }).catch(() => undefined);
    await page.keyboard.press('Escape');
    // Each address is walked by itself; here only what leads off the page is followed back.
    if (new URL(page.url()).pathname !== path.split('?')[0]) await walk(page, path);
  }
}

test('an agent is refused nothing on any page', async ({ page }) => {
  test.setTimeout(360_000);
  const refused = refusals(page);
  const member = await product.member(ada, 'agent', 'Grace');
  await openAs(page, member, `${product.url}/overview/`);
  for (const path of addresses()) await walk(page, path);
  expect(refused).toEqual([]);
});

test('a viewer is refused nothing, can press whatever a page offers, and reads who may do the rest', async ({
  page,
}) => {
  test.setTimeout(360_000);
  const refused = refusals(page);
  const { number = '', chat = '' } = ids;
  // Others may have read the chat before: from here on one message is unread.
  await ada.staff.post(`/v1/chats/${chat}/read`, {});
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Are you there?' });
  await expect
    .poll(async () => (await ada.staff.get<{ unread: number }>(`/v1/chats/${chat}`)).body.unread)
    .toBe(1);
  const member = await product.member(ada, 'viewer', 'Vera');
  await openAs(page, member, `${product.url}/overview/`);
  await expect(page.getByRole('heading', { name: 'Get started' })).toBeHidden();
  for (const path of addresses()) {
    await walk(page, path);
    // What an address opens lies before the rest of its page.
    const opens = /[?&](new|dialog|edit|way|session)/.test(path);
    if (!opens) await pressAll(page, page.getByRole('main'), path);
  }
  expect(refused).toEqual([]);

  // Wide enough for the person beside the conversation.
  await page.setViewportSize({ width: 1440, height: 900 });
  await walk(page, `/inbox/?chat=${chat}`);
  const who = 'You can read this chat, not answer. An owner or an admin can make you an agent';
  await expect(page.getByText(who)).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'New customer' })).toBeDisabled();
  // What a viewer has seen nobody has answered: it stays unread.
  await expect(page.getByRole('img', { name: '1 unread message' })).toBeVisible();
  await usable(page, 'viewer-inbox');
  await walk(page, `/numbers/view/?id=${number}`);
  await usable(page, 'viewer-number');
  await walk(page, `/numbers/view/?id=${number}&part=settings`);
  await expect(page.getByText('Only owners and admins can create, link, unlink')).toBeVisible();
  await expect(page.getByRole('switch').first()).toBeDisabled();
  await usable(page, 'viewer-number-settings');
  await walk(page, '/api-keys/');
  await expect(
    page.getByText('Only owners and admins can see API keys. You are a viewer.'),
  ).toBeVisible();
  await usable(page, 'viewer-keys');
  await walk(page, '/webhooks/');
  await expect(page.getByRole('switch')).toBeDisabled();
  await usable(page, 'viewer-webhooks');
});

test('an agent answers, labels and writes snippets', async ({ page }) => {
  const refused = refusals(page);
  const member = await product.member(ada, 'agent', 'Ana');
  const { chat = '' } = ids;
  await openAs(page, member, `${product.url}/inbox/?chat=${chat}`);
  await page.getByRole('textbox', { name: /^Message to/ }).fill('Good morning, Jane');
  await page.keyboard.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'Good morning, Jane' });
  await page.goto(`${product.url}/settings/labels/`);
  await page.getByRole('button', { name: 'Edit the label New customer' }).click();
  await page.getByLabel('Name').fill('Customer');
  await page.getByRole('radio', { name: 'Purple' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Customer', exact: true })).toBeVisible();
  expect(refused).toEqual([]);
});

test('an admin runs the organization, and is offered nothing of what is its owner’s', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const refused = refusals(page);
  const member = await product.member(ada, 'admin', 'Alan');
  await product.member(ada, 'agent', 'Barbara');
  await openAs(page, member, `${product.url}/numbers/?new`);
  await page.getByLabel('Name', { exact: true }).fill('Bakery');
  await page.getByRole('button', { name: 'Create and show code' }).click();
  await page.waitForURL(/\/numbers\/view\/\?id=sess_/);
  const session = new URL(page.url()).searchParams.get('id') ?? '';
  await product.simulator.createAccount({ phone: OTHER_NUMBER, name: 'Bakery phone' });
  await product.scanned(ada, session, OTHER_NUMBER);
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible();

  await page.goto(`${product.url}/webhooks/?new`);
  const form = page.getByRole('dialog', { name: 'Add webhook' });
  await form.getByLabel('Endpoint URL').fill('http://127.0.0.1:9/admin');
  await form.getByRole('button', { name: 'Add webhook' }).click();
  await expect(page.getByRole('dialog', { name: 'Webhook added' })).toBeVisible();

  await page.goto(`${product.url}/api-keys/?new`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Till');
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Till/ })).toBeVisible();

  await page.goto(`${product.url}/settings/people/`);
  const row = (name: string) => page.getByRole('row', { name });
  await expect(row('Ada')).toContainText('Only an owner changes an owner.');
  await expect(page.getByRole('button', { name: /^Help .* to log in/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Change the role of Barbara' }).click();
  const roles = page.getByRole('dialog', { name: 'Role of Barbara' });
  await expect(roles.getByRole('radio', { name: 'Owner' })).toHaveCount(0);
  await roles.getByRole('radio', { name: 'Viewer' }).check();
  await roles.getByRole('button', { name: 'Change role' }).click();
  await expect(row('Barbara')).toContainText('Viewer');

  await page.goto(`${product.url}/settings/audit/`);
  await expect(page.getByText(/from agent to viewer/).first()).toBeVisible();
  expect(refused).toEqual([]);
});
