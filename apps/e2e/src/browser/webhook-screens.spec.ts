import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type ReceivedDelivery, WebhookListener } from '../harness/listener';
import { type Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { writeLongLog } from './stock/long-log';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654325';
const CONTACT = '15551234565';
/** A webhook is called by what is written about it. */
const NAMED = 'Orders to the till';
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
  const webhook = await add(working.url, {
    ...{ headers: { 'X-Tenant': '4711' }, description: NAMED },
  });
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
  await openAs(page, account, product.url + path);
};

test('what failed anywhere is one click from the list of webhooks', async ({ page }) => {
  await open(page, '/webhooks/');
  const cards = page.getByRole('list', { name: 'Webhooks' });
  await expect(cards.getByRole('img', { name: /: 0 delivered, 1 failed/ })).toBeVisible();
  await expect(cards.getByRole('img', { name: /[1-9]\d* delivered, 0 failed/ })).toBeVisible();
  const named = cards
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: NAMED }) });
  await expect(named).toContainText(working.url);
  await page.getByRole('link', { name: 'All failed deliveries' }).click();
  const log = page.getByRole('list', { name: 'Deliveries' });
  await expect(log.getByRole('listitem')).toHaveCount(1);
  await expect(log.getByText(broken.url)).toBeVisible();
  await expect(log.getByText('The server responded with 500.')).toBeVisible();
  await page.getByLabel('Webhook', { exact: true }).selectOption(NAMED);
  await expect(page.getByRole('heading', { name: 'No delivery matches' })).toBeVisible();
  await page.getByLabel('Status').selectOption('Delivered');
  await expect(log.getByText(NAMED).first()).toBeVisible();
  await expect(log.getByText(broken.url)).toHaveCount(0);
});

test('what failed is counted in a time of one’s own zone, and sent again', async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: 'Asia/Kolkata' });
  try {
    const page = await context.newPage();
    await open(page, '/webhooks/');
    await page.getByRole('link', { name: broken.url }).click();
    const log = page.getByRole('list', { name: 'Deliveries' });
    await expect(log.getByRole('listitem')).toHaveCount(1);
    const minutesAhead = (minutes: number): string =>
      new Date(Date.now() + (330 + minutes) * 60_000).toISOString().slice(0, 16);
    await page.getByLabel('Time').selectOption('Custom…');
    await expect(page.getByText(/^Your time: Asia\/(Calcutta|Kolkata), GMT\+5:30$/)).toBeVisible();
    await page.getByLabel('From').fill(minutesAhead(1));
    await expect(page.getByRole('heading', { name: 'No delivery matches' })).toBeVisible();
    await page.getByLabel('From').fill(minutesAhead(-60));
    await page.getByLabel('Until').fill(minutesAhead(-61));
    await expect(page.getByText('Choose a time after the first one.')).toBeVisible();
    await page.getByLabel('Until').fill(minutesAhead(1));
    await expect(log.getByRole('listitem')).toHaveCount(1);
    await accessible(page);
    // What is made from now on is to be seen too.
    await page.getByLabel('Until').fill('');

    await page.getByRole('button', { name: 'Recover' }).click();
    const recover = page.getByRole('dialog', { name: 'Recover deliveries' });
    await recover.getByLabel('Since').selectOption('Custom…');
    await recover.getByLabel('Until').fill(minutesAhead(-30));
    await recover.getByRole('button', { name: 'Preview' }).click();
    await expect(recover.getByText('There is nothing to resend in this time range.')).toBeVisible();
    await recover.getByLabel('Until').fill('');
    await recover.getByRole('button', { name: 'Preview' }).click();
    await expect(recover.getByText('This sends 1 delivery.')).toBeVisible();
    await accessible(page);
    broken.answer = (response) => response.writeHead(200).end();
    await recover.getByRole('button', { name: /^Resend / }).click();
    await expect(log.getByText('recovered')).toBeVisible();
    await expect(
      page.getByText(/Recovery of failed deliveries.*1 of 1 queued, done/),
    ).toBeVisible();
  } finally {
    await context.close();
  }
});

test('of a log that is too long to look through nothing is said that is not known', async ({
  page,
}) => {
  const other = await product.account();
  const { body } = await other.key.post<{ id: string }>('/v1/webhooks', { url: working.url });
  await other.key.call('PATCH', `/v1/webhooks/${body.id}`, { enabled: false });
  // A run stays on its way where more is due than may wait at once.
  await writeLongLog(product.databaseUrl, body.id, { lost: 50_000, owed: 2_600 });
  await openAs(page, other, `${product.url}/webhooks/view/?id=${body.id}`);
  const log = page.getByRole('list', { name: 'Deliveries' });
  await expect(log.getByRole('listitem')).toHaveCount(25);
  await page.getByLabel('Event').selectOption('session.qr');
  await expect(page.getByRole('heading', { name: 'No match yet' })).toBeVisible();
  await accessible(page);
  const further = page.getByRole('button', { name: 'Keep searching' });
  const end = page.getByRole('heading', { name: 'No delivery matches' });
  await further.click();
  await expect(page.getByRole('heading', { name: 'No match yet' }).or(end)).toBeVisible();
  await further.click();
  await expect(end).toBeVisible();

  await page.getByRole('button', { name: 'Recover' }).click();
  const recover = page.getByRole('dialog', { name: 'Recover deliveries' });
  await recover.getByRole('button', { name: 'Preview' }).click();
  await expect(recover.getByText(/^This time range holds too many events/)).toBeVisible();
  await expect(recover.getByText(/^This webhook is paused/)).toBeVisible();
  await accessible(page);
  await recover.getByRole('button', { name: /^Resend / }).click();
  await expect(page.getByText(/: 2,000 queued, in progress/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^This webhook is paused/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/queued, stopped/)).toBeVisible();
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
  await page.goto(`${product.url}/docs/signatures/`);
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
  await expect(check.getByText('The signature is right', { exact: true })).toHaveCount(2);
  await accessible(page);
  const own = String(headers['x-whathooks-signature']);
  for (const [what, words] of [
    [{ body: body.replaceAll(',"', ', "') }, 'The body was parsed and serialised again'],
    [{ body: `${body.slice(0, -2)}` }, 'The body is not what we sent'],
    [{ secret: secret.slice('whsec_'.length), headers: own }, 'The secret is not complete'],
    [{ secret: account.token }, 'This is an API key'],
    [
      { headers: own.slice('sha256='.length) },
      'The signature is right, but its sha256= prefix is missing',
    ],
    [
      { headers: `X-Whathooks-Signature: ${String(headers['webhook-signature'])}` },
      'This signature belongs in the other header',
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
  // Four pages are looked through, each at two widths and in both themes.
  test.slow();
  await open(page, '/webhooks/');
  for (const [path, seen] of [
    ['/webhooks/', page.getByRole('img', { name: /delivered/ }).first()],
    [`/webhooks/view/?id=${webhookId}`, page.getByRole('form', { name: 'Check a signature' })],
    ['/webhooks/deliveries/', page.getByRole('list', { name: 'Deliveries' })],
    ['/docs/signatures/', page.getByRole('form', { name: 'Check a signature' })],
  ] as const) {
    await page.goto(product.url + path);
    await expect(seen).toBeVisible();
    await usable(page, `webhooks-${path.split('/').at(-2)}`, [1_280, 360]);
  }
});
