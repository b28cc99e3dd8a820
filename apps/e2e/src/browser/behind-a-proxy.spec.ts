import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '@whathooks/testing';
import { WebhookListener } from '../harness/listener';
import { type Account, Product } from '../harness/product';
import {
  type Certificate,
  Proxy,
  type ProxyName,
  proxyProgram,
  selfSigned,
} from '../harness/proxies';
import { test } from './steps/story';

/*
 * The product below a path of another host name, behind nginx and behind Caddy, which run with what the documentation
 * shows. The one hands the path on, the other takes it away.
 */

const ROOT = resolve(__dirname, '../../../..');
const PAGES = join(ROOT, '.nx/dashboard-below-a-path');
const HOST = 'agency.example';
const CONTACT = '15551234801';
/** A red picture of 40 by 30 pixels. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAK0lEQVR42u3NMQ0AAAgDsEmafxVIQgYcTfo3056IWCwWi8VisVgsFov/xgtTcpFM7B68FwAAAABJRU5ErkJggg==',
  'base64',
);
/** The pages are built once more, by machines that do other things as well. */
const BUILD_MS = 1_200_000;

const PROXIES = { nginx: '15557654801', caddy: '15557654802' } as const satisfies Record<
  ProxyName,
  string
>;

let folder: string;
let certificate: Certificate | null;
let port: number;
let product: Product;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(BUILD_MS);
  const isWanted = Object.keys(PROXIES).some((name) => proxyProgram(name as ProxyName));
  folder = await mkdtemp(join(tmpdir(), 'whathooks-proxies-'));
  certificate = selfSigned(folder, HOST);
  if (!isWanted || !certificate) return;
  await buildPages();
  port = await freePort();
  product = await Product.start({
    DASHBOARD_DIR: PAGES,
    PUBLIC_URL: `https://${HOST}:${port}/wa`,
    // All of loopback would be trusted to say anything, and the callers of this story are there.
    TRUST_PROXY: '127.0.0.1',
  });
});
test.afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As `BASE_PATH=/wa npm run build`, beside the pages of all other stories; taken from the cache when nothing changed. */
async function buildPages(): Promise<void> {
  const nx = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/nx/dist/bin/nx.js'),
      ...['run', '@whathooks/dashboard:build-below-a-path'],
      ...['--outputStyle', 'static', '--excludeTaskDependencies'],
    ],
    {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NX_TUI: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [nx.stdout, nx.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code] = (await once(nx, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The pages could not be built for /wa:\n${output}`);
}

/** The configuration of a proxy as a reader of the documentation copies it. */
async function sampleOf(name: ProxyName): Promise<string> {
  const page = await readFile(join(PAGES, 'docs/behind-a-proxy.md'), 'utf8');
  const mark = { nginx: 'proxy_pass', caddy: 'reverse_proxy' }[name];
  const samples = [...page.matchAll(/```\n([\s\S]*?)\n```/g)].map(([, code = '']) => code);
  const found = samples.filter((code) => code.includes(mark));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

test('every address in the built pages is below the path, and each file that they name is there', async () => {
  test.skip(!product, 'neither nginx nor Caddy is on this machine, or no OpenSSL');
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' });
  const addresses = files
    .filter((file) => /\.html$|llms\.txt$|docs\/search\.json$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(PAGES, file), 'utf8').matchAll(
          /(?:\s(?:href|src)="|"href":"|\]\()(\/[^"?#)]*)/g,
        ),
      ].map(([, address = '']) => [file, address] as const),
    );
  expect(addresses.length).toBeGreaterThan(500);
  expect(addresses.filter(([, address]) => !address.startsWith('/wa/'))).toEqual([]);
  const served = new Set(
    addresses.map(([, address]) => address).filter((one) => !one.startsWith('/wa/v1/')),
  );
  const missing = [...served].filter((address) => {
    const path = address.slice('/wa/'.length);
    return !files.includes(path) && !files.includes(join(path, 'index.html'));
  });
  expect(missing).toEqual([]);
});

for (const [name, number] of Object.entries(PROXIES) as [ProxyName, string][]) {
  test(`the product lives below a path of another host, behind ${name}`, async () => {
    test.setTimeout(300_000);
    const program = proxyProgram(name);
    test.skip(!program, `${name} is not on this machine, and could not be had from Debian`);
    test.skip(!certificate, 'OpenSSL, which makes the certificate, is not on this machine');
    if (!program || !certificate) return;
    const place = { port, behind: Number(new URL(product.url).port), ...certificate };
    const proxy = await Proxy.start(name, program, await sampleOf(name), place);
    const listener = await WebhookListener.start();
    const browser = await chromium.launch({
      ...test.info().project.use.launchOptions,
      args: [
        ...(test.info().project.use.launchOptions?.args ?? []),
        `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
      ],
    });
    try {
      const context = await browser.newContext({
        ignoreHTTPSErrors: true,
        reducedMotion: 'reduce',
      });
      const elsewhere = addressesElsewhere(context);
      const account = await product.account(`Behind ${name}`);
      const sessionId = await linkByLink(context, account, number);
      await account.key.post('/v1/webhooks', { url: listener.url, events: ['message.received'] });
      const page = await context.newPage();
      await logInBelow(page, account);
      await seesWhatComes(page, sessionId, number, listener);
      await cookiesAreOwn(context);
      await readsTheDocumentation(page);
      expect(elsewhere).toEqual([]);
      await answersBelow(account);
      await countsTheClient(Object.keys(PROXIES).indexOf(name) + 1);
    } finally {
      await browser.close();
      await listener.stop();
      await proxy.stop();
    }
  });
}

const below = (path: string): string => `https://${HOST}:${port}/wa${path}`;

/** What was asked of the host outside of the path, while a browser went through the product. */
function addressesElsewhere(context: BrowserContext): string[] {
  const elsewhere: string[] = [];
  context.on('request', (asked) => {
    const { host, pathname, protocol } = new URL(asked.url());
    if (!/^https?:$/.test(protocol)) return;
    if (host !== `${HOST}:${port}` || !pathname.startsWith('/wa/')) elsewhere.push(asked.url());
  });
  return elsewhere;
}

/** A client opens a connect link and scans what it shows. */
async function linkByLink(
  context: BrowserContext,
  account: Account,
  phone: string,
): Promise<string> {
  await product.simulator.createAccount({ phone, name: 'Bakery' });
  const { body: session } = await account.key.post<{ id: string }>('/v1/sessions', {
    name: 'Bakery',
  });
  const { body: link } = await account.key.post<{ url: string }>(
    `/v1/sessions/${session.id}/connect-links`,
    { expiresInMinutes: 60, language: 'en' },
  );
  expect(link.url).toContain(below('/connect/'));
  const page = await context.newPage();
  await page.goto(link.url);
  await expect(page.getByRole('img', { name: /code to scan/i })).toBeVisible();
  await product.scanned(account, session.id, phone);
  await expect(page.getByRole('heading', { name: /connected|linked/i })).toBeVisible();
  await page.close();
  return session.id;
}

/** Comes to a page that asks for a log-in, and is led to it afterwards. */
async function logInBelow(page: Page, { email, password }: Account): Promise<void> {
  await page.goto(below('/webhooks/'));
  await page.waitForURL(`${below('/login/')}?next=**`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL(below('/webhooks/'));
  await expect(page.getByRole('heading', { name: 'Webhooks', level: 1 })).toBeVisible();
  // The session is found again by its cookie.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Webhooks', level: 1 })).toBeVisible();
}

/** What arrives appears without a reload, its file opens from its signed address, and an answer goes out. */
async function seesWhatComes(
  page: Page,
  sessionId: string,
  number: string,
  listener: WebhookListener,
): Promise<void> {
  const { simulator } = product;
  if (number === PROXIES.nginx) await simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  await page.getByRole('navigation', { name: 'Main' }).getByText('Inbox').click();
  await page.waitForURL(`${below('/inbox/')}**`);
  await simulator.sendMessage(CONTACT, { to: number, text: 'Do you have rye bread?' });
  const chat = page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: 'Jane' });
  await chat.click();
  const log = page.getByRole('log');
  await expect(log.getByText('Do you have rye bread?')).toBeVisible();

  // The conversation is read: what comes from now on is brought by the live stream.
  const picture = { to: number, kind: 'image', bytes: PICTURE, mimeType: 'image/png' } as const;
  await simulator.media.send(CONTACT, picture);
  const shown = log.getByRole('img', { name: 'Photo' });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  const { body } = await listener.next(
    'message.received',
    ({ body: { data } }) => data['type'] === 'image',
  );
  const { url } = body.data['media'] as { url: string };
  expect(url).toContain(below('/v1/media/'));
  expect(body.sessionId).toBe(sessionId);
  const file = await ask('GET', url);
  expect([file.status, file.body.equals(PICTURE)]).toEqual([200, true]);

  await page.getByRole('textbox', { name: /message/i }).fill('Fresh at eight.');
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect(log.getByText('Fresh at eight.')).toBeVisible();
  await expect(page.getByRole('img', { name: /sent|delivered|read/i }).last()).toBeVisible();
}

/** The cookies go to the product's own path, by TLS alone, and no script reads them. */
async function cookiesAreOwn(context: BrowserContext): Promise<void> {
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).toSorted()).toEqual([
    '__Secure-whathooks_device',
    '__Secure-whathooks_refresh',
  ]);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({
      domain: HOST,
      path: '/wa/v1/auth',
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
    });
  }
}

/** Documentation, its search and the API reference; samples name this installation. */
async function readsTheDocumentation(page: Page): Promise<void> {
  await page.goto(below('/docs'));
  await page.waitForURL(below('/docs/'));
  await page.goto(below('/docs/#order'));
  await page.waitForURL(below('/docs/retries/#order'));
  await page.goto(below('/docs/sending/'));
  await expect(page.getByText(`curl -X POST '${below('/v1/messages')}'`).first()).toBeVisible();
  await page.getByRole('searchbox', { name: /search/i }).fill('below a path');
  await page
    .getByRole('link', { name: /Below a path/ })
    .first()
    .click();
  await page.waitForURL(`${below('/docs/behind-a-proxy/')}#**`);
  await page.goto(below('/nowhere/'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(below('/v1/reference'));
  await page.waitForURL(below('/reference/'));
  await page.getByRole('main').getByRole('link', { name: 'POST Send a message /v1/' }).click();
  await expect(page.getByRole('heading', { name: 'Send a message', exact: true })).toBeVisible();
}

/** What programs are told: redirects, headers and addresses as they reach the product. */
async function answersBelow(account: Account): Promise<void> {
  const docs = await ask('GET', below('/docs'));
  expect([docs.status, docs.headers.location]).toEqual([expect.any(Number), '/wa/docs/']);
  const page = await ask('GET', below('/login/'));
  expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
  const openApi = await ask('GET', below('/v1/openapi.json'));
  expect((JSON.parse(openApi.body.toString()) as { servers: object[] }).servers[0]).toMatchObject({
    url: '/wa',
  });
  const problem = await ask('GET', below('/v1/sessions'));
  expect(JSON.parse(problem.body.toString())).toMatchObject({
    type: below('/docs/errors/#missing_credentials'),
  });
  const { body } = await account.staff.post<{ url: string }>('/v1/invitations', { role: 'agent' });
  expect(body.url).toContain(below('/invitation/#'));

  const login = (origin: string) =>
    ask('POST', below('/v1/auth/login'), { origin, 'content-type': 'application/json' }, '{}');
  expect((await login(`https://${HOST}:${port}`)).status).toBe(400);
  expect((await login('https://evil.example')).status).toBe(403);
}

/**
 * The limits count whoever calls, however often they pass themselves off as somebody else.
 *
 * @param part of the loopback network whose addresses call, which nobody else counts for
 */
async function countsTheClient(part: number): Promise<void> {
  const left = async (from: string, headers: Record<string, string> = {}): Promise<number> => {
    const answer = await ask('GET', below('/v1/sessions'), headers, undefined, from);
    return Number(/"address";r=(\d+)/.exec(String(answer.headers['ratelimit']))?.[1]);
  };
  let host = 1;
  // A minute may end between two requests: then it is counted anew, with other addresses.
  await expect(async () => {
    const [caller, other] = [`127.0.${part}.${(host += 1)}`, `127.0.${part}.${(host += 1)}`];
    const first = await left(caller);
    expect(await left(caller)).toBe(first - 1);
    expect(await left(caller, { 'x-forwarded-for': '203.0.113.9' })).toBe(first - 2);
    expect(await left(other)).toBe(first);
  }).toPass({ timeout: 30_000 });
}

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request under the public host name, to this machine, with the certificate checked. */
async function ask(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body?: string,
  localAddress = '127.0.0.1',
): Promise<Reply> {
  const { pathname, search, host } = new URL(url);
  const sent = request({
    ...{ host: '127.0.0.1', port, servername: HOST, localAddress, agent: false },
    ca: await readFile(certificate?.certificate ?? ''),
    ...{ method, path: pathname + search, headers: { host, ...headers } },
  });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) };
}
