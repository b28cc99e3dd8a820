import { expect, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654345';
const SECOND = '15557654346';
const JANE = '15551234647';
const BOB = '15551234648';
/** More than a phone tells when it is linked. */
const BEFORE = 230;
/** So many it tells. */
const TOLD = 200;

let product: Product;
let ada: Account;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  test.setTimeout(240_000);
  product = shared;
  ada = await product.account();
  for (const [phone, name] of [
    [NUMBER, 'Bakery'],
    [JANE, 'Jane Doe'],
    [BOB, 'Bob Roe'],
  ] as const)
    await product.simulator.createAccount({ phone, name });
  for (let n = 1; n <= BEFORE; n += 1) {
    await say(JANE, `Past ${n}`);
    // WhatsApp tells whole seconds: within one, nothing says which message is older.
    const second = Math.floor(Date.now() / 1_000);
    if (n === BEFORE - TOLD) {
      await expect.poll(() => Math.floor(Date.now() / 1_000)).toBeGreaterThan(second);
    }
  }
  ({ id: sessionId } = await product.link(ada, NUMBER, 'Bakery'));
  await product.link(ada, SECOND, 'Cake shop');
});

const say = (from: string, text: string, to = NUMBER) =>
  product.simulator.sendMessage(from, { to, text });
const chat = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name });

const open = async (page: Page, path = '/inbox/'): Promise<void> => {
  await page.setViewportSize({ width: 1440, height: 700 });
  await openAs(page, ada, product.url + path);
};

test('what is older is asked of the phone, until it gives no more', async ({ page }) => {
  await open(page, `/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`);
  const log = page.getByRole('log');
  await expect(log.getByText(`Past ${BEFORE}`, { exact: true })).toBeVisible();
  const ask = log.getByRole('button', { name: 'Ask the phone for older messages' });
  const end = log.getByText('The phone has no older messages.');
  await expect(async () => {
    await log.evaluate((element) => (element.scrollTop = 0));
    await expect(ask.or(end)).toBeInViewport({ timeout: 500 });
  }).toPass();
  await usable(page, 'older');
  await expect(async () => {
    await log.evaluate((element) => (element.scrollTop = 0));
    if (await ask.isVisible()) await ask.click();
    await expect(end).toBeInViewport({ timeout: 1_000 });
  }).toPass();
  await expect(log.getByText('Past 1', { exact: true })).toHaveCount(1);
  await usable(page, 'older-end');
});

test('who comes back begins at the first unread message, and a key leads there', async ({
  page,
}) => {
  for (let n = 1; n <= 25; n += 1) await say(BOB, `Line ${n}`);
  await open(page);
  await expect(chat(page, 'Bob Roe')).toContainText('Line 25');
  await chat(page, 'Bob Roe').click();
  const log = page.getByRole('log');
  await expect(log.getByText('Unread messages')).toBeInViewport();
  await expect(log.getByText('Line 1', { exact: true })).toBeInViewport();
  const button = page.getByRole('button', { name: 'First unread message' });
  await log.press('End');
  await expect(button).toBeVisible();
  await usable(page, 'to-unread');
  // What leads on stands beside what was said, not on it.
  const [read, jump] = [await log.boundingBox(), await button.boundingBox()];
  expect(jump?.y).toBeGreaterThanOrEqual((read?.y ?? 0) + (read?.height ?? 0));
  await log.focus();
  await page.keyboard.press('u');
  await expect(log.getByText('Line 1', { exact: true })).toBeInViewport();
  await expect(button).toBeHidden();
});

test('who turns the wheel while a conversation still places itself is not taken back', async ({
  page,
}) => {
  await open(page, `/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`);
  const log = page.getByRole('log');
  await expect(log.getByText(`Past ${BEFORE}`, { exact: true })).toBeVisible();
  await log.hover();
  // Each turn brings rows into sight that are measured then.
  for (let turn = 0; turn < 5; turn += 1) await page.mouse.wheel(0, -400);
  await expect(page.getByRole('button', { name: 'Newest messages' })).toBeVisible();
  const nearest = await log.evaluate(async (element) => {
    let least = Infinity;
    for (let frame = 0; frame < 30; frame += 1) {
      await new Promise(requestAnimationFrame);
      least = Math.min(least, element.scrollHeight - element.scrollTop - element.clientHeight);
    }
    return least;
  });
  expect(nearest).toBeGreaterThan(1_000);
});

test('at its end a conversation stays there, though rows shrink and grow at once', async ({
  page,
}) => {
  await open(page, `/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`);
  const log = page.getByRole('log');
  await expect(log.getByText(`Past ${BEFORE}`, { exact: true })).toBeInViewport();
  await log.evaluate(async (element) => {
    const frame = () => new Promise(requestAnimationFrame);
    // At rest: whatever still places it has done so.
    for (let steady = 0, height = 0; steady < 20; steady += 1) {
      if (element.scrollHeight !== height) steady = 0;
      height = element.scrollHeight;
      await frame();
    }
    const rows = element.querySelector('ol');
    if (!rows) throw new Error('There are no rows.');
    const { height } = rows.style;
    rows.style.height = `${rows.offsetHeight - 300}px`;
    // The browser moves the conversation up to where it ends now.
    if (element.scrollTop <= 0) throw new Error('All of it is in sight.');
    rows.style.height = `calc(${height} + 400px)`;
    for (let count = 0; count < 10; count += 1) await frame();
  });
  await expect
    .poll(() =>
      log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight),
    )
    .toBeLessThan(2);
});

test('of a number that is deleted nothing is offered that cannot work', async ({ page }) => {
  const third = '15557654347';
  const { id } = await product.link(ada, third, 'Old shop');
  await say(JANE, 'To the old shop', third);
  const address = `/inbox/?session=${id}&chat=${JANE}@s.whatsapp.net`;
  await open(page, address);
  const log = page.getByRole('log');
  await expect(log).toContainText('To the old shop');
  await ada.staff.call('DELETE', `/v1/sessions/${id}`);
  await expect(
    page.getByText('This number was deleted, and its conversations with it.'),
  ).toBeVisible();
  await expect(log).toContainText('To the old shop');
  await expect(log).toContainText('The number was removed');
  await expect(page.getByText('Number removed')).toBeVisible();
  for (const name of [/older messages/, 'More actions', 'Block', 'Send message'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);

  // Whoever comes by an old address is told, and led on.
  const conversation = page.getByRole('region', { name: 'Conversation' });
  for (const place of [address, `/inbox/?session=${id}`]) {
    await page.goto(product.url + place);
    await expect(conversation).toContainText('This number was removed');
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await expect(chat(page, 'Jane Doe').first()).toBeVisible();
  }
  await page.goto(product.url + address);
  await usable(page, 'number-removed');
  await conversation.getByRole('button', { name: 'All chats' }).click();
  await expect(conversation).toContainText('Choose a chat');
  await expect(page).not.toHaveURL(/session=/);
});

test('a day is a jump away', async ({ page }) => {
  await open(page, `/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`);
  const log = page.getByRole('log');
  await expect(log.getByText(`Past ${BEFORE}`, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Go to a day' }).click();
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page).toHaveURL(new RegExp(`day=${day}`));
  await expect(log.getByText(/^Past \d+$/).first()).toBeVisible();
});

test('a message is starred, stands in the list of starred ones, and leads back', async ({
  page,
}) => {
  await open(page, `/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`);
  const log = page.getByRole('log');
  const last = log.getByRole('listitem').filter({ hasText: `Past ${BEFORE}` });
  await last.hover();
  await last.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Star', exact: true }).click();
  await expect(last.getByRole('img', { name: 'Starred' })).toBeVisible();
  await expect
    .poll(async () => {
      const { entries } = await product.simulator.appState(NUMBER);
      return entries.some(({ index, value }) => index[0] === 'star' && 'starAction' in value);
    })
    .toBe(true);
  await page.getByRole('link', { name: 'Starred messages' }).click();
  await expect(page.getByRole('checkbox', { name: 'Starred only' })).toBeChecked();
  const rows = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await usable(page, 'starred');
  await rows.getByRole('link').click();
  await expect(page.locator('[data-target]')).toContainText(`Past ${BEFORE}`);
});

test('each number has its name and colour on its chats', async ({ page }) => {
  await say(BOB, 'To the cake shop', SECOND);
  await open(page);
  const cake = page
    .getByRole('navigation', { name: 'Chats' })
    .getByRole('link')
    .filter({ hasText: 'To the cake shop' });
  await expect(cake.getByText('Cake shop', { exact: true })).toBeVisible();
  await cake.click();
  const header = page.locator('header', { has: page.getByRole('heading', { name: 'Bob Roe' }) });
  await expect(header.getByText('Cake shop', { exact: true })).toBeVisible();
  await usable(page, 'numbers');
});

/** Nobody's message is unread, and the page knows it: the next one changes its title. */
async function readAll(page: Page): Promise<{ id: string; jid: string }[]> {
  const { body } = await ada.staff.get<{ data: { id: string; jid: string }[] }>('/v1/chats');
  for (const { id } of body.data) await ada.staff.post(`/v1/chats/${id}/read`, {});
  await expect(page).toHaveTitle(/^Settings/);
  return body.data;
}

test('who switched it on hears of new messages of their chats while looking elsewhere', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const told: string[] = [];
    class Told {
      static permission = 'granted';
      static requestPermission = () => Promise.resolve('granted');
      onclick: (() => void) | null = null;
      constructor(title: string, { body }: { body: string }) {
        told.push(`${title}: ${body}`);
      }
      close(): void {
        // Nothing to close.
      }
    }
    Object.assign(globalThis, { Notification: Told, told });
  });
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  await open(page, '/settings/');
  await readAll(page);
  await say(JANE, 'Before it is on');
  await expect(page).toHaveTitle(/^\(\d+\) Settings/);
  const desktop = page.getByRole('switch', { name: 'Desktop notifications' });
  await expect(desktop).not.toBeChecked();
  await desktop.check();
  await expect(desktop).toBeChecked();
  await usable(page, 'notifications');
  await say(JANE, 'While you look elsewhere');
  await expect.poll(told).toEqual(['Jane Doe: While you look elsewhere']);
  await page.reload();
  await expect(desktop).toBeChecked();
  await page.getByRole('radio', { name: 'Only my chats' }).check();
  const chats = await readAll(page);
  await say(JANE, 'Of nobody');
  await expect(page).toHaveTitle(/^\(1\) Settings/);
  const jane = chats.find(({ jid }) => jid.startsWith(JANE));
  const me = (await ada.staff.get<{ user: { id: string } }>('/v1/auth/me')).body.user.id;
  await ada.staff.call('PATCH', `/v1/chats/${jane?.id}`, { assigneeId: me });
  await say(JANE, 'Of mine');
  await expect.poll(told).toEqual(['Jane Doe: Of mine']);
});

test('who switched the sound on hears new messages, and who switched it off does not', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const heard = { chimes: 0 };
    const Context = AudioContext;
    class Heard extends Context {
      constructor() {
        super();
        heard.chimes += 1;
      }
    }
    Object.assign(globalThis, { AudioContext: Heard, heard });
  });
  const chimes = () =>
    page.evaluate(() => (globalThis as unknown as { heard: { chimes: number } }).heard.chimes);
  await open(page, '/settings/');
  const sound = page.getByRole('switch', { name: 'A sound' });
  await expect(sound).not.toBeChecked();
  await sound.check();
  await say(JANE, 'Knock');
  await expect.poll(chimes).toBe(1);
  await page.reload();
  await expect(sound).toBeChecked();
  await sound.uncheck();
  await readAll(page);
  await say(JANE, 'Knock, knock');
  await expect(page).toHaveTitle(/^\(1\) Settings/);
  await sound.check();
  await say(BOB, 'Hello?');
  // One for this message: the one before came while it was off.
  await expect.poll(chimes).toBe(1);
});
