import { expect, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { consolePages } from './steps/console-pages';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

/** Words that strangers and colleagues choose go through to every screen as what they are: words. */

const NUMBER = '15557654397';
const JANE = '15551234697';

/** Each would set `hurt` where a page took it for markup or for an address that it follows. */
const MARKUP = [
  '<img src=x onerror="window.hurt=1">',
  '"><svg onload=window.hurt=1>',
  '<script>window.hurt=1</script>',
  '<iframe srcdoc="<script>parent.hurt=1</script>"></iframe>',
  '{{constructor.constructor("window.hurt=1")()}}',
];
const ADDRESSES = [
  'javascript:window.hurt=1',
  '[press](javascript:window.hurt=1)',
  'data:text/html,<script>parent.hurt=1</script>',
  'https://example.org/"onmouseover="window.hurt=1',
];
const RIGHT_TO_LEFT = '\u202Egnp.exe\u2066\u200F شركة';
const STACKED = `Z${'\u0335\u0322\u030D'.repeat(60)}algo`;
const UNBROKEN = 'W'.repeat(4_000);
const FAMILY = '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪';
const TEXTS = [
  ...[...MARKUP, ...ADDRESSES, RIGHT_TO_LEFT, STACKED, FAMILY],
  ...['\u200B', '__proto__', UNBROKEN],
];
const NAME = `${MARKUP[0]}${RIGHT_TO_LEFT}`;

let product: Product;
let account: Account;
let shown: { number: string; webhook: string };
let chat: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account(MARKUP[1]);
  await product.simulator.createAccount({ phone: JANE, name: NAME });
  const { id: number } = await product.link(account, NUMBER);
  await account.staff.call('PATCH', `/v1/sessions/${number}`, { name: MARKUP[2] });
  const { body: webhook } = await account.staff.post<{ id: string }>('/v1/webhooks', {
    url: `http://127.0.0.1:9/${encodeURIComponent(MARKUP[0] ?? '')}`,
    description: MARKUP[1],
  });
  await account.staff.post('/v1/labels', { name: MARKUP[1], color: 4 });
  await account.staff.post('/v1/snippets', { shortcut: 'hurt', text: MARKUP[0] });
  await account.staff.post('/v1/api-keys', { name: MARKUP[0] });
  await product.member(account, 'agent', NAME);
  for (const text of TEXTS) await product.simulator.sendMessage(JANE, { to: NUMBER, text });
  await product.simulator.sendMessage(JANE, {
    ...{ to: NUMBER, kind: 'text', text: 'https://example.org/' },
    preview: { url: 'javascript:window.hurt=1', title: MARKUP[0], description: MARKUP[2] },
  });
  await product.simulator.media.send(JANE, {
    ...{ to: NUMBER, kind: 'document', mimeType: 'text/html' },
    ...{ fileName: `${MARKUP[0]}.html`, caption: MARKUP[2] },
    bytes: Buffer.from('<script>parent.hurt=1</script>'),
  });
  await product.simulator.createGroup({ subject: MARKUP[0] ?? '', members: [JANE, NUMBER] });
  await expect
    .poll(async () => {
      const { body } = await account.staff.get<{ data: { id: string; title: string }[] }>(
        '/v1/chats?limit=10',
      );
      const person = body.data.find(
        ({ title }) => title.includes('onerror') && title.includes('gnp'),
      );
      chat = person?.id ?? '';
      return body.data.length;
    })
    .toBe(2);
  shown = { number, webhook: webhook.id };
});

/** What a page complained of, and dialogs that it opened. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('dialog', (dialog) => {
    heard.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) heard.push(message.text());
  });
  return heard;
}

/** The page runs nothing of it, has no element of it, and is as wide as its window. */
async function expectUnhurt(page: Page, address: string): Promise<void> {
  const found = await page.evaluate(() => ({
    hurt: 'hurt' in window,
    elements: document.querySelectorAll(
      'img[src="x"], svg[onload], iframe, [onerror], [onmouseover]',
    ).length,
    addresses: [...document.querySelectorAll('a')].filter(({ protocol }) =>
      /^(javascript|data):$/.test(protocol),
    ).length,
    wider: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  const unhurt = { hurt: false, elements: 0, addresses: 0, wider: false };
  expect({ address, ...found }).toEqual({ address, ...unhurt });
}

test('no page takes words for markup', async ({ page }) => {
  test.setTimeout(300_000);
  const heard = complaints(page);
  await openAs(page, account, `${product.url}/overview/`);
  for (const address of [
    ...consolePages(shown),
    '/webhooks/deliveries/?new',
    `/inbox/?chat=${chat}`,
  ]) {
    await page.goto(product.url + address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    await expectUnhurt(page, address);
  }
  expect(heard).toEqual([]);
});

test('a conversation shows every word as it was written, on a phone, too', async ({ page }) => {
  const heard = complaints(page);
  await openAs(page, account, `${product.url}/inbox/?chat=${chat}`);
  const log = page.getByRole('log');
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 3_000 });
    for (const text of [...MARKUP, ...ADDRESSES, RIGHT_TO_LEFT, STACKED, FAMILY])
      await expect(log.getByText(text, { exact: true }).first()).toBeAttached();
    await expectUnhurt(page, `the conversation at ${width}`);
  }
  expect(heard).toEqual([]);
});
