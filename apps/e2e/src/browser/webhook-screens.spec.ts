import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type ReceivedDelivery, WebhookListener } from '../harness/listener';
import { type Account, Product } from '../harness/product';
import { accessible } from './accessible';
import { logIn } from './log-in';

const NUMBER = '15557654325';
const CONTACT = '15551234565';
const TEXT = 'Grüße 👋 <b>&amp;</b>';

let product: Product;
let working: WebhookListener;
let broken: WebhookListener;
let account: Account;
let webhookId: string;
let secret: string;
let delivery: ReceivedDelivery;

test.beforeAll(async () => {
  product = await Product.start();
  [working, broken] = [await WebhookListener.start(), await WebhookListener.start()];
  broken.answer = (response) => response.writeHead(500).end('broken');
  account = await product.account();
  const add = async (url: string, more: object) =>
    (await account.key.post<{ id: string; secret: string }>('/v1/webhooks', { url, ...more })).body;
  await add(broken.url, { events: ['message.received'], retrySchedule: [0] });
  const webhook = await add(working.url, { headers: { 'X-Tenant': '4711' } });
  [webhookId, secret] = [webhook.id, webhook.secret];
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  await product.link(account, NUMBER);
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: TEXT });
  delivery = await working.next('message.received');
  await expect
    .poll(async () => (await account.key.get('/v1/deliveries?status=failed')).body)
    .toMatchObject({ data: [{ lastStatus: 500 }] });
});

test.afterAll(async () => {
  await working.stop();
  await broken.stop();
  await product.stop();
});

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(product.url + path);
  await logIn(page, account);
};

test('what failed anywhere is one click from the list of webhooks', async ({ page }) => {
  await open(page, '/webhooks/');
  const cards = page.getByRole('list', { name: 'Webhooks' });
  await expect(cards.getByRole('img', { name: /: 0 delivered, 1 failed/ })).toBeVisible();
  await expect(cards.getByRole('img', { name: /[1-9]\d* delivered, 0 failed/ })).toBeVisible();
  await page.getByRole('link', { name: 'All failed deliveries' }).click();
  const log = page.getByRole('list', { name: 'Deliveries' });
  await expect(log.getByRole('listitem')).toHaveCount(1);
  await expect(log.getByText(broken.url)).toBeVisible();
  await expect(log.getByText('The server answered 500.')).toBeVisible();
  await page.getByLabel('Webhook', { exact: true }).selectOption(working.url);
  await expect(page.getByRole('heading', { name: 'No delivery matches' })).toBeVisible();
  await page.getByLabel('Status').selectOption('Delivered');
  await expect(log.getByText(working.url).first()).toBeVisible();
  await expect(log.getByText(broken.url)).toHaveCount(0);
});

test('the code on the page of a webhook verifies what that webhook was sent', async ({ page }) => {
  await open(page, `/webhooks/view/?id=${webhookId}`);
  const code = (label: string): Promise<string> =>
    page.getByRole('region', { name: `Code: ${label}` }).innerText();
  const { headers, raw } = delivery;
  const own = String(headers['x-whathooks-signature']);
  expect(await code('Use it (JavaScript)')).toContain('X-Tenant');
  const simple = await code('Verify (JavaScript)');
  expect(run(simple, 'verifySignature', [own, secret], raw)).toBe('true');
  expect(run(simple, 'verifySignature', [own, `${secret}x`], raw)).toBe('false');
  await page.getByText('Standard Webhooks', { exact: true }).click();
  await expect(page.getByText('It tells recorded requests')).toBeVisible();
  const signed = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name]),
  );
  const standard = await code('Verify (JavaScript)');
  expect(run(standard, 'verifyStandard', [...signed, secret], raw)).toBe('true');
  expect(run(standard, 'verifyStandard', ['evt_0', ...signed.slice(1), secret], raw)).toBe('false');
});

/** Runs code as somebody does who copied it from the page; what it prints. */
function run(code: string, name: string, args: string[], body: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'copied-'));
  try {
    const file = join(folder, 'ask.mjs');
    const call = `console.log(String(${name}(readFileSync(0), ...process.argv.slice(2))));`;
    writeFileSync(file, `import { readFileSync } from "fs";\n${code}\n${call}`);
    const { stdout, stderr } = spawnSync(process.execPath, [file, ...args], { input: body });
    return String(stdout).trim() || String(stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a signature is checked, in the docs too, and nothing leaves the page', async ({ page }) => {
  await page.goto(`${product.url}/docs/`);
  const check = page.getByRole('form', { name: 'Check a signature' });
  // The page looks for others that it links to, and says nothing else.
  const sent: { method: string; data: string | null; url: string }[] = [];
  page.on('request', (request) =>
    sent.push({ method: request.method(), data: request.postData(), url: request.url() }),
  );
  const { headers, raw } = delivery;
  const body = raw.toString('utf8');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  const ask = async (what: { body?: string; headers?: string; secret?: string }) => {
    await check.getByLabel('Raw body').fill(what.body ?? body);
    await check.getByLabel('Signature headers').fill(what.headers ?? lines.join('\n'));
    await check.getByRole('textbox', { name: 'Secret' }).fill(what.secret ?? secret);
    await check.getByRole('button', { name: 'Check signature' }).click();
  };
  await ask({});
  await expect(check.getByText('The signature fits', { exact: true })).toHaveCount(2);
  await accessible(page);
  const own = String(headers['x-whathooks-signature']);
  for (const [what, words] of [
    [{ body: body.replaceAll(',"', ', "') }, 'The body was written anew'],
    [{ body: `${body.slice(0, -2)}` }, 'The body is not what we sent'],
    [{ secret: secret.slice('whsec_'.length), headers: own }, 'The secret is not complete'],
    [{ secret: account.token }, 'This is an API key'],
    [{ headers: own.slice('sha256='.length) }, 'The signature fits, but lacks its sha256='],
    [
      { headers: `X-Whathooks-Signature: ${String(headers['webhook-signature'])}` },
      'This signature belongs into the other header',
    ],
    [{ headers: String(headers['webhook-signature']) }, 'webhook-id is missing'],
  ] as const) {
    await ask(what);
    await expect(check.getByText(words).first()).toBeVisible();
  }
  expect(sent.filter(({ method, data }) => data !== null || !/^(GET|HEAD)$/.test(method))).toEqual(
    [],
  );
  const urls = sent.map(({ url }) => decodeURIComponent(url)).join(' ');
  for (const typed of [secret, own.slice('sha256='.length), String(headers['webhook-id']), TEXT]) {
    expect(urls).not.toContain(typed);
  }
});

test('every screen of webhooks can be used in the dark, in the light and on a phone', async ({
  page,
}) => {
  // Sixteen pages are looked through.
  test.slow();
  await open(page, '/webhooks/');
  for (const [colorScheme, width] of [
    ['light', 1_280],
    ['dark', 1_280],
    ['dark', 360],
    ['light', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    for (const [path, seen] of [
      ['/webhooks/', page.getByRole('img', { name: /delivered/ }).first()],
      [`/webhooks/view/?id=${webhookId}`, page.getByRole('form', { name: 'Check a signature' })],
      ['/webhooks/deliveries/', page.getByRole('list', { name: 'Deliveries' })],
      ['/docs/', page.getByRole('form', { name: 'Check a signature' })],
    ] as const) {
      await page.goto(product.url + path);
      await expect(seen).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, colorScheme, wide]).toEqual([path, colorScheme, width]);
      await accessible(page);
    }
  }
});
