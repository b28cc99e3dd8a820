import { expect, type Page } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import type { Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

const NUMBER = '15557654331';
const CONTACT = '15551234579';

let product: Product;
let listener: WebhookListener;
let account: Account;
let webhookId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  listener = await WebhookListener.start();
  account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  await product.link(account, NUMBER);
  const { body } = await account.key.post<{ id: string }>('/v1/webhooks', {
    url: listener.url,
    events: ['message.received'],
  });
  webhookId = body.id;
  for (const text of ['First', 'Second', 'Third']) {
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text });
    await listener.next('message.received', (received) => received.body.data['text'] === text);
  }
});

test.afterAll(async () => {
  await listener.stop();
});

const open = async (page: Page, path: string): Promise<void> => {
  await openAs(page, account, product.url + path);
};

test('what is filtered and open stands in the address, for a reload and for Back', async ({
  page,
}) => {
  await open(page, `/webhooks/view/?id=${webhookId}`);
  const log = page.getByRole('list', { name: 'Deliveries' });
  await expect(log.getByRole('listitem')).toHaveCount(3);
  await page.getByLabel('Status').selectOption('Failed');
  await expect(page.getByRole('heading', { name: 'No delivery matches' })).toBeVisible();
  await page.getByLabel('Status').selectOption('Delivered');
  await expect(log.getByRole('listitem')).toHaveCount(3);
  await log.getByRole('button').first().click();
  const delivery = page.getByRole('dialog', { name: 'Delivery' });
  await expect(delivery.getByText('One attempt')).toBeVisible();

  await page.reload();
  await expect(delivery.getByText('One attempt')).toBeVisible();
  await expect(page.getByLabel('Status')).toHaveValue('delivered');
  await page.goBack();
  await expect(delivery).toBeHidden();
  await expect(page.getByLabel('Status')).toHaveValue('delivered');
  await page.goBack();
  await expect(page.getByLabel('Status')).toHaveValue('failed');
  await page.goBack();
  await expect(page.getByLabel('Status')).toHaveValue('');
  await expect(log.getByRole('listitem')).toHaveCount(3);
});

test('an address that somebody was sent shows the same, whatever else stands in it', async ({
  page,
}) => {
  await open(page, `/messages/?direction=outbound&chat=${CONTACT}&status=nonsense`);
  await expect(page.getByLabel('Chat')).toHaveValue(CONTACT);
  await expect(page.getByRole('radio', { name: 'Out' })).toBeChecked();
  await expect(page.getByRole('heading', { name: 'No message matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('list', { name: 'Messages' }).getByRole('listitem')).toHaveCount(3);
  await page.goto(`${product.url}/messages/?direction=sideways`);
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked();
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await page.getByLabel('Status').selectOption('Failed');
  await expect(page.getByRole('heading', { name: 'No message matches' })).toBeVisible();
  await expect(page).toHaveURL(/status=failed/);
  await page.getByLabel('Status').selectOption('Received');
  await page.getByLabel('Time').selectOption('Last hour');
  await expect(messages).toHaveCount(3);
  // What is chosen stands on screen before it stands in the address.
  await expect(page).toHaveURL(/time=1/);
  await page.reload();
  await expect(page.getByLabel('Time')).toHaveValue('1');
  await expect(messages).toHaveCount(3);
});

test('the arrow keys go from row to row of a list', async ({ page }) => {
  await open(page, '/messages/');
  const links = page.getByRole('list', { name: 'Messages' }).getByRole('link');
  await expect(links).toHaveCount(3);
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(links.nth(2)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(links.first()).toBeFocused();
});

test('a screen that cannot be drawn says so, and how to go on', async ({ page }) => {
  await open(page, '/overview/');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  // An answer that no version of the API gives.
  await page.route('**/v1/messages?*', (route) =>
    route.fulfill({ json: { data: [{ id: 'msg_1' }], nextCursor: null } }),
  );
  await page.goto(`${product.url}/messages/`);
  const crash = page.getByRole('alert').filter({ hasText: 'This page could not be shown' });
  await expect(crash).toBeVisible();
  await accessible(page);
  // The frame stands, and other screens can be opened from it.
  await page.getByRole('navigation', { name: 'Main' }).getByText('Webhooks').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible();
  await page.goto(`${product.url}/messages/`);
  await expect(crash).toBeVisible();
  await page.unroute('**/v1/messages?*');
  await crash.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('list', { name: 'Messages' }).getByRole('listitem')).toHaveCount(3);
});
