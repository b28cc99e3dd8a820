import { expect, type Page, type Request } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { logIn, openAs } from './steps/log-in';
import { test } from './steps/story';

const NUMBER = '15557654325';
const CONTACT = '15551234573';

let product: Product;
let account: Account;
let webhookId: string;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  ({ id: sessionId } = await product.link(account, NUMBER));
  const { body } = await account.key.post<{ id: string }>('/v1/webhooks', {
    url: 'http://127.0.0.1:9/',
  });
  webhookId = body.id;
  for (const text of ['One', 'Two', 'Three']) {
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text });
  }
});

/** Opens a page and waits until everything that it shows at first is there. */
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(product.url + path);
  await shown(page);
};

const shown = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
};

test('the navigation or its button is there at every width', async ({ page }) => {
  await openAs(page, account, `${product.url}/overview/`);
  const navigation = page.getByRole('navigation', { name: 'Main' });
  const button = page.getByRole('button', { name: 'Open navigation' });
  for (const [width, wide] of [
    [767, false],
    [768, true],
    [769, true],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await expect(navigation).toBeVisible({ visible: wide });
    await expect(button).toBeVisible({ visible: !wide });
  }
});

test('no page jumps while it loads, and nothing that it asks for is broken off', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const shifts = { sum: 0, moved: [] as string[] };
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Element | null }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        shifts.sum += entry.value;
        shifts.moved.push(
          ...entry.sources.map(({ node }) => `${node?.nodeName} ${node?.className}`),
        );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const underWay = new Set<Request>();
  const brokenOff: string[] = [];
  let isLeaving = false;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) underWay.clear();
    if (!request.url().includes('/v1/live')) underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => {
    if (underWay.delete(request) && !isLeaving) brokenOff.push(request.url());
  });
  /** Goes to a page. What the one before still asks then is broken off by the leaving, not by itself. */
  const leaveFor = async (path: string): Promise<void> => {
    await expect.poll(() => [...underWay].map((request) => request.url())).toEqual([]);
    isLeaving = true;
    await page.goto(product.url + path, { waitUntil: 'commit' });
    isLeaving = false;
  };
  await openAs(page, account, `${product.url}/overview/`);
  for (const path of [
    '/overview/',
    '/numbers/',
    `/numbers/view/?id=${sessionId}`,
    '/inbox/',
    '/messages/',
    '/webhooks/',
    `/webhooks/view/?id=${webhookId}`,
    '/webhooks/deliveries/',
    '/api-keys/',
    '/settings/',
    '/settings/security/',
  ]) {
    await leaveFor(path);
    await shown(page);
    const { sum, moved } = await page.evaluate(
      () => (globalThis as unknown as { shifts: { sum: number; moved: string[] } }).shifts,
    );
    expect(sum, `${path} moved ${moved.join(', ')}`).toBeLessThan(0.05);
  }
  expect(brokenOff).toEqual([]);
});

test('a page comes compressed, and every detail page has a title of its own', async ({ page }) => {
  const plain: string[] = [];
  page.on('response', (response) => {
    const { 'content-type': type = '', 'content-length': length } = response.headers();
    if (!/javascript|css|html|json/.test(type) || Number(length ?? 2_000) < 1_024) return;
    if (!response.headers()['content-encoding']) plain.push(response.url());
  });
  await page.goto(`${product.url}/webhooks/view/?id=${webhookId}`);
  await logIn(page, account);
  await expect(page).toHaveTitle(/http:\/\/127.0.0.1:9\/ · whathooks$/);
  await open(page, `/numbers/view/?id=${sessionId}`);
  const { name } = (await account.key.get<{ name: string }>(`/v1/sessions/${sessionId}`)).body;
  await expect(page).toHaveTitle(new RegExp(`${name} · whathooks$`));
  expect(plain).toEqual([]);
});

test('a link to something new opens its dialog, and Back comes to the list', async ({ page }) => {
  await openAs(page, account, `${product.url}/webhooks/?new`);
  const form = page.getByRole('dialog', { name: 'Add webhook' });
  await expect(form).toBeVisible();
  // What a webhook rarely wants is not ticked, and the button is in sight on a small laptop.
  await expect(form.getByRole('checkbox', { name: 'message.received' })).toBeChecked();
  await expect(form.getByRole('checkbox', { name: 'session.qr' })).not.toBeChecked();
  await expect(form.getByRole('button', { name: 'Add webhook' })).toBeInViewport();
  for (const [path, dialog] of [
    ['/numbers/?new', 'Link a number'],
    ['/api-keys/?new', 'Create API key'],
  ] as const) {
    await page.goto(product.url + path);
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
  }
});

test('the title names the chat and the delivery that are open, and then the page again', async ({
  page,
}) => {
  await openAs(page, account, `${product.url}/inbox/?session=${sessionId}&chat=${CONTACT}`);
  await expect(page).toHaveTitle(/Jane · Inbox · whathooks$/);
  const navigation = page.getByRole('navigation', { name: 'Main' });
  await navigation.getByRole('link', { name: 'Messages' }).click();
  await shown(page);
  await expect(page).toHaveTitle(/Messages · whathooks$/);
  await page.goto(`${product.url}/webhooks/deliveries/`);
  await page
    .getByRole('button', { name: /^message\.received/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Delivery' });
  await expect(dialog).toBeVisible();
  await expect(page).toHaveTitle(/message\.received · Delivery · whathooks$/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveTitle(/All deliveries · whathooks$/);
});

test('? lists the keys on every screen, and is a letter where somebody writes', async ({
  page,
}) => {
  await openAs(page, account, `${product.url}/settings/labels/?new`);
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.press('?');
  await expect(name).toHaveValue('?');
  await expect(keys).toHaveCount(0);
  await page.goto(`${product.url}/numbers/`);
  await shown(page);
  await page.keyboard.press('?');
  await expect(keys).toBeVisible();
  await expect(keys.getByText('This list')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});
