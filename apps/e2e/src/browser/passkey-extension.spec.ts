import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { WHATSAPP_WEB, WhatsAppWeb } from './whatsapp-web';

/** What the extension tells a page. */
interface Told {
  type: string;
  requestId?: string;
  answer?: { rawId: string };
  error?: string;
}

const OPTIONS = { challenge: 'AAECAw', rpId: 'whatsapp.com', userVerification: 'required' };

let web: WhatsAppWeb;
let server: Server;

test.beforeAll(async () => {
  web = await WhatsAppWeb.start(test.info().project.use.launchOptions ?? {});
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<title>Any page</title><iframe></iframe>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
test.afterAll(async () => {
  await web?.stop();
  server?.closeAllConnections();
  server?.close();
});

/** Any page at all, which keeps what it is told. */
async function anyPage(): Promise<Page> {
  const page = await web.context.newPage();
  const { port } = server.address() as AddressInfo;
  // The address tells the pages apart.
  await page.goto(`http://127.0.0.1:${port}/${crypto.randomUUID()}`);
  await page.evaluate(() => {
    Object.assign(window, { told: [] });
    window.addEventListener('message', ({ data }: MessageEvent<{ from?: string }>) => {
      const { told } = window as unknown as { told: unknown[] };
      if (data.from) told.push(data);
    });
  });
  return page;
}

/** Clicks the icon, and waits until the page may ask. */
async function letIn(page: Page): Promise<void> {
  await web.clickExtension(page);
  await expect.poll(() => told(page)).toMatchObject([{ type: 'ready' }]);
}

const told = (page: Page): Promise<Told[]> =>
  page.evaluate(() => (window as unknown as { told: Told[] }).told);

const tell = (page: Page, message: object): Promise<void> =>
  page.evaluate((given) => {
    window.postMessage({ to: 'whathooks-passkey-extension', ...given }, location.origin);
  }, message);

const ask = (page: Page, requestId: string, options: object = OPTIONS): Promise<void> =>
  tell(page, { type: 'sign', requestId, options });

const outcome = async (page: Page, requestId: string): Promise<Told> => {
  const find = async () => (await told(page)).find((one) => one.requestId === requestId);
  await expect.poll(find).toBeTruthy();
  return (await find()) as Told;
};

const tabs = (): string[] =>
  web.context
    .pages()
    .map((page) => page.url())
    .filter((url) => url === WHATSAPP_WEB);

test('a page is not heard, and hears nothing, before its icon is clicked', async () => {
  const page = await anyPage();
  await tell(page, { type: 'hello' });
  await ask(page, 'early');
  const other = await anyPage();
  await letIn(other);
  // What was said before reached nobody, nor does a click elsewhere change that.
  await ask(page, 'still');
  await letIn(page);
  expect(tabs()).toEqual([]);
  await page.close();
  await other.close();
});

test('a page that was let in asks for itself alone, and for WhatsApp alone', async () => {
  const page = await anyPage();
  const other = await anyPage();
  await letIn(page);
  await letIn(other);
  for (const [name, options] of Object.entries({
    site: { ...OPTIONS, rpId: 'bank.example' },
    challenge: { ...OPTIONS, challenge: '<script>' },
    none: {},
  })) {
    await ask(page, name, options);
    expect(await outcome(page, name)).toMatchObject({ error: 'invalid' });
  }
  // A frame in it may not ask in its name.
  await page.evaluate((options) => {
    const script = window.frames[0]?.document.createElement('script');
    if (!script) throw new Error('the frame is not there');
    script.textContent = `parent.postMessage(${JSON.stringify({
      to: 'whathooks-passkey-extension',
      type: 'sign',
      requestId: 'frame',
      options,
    })}, '*')`;
    window.frames[0]?.document.body.append(script);
  }, OPTIONS);
  await ask(page, 'first');
  await expect.poll(tabs).toHaveLength(1);
  // Somebody else neither ends it nor hears of it, but may take its place.
  await tell(other, { type: 'cancel' });
  await ask(other, 'second');
  expect(await outcome(page, 'first')).toMatchObject({ error: 'replaced' });
  await expect.poll(tabs).toHaveLength(1);
  expect((await told(other)).map(({ requestId }) => requestId)).toEqual([undefined]);
  expect((await told(page)).map(({ requestId }) => requestId)).not.toContain('frame');
  await tell(other, { type: 'cancel' });
  expect(await outcome(other, 'second')).toMatchObject({ error: 'cancelled' });
  await expect.poll(tabs).toEqual([]);
  await page.close();
  await other.close();
});

test('the button on WhatsApp’s page is out of reach of that page', async () => {
  const page = await anyPage();
  await letIn(page);
  const opening = web.context.waitForEvent('page');
  await ask(page, 'one');
  const whatsapp = await opening;
  const panel = whatsapp.locator('whathooks-passkey');
  await panel.waitFor({ state: 'attached' });
  expect(await panel.evaluate(({ shadowRoot }) => shadowRoot)).toBeNull();
  await panel.evaluate((element: HTMLElement) => element.click());
  await page.close();
  await expect.poll(tabs).toEqual([]);
});
