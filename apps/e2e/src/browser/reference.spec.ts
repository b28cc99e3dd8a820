import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Locator, type Page } from '@playwright/test';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654411';
const JANE = '15551234711';
/** What the scripts of the page and its data may weigh, compressed, in bytes. */
const MOST_BYTES = 200_000;

const run = promisify(execFile);

const search = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Search operations and events' });
const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { level: 1, name, exact: true });
/** The request that is shown, in whichever language. */
const sample = (page: Page, language: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^Code: .*: ${language}$`) });

test('an operation is found by keyboard, read in one’s own language, and copied', async ({
  page,
  context,
  product,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${product.url}/reference/`);
  await expect(heading(page, 'API reference')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Webhook events' })).toBeVisible();
  await usable(page, 'reference');

  await search(page).fill('nothing is called so');
  await expect(page.getByText('Nothing matches “nothing is called so”')).toBeVisible();
  await search(page).fill('scheduled message');
  await expect(page.getByRole('status')).toHaveText(/^\d+ match/);
  await usable(page, 'reference-search');
  await search(page).fill('send a mess');
  const list = page.getByRole('navigation', { name: 'Operations and events' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(list.getByRole('link', { name: 'POST Send a message' }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Send a message')).toBeFocused();
  await expect(page).toHaveURL(/\/reference\/#messagesSend$/);
  await expect(page).toHaveTitle('Send a message · API reference · whathooks');
  await expect(
    list.getByRole('link', { name: 'POST Send a message', exact: true }),
  ).toHaveAttribute('aria-current', 'page');

  const errors = page.getByRole('link', { name: 'recipient_not_on_whatsapp' });
  await expect(page.getByRole('heading', { name: /^Errors \(\d+\)$/ })).toBeVisible();
  await expect(errors).toBeHidden();
  await usable(page, 'reference-operation');
  await page.getByRole('heading', { name: /^Errors/ }).click();
  await expect(errors).toHaveAttribute('href', '/docs/errors/#recipient_not_on_whatsapp');
  await page.getByText('Fields of image', { exact: true }).click();
  await expect(page.getByText('mediaId', { exact: true }).first()).toBeVisible();
  await usable(page, 'reference-operation-unfolded');

  await expect(sample(page, 'curl')).toContainText(`${product.url}/v1/messages`);
  await page.getByRole('radio', { name: 'curl' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(sample(page, 'Python')).toContainText('urllib.request.Request(');
  await page.getByText('Fill the samples', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Your API key' }).fill('wh_live_mine');
  await expect(sample(page, 'Python')).toContainText('"X-API-Key": "wh_live_mine"');
  await page.getByRole('button', { name: 'Copy code: Send a message: Python' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`"${product.url}/v1/messages"`);
  expect(copied).toContain('"X-API-Key": "wh_live_mine"');

  // The language is remembered; what was typed is not.
  await page.reload();
  await expect(sample(page, 'Python')).toContainText('wh_live_xxxxxxxxxxxxxxxx');
  await page.goto(`${product.url}/reference/#messageReceived`);
  await expect(heading(page, 'message.received')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Code: Payload' })).toContainText('"event"');
  await usable(page, 'reference-event');
  await page.goBack();
  await expect(heading(page, 'Send a message')).toBeVisible();

  await page.goto(`${product.url}/reference/#nowhere`);
  await expect(page.getByText('There is no operation “nowhere”')).toBeVisible();
});

test('addresses of the former reference lead to the same operation', async ({ page, product }) => {
  await page.goto(`${product.url}/v1/reference#/Webhooks/webhooksCreate`);
  await expect(page).toHaveURL(/\/reference\/#\/Webhooks\/webhooksCreate$/);
  await expect(heading(page, 'Create a webhook')).toBeVisible();
  await page.goto(`${product.url}/v1/reference/index.html`);
  await expect(heading(page, 'API reference')).toBeVisible();
});

test('the heaviest operation stays within its weight', async ({ page, request, product }) => {
  const addresses = new Set<string>();
  page.on('response', (response) => {
    const isData = response.url().includes('/reference/data/');
    if (isData || response.request().resourceType() === 'script') addresses.add(response.url());
  });
  await page.goto(`${product.url}/reference/#conversationsList`);
  await expect(heading(page, 'List chats')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Responses' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect([...addresses].filter((address) => address.endsWith('.json'))).toEqual([
    `${product.url}/reference/data/index.json`,
    `${product.url}/reference/data/chats.json`,
  ]);
  // Browsers ask for Brotli under TLS alone.
  const sizes = await Promise.all(
    [...addresses].map(async (address) => {
      const answer = await request.get(address, { headers: { 'accept-encoding': 'br' } });
      return Number(answer.headers()['content-length']);
    }),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

test('a copied sample sends a message as it stands', async ({ page, product }) => {
  const account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  const session = await product.link(account, NUMBER, 'Bakery');
  await openAs(page, account, `${product.url}/overview/`);
  await page.goto(`${product.url}/reference/#messagesSend`);
  await page.getByText('Fill the samples', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Your API key' }).fill(account.token);
  await page.getByRole('combobox', { name: 'Your number' }).selectOption(session.id);
  await usable(page, 'reference-filled');

  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  try {
    for (const { language, file, command } of [
      { language: 'curl', file: 'sample.sh', command: 'sh' },
      { language: 'JavaScript', file: 'sample.mjs', command: process.execPath },
    ]) {
      await page.getByRole('radio', { name: language }).check({ force: true });
      await expect(sample(page, language)).toContainText(session.id);
      const code = (await sample(page, language).textContent()) ?? '';
      // The recipient of the examples is nobody whom the simulator knows.
      writeFileSync(join(folder, file), code.replace('15551234567', JANE));
      const { stdout } = await run(command, [file], { cwd: folder });
      expect(stdout).toContain(session.id);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  await expect
    .poll(async () => (await product.simulator.messages(JANE)).map(({ text }) => text))
    .toHaveLength(2);
});
