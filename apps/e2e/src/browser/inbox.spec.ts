import { expect, type Page } from '@playwright/test';
import { type Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654301';
const JANE = '15551234601';
const BOB = '15551234602';
const WIDTHS = [390, 1024, 1440];
/** Words that break what was not made for them. */
const AWKWARD = [
  'w'.repeat(4_000),
  'مرحبا، هل لديكم خبز الجاودار اليوم؟',
  '🥐'.repeat(200),
  '*Fresh* at _eight_ ~nine~\n* rye\n* wheat\n> said she\n```no *mark* here```',
];

let product: Product;
let account: Account;
let sessionId: string;

test.beforeAll(async () => {
  product = await Product.start();
  account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.simulator.createAccount({
    phone: BOB,
    name: 'Robert who bears a name that no list of chats was ever made for 🥐',
  });
  ({ id: sessionId } = await product.link(account, NUMBER));
});
test.afterAll(() => product.stop());

const chats = (page: Page) => page.getByRole('navigation', { name: 'Chats' });
const say = (from: string, text: string) =>
  product.simulator.sendMessage(from, { to: NUMBER, text });

const open = async (page: Page, path = '/inbox/'): Promise<void> => {
  await openAs(page, account, product.url + path);
};

/** Waits until so many frames are drawn. */
const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (left) => {
    for (let n = 0; n < left; n += 1) await new Promise(requestAnimationFrame);
  }, count);

test('what people write appears as they write, is answered, and is found again', async ({
  page,
}) => {
  await open(page);
  await say(JANE, 'Do you have rye bread?');
  const jane = chats(page).getByRole('link', { name: /Jane Doe/ });
  await expect(jane).toContainText('Do you have rye bread?');
  await expect(jane.getByLabel('1 unread message')).toBeVisible();
  await say(BOB, 'Hello');
  await expect(chats(page).getByRole('link').first()).toContainText('Robert');
  await jane.click();
  const log = page.getByRole('log', { name: 'Conversation with Jane Doe' });
  await expect(log.getByText('Do you have rye bread?')).toBeVisible();
  await expect(jane.getByLabel('1 unread message')).toBeHidden();
  await say(JANE, 'Or wheat?');
  await expect(log.getByText('Or wheat?')).toBeVisible();
  await page.getByRole('textbox', { name: 'Message to Jane Doe' }).fill('Both, *fresh*.');
  await page.keyboard.press('Enter');
  await expect(log.getByRole('listitem').filter({ hasText: 'Both, fresh.' })).toHaveCount(1);
  await product.simulator.waitForMessage(JANE, { text: 'Both, *fresh*.' });
  await expect(chats(page).getByRole('link').first()).toContainText('Both');
  const address = page.url();
  await page.reload();
  await expect(log.getByText('Both, fresh.')).toBeVisible();
  expect(page.url()).toBe(address);
  await chats(page)
    .getByRole('link', { name: /Robert/ })
    .click();
  await expect(page.getByRole('log')).toContainText('Hello');
  await page.goBack();
  await expect(log.getByText('Both, fresh.')).toBeVisible();
});

test('a message is quoted, reacted to, reworded and deleted', async ({ page }) => {
  await say(JANE, 'What does it cost?');
  await open(page, `/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`);
  const log = page.getByRole('log');
  const asked = log.getByRole('listitem').filter({ hasText: 'What does it cost?' }).last();
  await asked.hover();
  await asked.getByRole('button', { name: 'Reply' }).click();
  await page.keyboard.type('Four euro');
  await page.keyboard.press('Enter');
  const answer = log.getByRole('listitem').filter({ hasText: 'Four euro' });
  await expect(answer).toContainText('What does it cost?');
  await asked.hover();
  await asked.getByRole('button', { name: 'React' }).click();
  await page.getByRole('button', { name: 'React with 👍' }).click();
  await expect(asked.getByRole('img', { name: '👍 by you' })).toBeVisible();
  await answer.hover();
  await answer.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const field = page.getByRole('textbox', { name: /^Message to/ });
  await expect(field).toHaveValue('Four euro');
  await field.fill('Five euro');
  await page.getByRole('button', { name: 'Save the edit' }).click();
  const edited = log.getByRole('listitem').filter({ hasText: 'Five euro' });
  await expect(edited).toContainText('Edited');
  await edited.hover();
  await edited.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete for everyone' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for everyone' }).click();
  await expect(log.getByText('Deleted for everyone').first()).toBeVisible();
});

test('who reads further up is told of what is new, and is not moved', async ({ page }) => {
  for (let count = 1; count <= 30; count += 1) await say(BOB, `Line ${count}`);
  await page.setViewportSize({ width: 1024, height: 600 });
  await open(page);
  await chats(page)
    .getByRole('link', { name: /Robert/ })
    .click();
  const log = page.getByRole('log');
  // It begins at the first unread message, which is far from the newest one.
  await expect(log.getByText('Line 1', { exact: true })).toBeInViewport();
  await page.getByRole('button', { name: 'Newest messages' }).click();
  await expect(log.getByText('Line 30')).toBeInViewport();
  await log.hover();
  const newest = page.getByRole('button', { name: 'Newest messages' });
  // Whatever the list still measures: who turns the wheel wins.
  await page.mouse.wheel(0, -900);
  await expect(newest).toBeVisible();
  await frames(page, 30);
  await expect(newest).toBeVisible();
  const before = await log.evaluate((element) => element.scrollTop);
  await say(BOB, 'And one more');
  await page.getByRole('button', { name: '1 new message' }).click({ trial: true });
  expect(await log.evaluate((element) => element.scrollTop)).toBe(before);
  await page.getByRole('button', { name: '1 new message' }).click();
  await expect(log.getByText('And one more')).toBeInViewport();

  // Whoever sends sees what they sent.
  await log.hover();
  await page.mouse.wheel(0, -900);
  await expect(newest).toBeVisible();
  await frames(page, 30);
  await page.getByRole('textbox', { name: /^Message to/ }).fill('On my way');
  await page.keyboard.press('Enter');
  await expect(log.getByText('On my way')).toBeInViewport();
  await expect(newest).toBeHidden();
});

test('everybody can use it at every width', async ({ page }) => {
  test.slow();
  await open(page);
  for (const text of AWKWARD) await say(JANE, text);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${product.url}/inbox/`);
    await expect(chats(page).getByRole('link').first()).toBeVisible();
    await usable(page, 'inbox', [width]);
    await chats(page)
      .getByRole('link', { name: /Jane Doe/ })
      .click();
    await expect(page.getByRole('log').getByRole('listitem').first()).toBeVisible();
    await usable(page, 'inbox-chat', [width]);
  }
});

test('a day without a mouse', async ({ page }) => {
  await say(BOB, 'Good morning');
  await open(page);
  await expect(chats(page).getByRole('link').first()).toContainText('Good morning');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText('Good morning').last()).toBeVisible();
  await page.keyboard.press('r');
  await page.keyboard.type('Good morning, Robert');
  await page.keyboard.press('Enter');
  await product.simulator.waitForMessage(BOB, { text: 'Good morning, Robert' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('rob');
  const found = page.getByRole('navigation', { name: 'Search results' });
  await expect(found.getByRole('link', { name: /Robert/ }).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await accessible(page);
});

test('two hundred messages a second drop no key stroke, also of a slow machine, and move nothing that is read', async ({
  page,
}) => {
  test.slow();
  await say(BOB, 'Before the flood');
  await pourable(page);
  await open(page);
  await chats(page)
    .getByRole('link', { name: /Robert/ })
    .click();
  const log = page.getByRole('log');
  await expect(log.getByText('Before the flood').last()).toBeInViewport();
  await frames(page, 30);
  const field = page.getByRole('textbox', { name: /^Message to/ });
  await field.focus();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const text = 'What is typed while it pours stands there as it was typed. '.repeat(4);
  const flood = { phone: BOB, sessionId, count: 2_000, perSecond: 200 };
  const poured = page.evaluate(pour, { ...flood, name: 'Flood' });
  await field.pressSequentially(text);
  await expect(field).toHaveValue(text);
  await poured;
  await expect(chats(page).getByRole('link').first()).toContainText('Flood 2000');
  // A list that was still placing itself when the flood began may stay where it was opened.
  const behind = page.getByRole('button', { name: /new messages$|^Newest messages$/ });
  if (await behind.isVisible()) await behind.click();
  await expect(log.getByText('Flood 2000', { exact: true })).toBeVisible();
  expect(await page.locator('[data-full-width] *').count()).toBeLessThanOrEqual(400);

  // Who reads further up is told how many came, and nothing moves.
  await log.hover();
  await page.mouse.wheel(0, -1_500);
  await expect(page.getByRole('button', { name: 'Newest messages' })).toBeVisible();
  await frames(page, 30);
  const place = () => log.evaluate(placeOfFirst);
  const before = await place();
  await page.evaluate(pour, { ...flood, name: 'Second flood', count: 300 });
  await expect(page.getByRole('button', { name: '300 new messages' })).toBeVisible();
  expect(await place()).toEqual(before);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.getByRole('button', { name: '300 new messages' }).click();
  await expect(log.getByText('Second flood 300', { exact: true })).toBeInViewport();
});

/** The first message that is seen whole, and where. Runs in the page. */
function placeOfFirst(log: Element): { text: string; top: number } | null {
  const { top: edge } = log.getBoundingClientRect();
  for (const item of log.querySelectorAll('[data-row]')) {
    const top = Math.round(item.getBoundingClientRect().top - edge);
    if (top >= 0) return { text: item.textContent ?? '', top };
  }
  return null;
}

interface Pouring {
  poured: ReadableStreamDefaultController<Uint8Array>;
}

/** Gives a page a live stream into which a story pours: a server would be busier with so much than the page. */
async function pourable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ask = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      if (!String(input).includes('/v1/live')) return ask(input, init);
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          (globalThis as unknown as Pouring).poured = controller;
        },
      });
      return Promise.resolve(new Response(body));
    };
  });
}

interface Flood {
  /** What its messages say, before their number. */
  name: string;
  phone: string;
  sessionId: string;
  count: number;
  perSecond: number;
}

/** Pours messages of one person into the live stream; resolves after the last one. */
function pour({ name, phone, sessionId: session, count, perSecond }: Flood): Promise<void> {
  const stream = (globalThis as unknown as Pouring).poured;
  const tell = (index: number) => {
    const at = new Date().toISOString();
    const order = `${Date.now().toString(16).padStart(12, '0')}7fff8${index.toString(16).padStart(15, '0')}`;
    const data = {
      ...{ id: `msg_${order}`, sessionId: session, waMessageId: order, timestamp: at },
      ...{ chat: `${phone}@s.whatsapp.net`, from: phone, fromType: 'phone', to: '' },
      ...{ pushName: 'Robert', type: 'text', text: `${name} ${index}` },
    };
    const event = { event: 'message.received', sessionId: session, data, timestamp: at };
    const line = `event: message.received\ndata: ${JSON.stringify(event)}\n\n`;
    stream.enqueue(new TextEncoder().encode(line));
  };
  return new Promise((resolve) => {
    let told = 0;
    const began = performance.now();
    // By the clock: a page that is slow is told no less.
    const timer = setInterval(() => {
      const due = Math.min(count, ((performance.now() - began) * perSecond) / 1_000);
      while (told < due) tell((told += 1));
      if (told < count) return;
      clearInterval(timer);
      resolve();
    }, 50);
  });
}
