import { expect, type Page, type Request } from '@playwright/test';
import { sumOfShifts, watchShifts } from './checks/layout-shifts';
import { logIn, openAs } from './steps/log-in';
import { test } from './steps/story';

const NUMBER = '15557654392';
const JANE = '15551234712';
/** A red picture of 40 by 30 pixels. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAK0lEQVR42u3NMQ0AAAgDsEmafxVIQgYcTfo3056IWCwWi8VisVgsFov/xgtTcpFM7B68FwAAAABJRU5ErkJggg==';
/** Smaller files are sent as they are, in bytes. */
const LEAST_COMPRESSED = 1_024;
/** Above it a page feels unsteady; Chromium calls 0.1 good. */
const MOST_SHIFT = 0.05;

const PUBLIC = [
  ...['/', '/docs/', '/docs/errors/', '/docs/linking/', '/login/', '/register/'],
  ...['/docs/quickstart/', '/docs/webhooks/', '/docs/signatures/', '/docs/sending/'],
  ...['/reference/', '/reference/#messagesSend'],
];
const CONSOLE = [
  ...['/overview/', '/numbers/', '/messages/', '/inbox/', '/webhooks/', '/webhooks/deliveries/'],
  ...['/api-keys/', '/settings/', '/settings/security/', '/settings/people/'],
];

test('pages do not jump, arrive compressed, and break nothing off', async ({ page, product }) => {
  const account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.link(account, NUMBER);
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Do you have rye bread?' });

  const files = watchFiles(page);
  await watchShifts(page);
  for (const address of PUBLIC) {
    await expectSteady(page, files, product.url + address);
    // Parts of these pages come once the rest is there; behind the log-in a live stream never ends.
    await page.waitForLoadState('networkidle');
  }
  await page.goto(`${product.url}/overview/`);
  await logIn(page, account);
  for (const address of CONSOLE) await expectSteady(page, files, product.url + address);
  expect({ plain: files.plain, brokenOff: files.brokenOff }).toEqual({ plain: [], brokenOff: [] });
});

test('the inbox and its chats do not jump while they come', async ({ page, product }) => {
  const account = await product.account();
  const [number, mary] = ['15557654393', '15551234693'];
  await product.simulator.createAccount({ phone: mary, name: 'Mary Major' });
  const { id } = await product.link(account, number);
  const to = number;
  // More than fits: rows of several heights, and a picture whose room is known before it is there.
  for (let n = 1; n <= 30; n += 1) {
    const text = n % 3 === 0 ? 'Do you have rye bread today? '.repeat(12) : `Line ${n}`;
    await product.simulator.sendMessage(mary, { to, text });
  }
  const bytes = Buffer.from(PICTURE, 'base64');
  const picture = { kind: 'image' as const, bytes, mimeType: 'image/png', caption: 'The shop' };
  await product.simulator.media.send(mary, { to, ...picture });
  await watchShifts(page);
  await openAs(page, account, `${product.url}/overview/`);
  const chats = page.getByRole('navigation', { name: 'Chats' });
  const log = page.getByRole('log');
  for (const width of [390, 768, 1440, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${product.url}/inbox/`, { waitUntil: 'load' });
    await expect(chats.getByRole('link').first()).toBeVisible();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    expect(await sumOfShifts(page), `layout shift at ${width}`).toBeLessThan(MOST_SHIFT);
    const chat = `${product.url}/inbox/?session=${id}&chat=${mary}@s.whatsapp.net`;
    await page.goto(chat, { waitUntil: 'load' });
    // At first it begins where the unread do, later at its end.
    await expect(log.getByRole('listitem').first()).toBeInViewport();
    await expect(page.getByRole('textbox', { name: 'Message to Mary Major' })).toBeVisible();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    expect(await sumOfShifts(page), `layout shift of a chat at ${width}`).toBeLessThan(MOST_SHIFT);
  }
});

async function expectSteady(page: Page, files: Files, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  // What is still on its way when the next page is asked for, the story breaks off, and not the page.
  await expect.poll(() => [...files.loading]).toEqual([]);
  const shift = await sumOfShifts(page);
  expect(shift, `layout shift of ${address}`).toBeLessThan(MOST_SHIFT);
}

interface Files {
  /** Addresses of scripts and styles that came as they are. */
  plain: string[];
  /** Files of the dashboard that were asked for in vain. */
  brokenOff: string[];
  /** Addresses that the page asked for and that did not end yet. */
  loading: Set<string>;
}

function watchFiles(page: Page): Files {
  const seen: Files = { plain: [], brokenOff: [], loading: new Set() };
  page.on('request', (request) => {
    if (isFile(request)) seen.loading.add(request.url());
  });
  page.on('requestfinished', (request) => seen.loading.delete(request.url()));
  page.on('response', (response) => {
    const headers = response.headers();
    const isText = /javascript|css|html/.test(headers['content-type'] ?? '');
    const isSmall = Number(headers['content-length'] ?? Infinity) < LEAST_COMPRESSED;
    if (response.status() !== 200 || !isText || isSmall) return;
    if (!/br|gzip/.test(headers['content-encoding'] ?? '')) seen.plain.push(response.url());
  });
  page.on('requestfailed', (request) => {
    seen.loading.delete(request.url());
    if (isFile(request))
      seen.brokenOff.push(`${new URL(request.url()).pathname} ${request.failure()?.errorText}`);
  });
  return seen;
}

/** The browser asks for the icon when it has nothing else to do, and breaks that off when the page is left. */
function isFile(request: Request): boolean {
  const { pathname } = new URL(request.url());
  return !pathname.startsWith('/v1/') && pathname !== '/icon.svg';
}
