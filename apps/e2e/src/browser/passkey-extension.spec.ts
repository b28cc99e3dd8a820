import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { WHATSAPP_WEB, WhatsAppWeb } from './steps/whatsapp-web';

/** What the extension tells a page. */
interface Told {
  type: string;
  requestId?: string;
  answer?: object;
  error?: string;
}

/** What the extension is given by the browser. */
declare const chrome: {
  runtime: { reload: () => void };
  storage: {
    session: {
      get: (name: string) => Promise<Record<string, object>>;
      set: (values: object) => Promise<void>;
    };
  };
  alarms: {
    getAll: () => Promise<{ name: string }[]>;
    create: (name: string, when: { when: number }) => Promise<void>;
  };
};

const OPTIONS = { challenge: 'AAECAw', rpId: 'whatsapp.com', userVerification: 'required' };

let web: WhatsAppWeb;
let server: Server;

test.beforeAll(async () => {
  web = await WhatsAppWeb.start(test.info().project.use.launchOptions?.args);
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
  const last = async (): Promise<Told | undefined> => (await told(page)).at(-1);
  // A browser whose tabs change may lose a click: a person clicks again.
  await expect(async () => {
    await web.clickExtension(page);
    await expect.poll(last, { timeout: 3_000 }).toMatchObject({ type: 'ready' });
  }).toPass({ timeout: 20_000 });
}

const told = (page: Page): Promise<Told[]> =>
  page.evaluate(() => (window as unknown as { told: Told[] }).told);

const outcomes = async (page: Page): Promise<Told[]> =>
  (await told(page)).filter(({ type }) => type === 'outcome');

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
  expect(await outcomes(other)).toEqual([]);
  expect((await told(page)).map(({ requestId }) => requestId)).not.toContain('frame');
  await tell(other, { type: 'cancel' });
  expect(await outcome(other, 'second')).toMatchObject({ error: 'cancelled' });
  await expect.poll(tabs).toEqual([]);
  await page.close();
  await other.close();
});

/** The tab of WhatsApp Web, with the panel in it, which a page asked for. */
async function opened(page: Page, requestId: string, options?: object): Promise<Page> {
  const opening = web.context.waitForEvent('page');
  await ask(page, requestId, options);
  const whatsapp = await opening;
  await whatsapp.waitForURL(WHATSAPP_WEB);
  await whatsapp.locator('whathooks-passkey').waitFor({ state: 'attached' });
  return whatsapp;
}

test('the button on WhatsApp’s page is out of reach of that page', async () => {
  const page = await anyPage();
  await letIn(page);
  const whatsapp = await opened(page, 'one');
  const panel = whatsapp.locator('whathooks-passkey');
  expect(await panel.evaluate(({ shadowRoot }) => shadowRoot)).toBeNull();
  await panel.evaluate((element: HTMLElement) => element.click());
  await page.close();
  await expect.poll(tabs).toEqual([]);
});

test('a page is given what WhatsApp checks, and no secret that the passkey keeps', async () => {
  const page = await anyPage();
  await letIn(page);
  const whatsapp = await opened(page, 'greedy', {
    ...OPTIONS,
    extensions: { uvm: true, largeBlob: { read: true }, prf: { eval: { first: 'AAAA' } } },
  });
  await web.addPasskey(whatsapp, 'the secret');
  const extensions = whatsapp.evaluate(
    () =>
      new Promise((resolve) => {
        const real = navigator.credentials.get.bind(navigator.credentials);
        navigator.credentials.get = (options) => {
          resolve(options?.publicKey?.extensions);
          return real(options);
        };
      }),
  );
  await web.approve(whatsapp);
  // The browser adds some of its own.
  expect(await extensions).not.toHaveProperty('largeBlob');
  expect(await extensions).not.toHaveProperty('prf');
  const { answer, error } = await outcome(page, 'greedy');
  expect(error).toBeUndefined();
  expect(answer).toEqual({
    id: expect.any(String),
    rawId: expect.any(String),
    type: 'public-key',
    response: {
      clientDataJSON: expect.any(String),
      authenticatorData: expect.any(String),
      signature: expect.any(String),
      userHandle: expect.any(String),
    },
  });
  // The tabs change until then.
  await expect.poll(tabs).toEqual([]);
  await page.close();
});

/** How often a passkey was asked for. */
const asked = (whatsapp: Page): Promise<number> =>
  whatsapp.evaluate(() => (window as unknown as { asked: number }).asked);

test('a key that is held, or pressed at once, approves nothing', async () => {
  const page = await anyPage();
  await letIn(page);
  const whatsapp = await opened(page, 'one');
  await whatsapp.evaluate(() => {
    Object.assign(window, { asked: 0 });
    navigator.credentials.get = () => {
      (window as unknown as { asked: number }).asked += 1;
      return Promise.reject(new Error('counted'));
    };
  });
  const { keyboard } = whatsapp;
  // Held since before the panel came: it says that it repeats from the second time on.
  await keyboard.down('Enter');
  await keyboard.press('Tab');
  await keyboard.down('Enter');
  await web.settled(whatsapp);
  await keyboard.down('Enter');
  await keyboard.up('Enter');
  // Out of sight and back: whoever presses a key at once meant the page before.
  await whatsapp.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await keyboard.press('Enter');
  await web.settled(whatsapp);
  expect(await asked(whatsapp)).toBe(0);
  await keyboard.press('Enter');
  await expect.poll(() => asked(whatsapp)).toBe(1);
  await page.close();
  await expect.poll(tabs).toEqual([]);
});

test('a page that asks many times at once has one tab opened', async () => {
  const page = await anyPage();
  await letIn(page);
  let opened = 0;
  const count = (): void => void (opened += 1);
  web.context.on('page', count);
  const names = Array.from({ length: 15 }, (_, index) => `many-${index}`);
  await Promise.all(names.map((name) => ask(page, name)));
  const errors = async () => (await outcomes(page)).map(({ error }) => error);
  await expect.poll(errors).toEqual(Array(14).fill('pending'));
  await expect.poll(tabs).toHaveLength(1);
  await tell(page, { type: 'cancel' });
  await expect.poll(tabs).toEqual([]);
  web.context.off('page', count);
  expect(opened).toBe(1);
  await page.close();
});

test('a request ends after its time, and with the page that asked', async () => {
  const page = await anyPage();
  await letIn(page);
  await opened(page, 'late');
  await web.inExtension(async () => {
    const { request } = await chrome.storage.session.get('request');
    await chrome.storage.session.set({ request: { ...request, until: Date.now() } });
    const [alarm] = await chrome.alarms.getAll();
    await chrome.alarms.create(alarm?.name ?? 'none', { when: Date.now() });
  });
  expect(await outcome(page, 'late')).toMatchObject({ error: 'expired' });
  await expect.poll(tabs).toEqual([]);
  await opened(page, 'left');
  await page.reload();
  await expect.poll(tabs).toEqual([]);
  await page.close();
});

// The last one: it ends the extension of this browser.
test('a page is told that the extension is gone', async () => {
  const page = await anyPage();
  await letIn(page);
  await opened(page, 'lost');
  await web.inExtension(async () => chrome.runtime.reload());
  expect(await outcome(page, 'lost')).toMatchObject({ error: 'gone' });
});
