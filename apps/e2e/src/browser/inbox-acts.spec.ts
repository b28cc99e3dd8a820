import { expect, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654391';
const JANE = '15551234691';
const BOB = '15551234692';
/** A red picture of 40 by 30 pixels. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAK0lEQVR42u3NMQ0AAAgDsEmafxVIQgYcTfo3056IWCwWi8VisVgsFov/xgtTcpFM7B68FwAAAABJRU5ErkJggg==';

let product: Product;
let account: Account;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.simulator.createAccount({ phone: BOB, name: 'Bob Roe' });
  ({ id: sessionId } = await product.link(account, NUMBER));
  await say(BOB, 'Good morning');
  await say(JANE, 'Do you deliver?');
});

const say = (from: string, text: string, more = {}) =>
  product.simulator.sendMessage(from, { to: NUMBER, text, ...more });
const log = (page: Page) => page.getByRole('log');
const field = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
const item = (page: Page, text: string) =>
  log(page).getByRole('listitem').filter({ hasText: text });

async function open(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(
    page,
    account,
    `${product.url}/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`,
  );
  await expect(log(page)).toContainText('Do you deliver?');
}

test('each side sees that the other one writes', async ({ page }) => {
  const path = `/v1/sessions/${sessionId}/presence/subscribe`;
  expect((await account.key.post(path, { phone: JANE })).status).toBe(204);
  await open(page);
  const typed = async () => {
    const signals = await product.simulator.signals(NUMBER);
    const shown = signals.filter(({ tag }) => tag === 'chatstate');
    return shown.flatMap(({ attrs, children }) => children.map(({ tag }) => [attrs['to'], tag]));
  };
  await field(page).pressSequentially('Yes');
  const to = `${JANE}@s.whatsapp.net`;
  await expect.poll(typed).toEqual([[to, 'composing']]);
  await field(page).fill('');
  await expect.poll(typed).toContainEqual([to, 'paused']);

  const writes = page.getByRole('status').filter({ hasText: 'Writing…' });
  await product.simulator.presence(JANE, { to: NUMBER, state: 'composing' });
  await expect(writes).toBeVisible();
  await usable(page, 'writing');
  await product.simulator.presence(JANE, { to: NUMBER, state: 'paused' });
  await expect(writes).toHaveCount(0);
  await product.simulator.presence(JANE, { to: NUMBER, state: 'composing' });
  await expect(writes).toBeVisible();
  await say(JANE, 'To the station, please');
  await expect(writes).toHaveCount(0);
});

test('a message is forwarded to a chat that is found by its name', async ({ page }) => {
  await open(page);
  await item(page, 'Do you deliver?').hover();
  await item(page, 'Do you deliver?').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Forward' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forward to' });
  await dialog.getByRole('textbox', { name: 'Search chats' }).fill('bob');
  await dialog.getByRole('checkbox', { name: 'Bob Roe' }).check();
  await usable(page, 'forward');
  await dialog.getByRole('button', { name: 'Forward to 1 chat' }).click();
  await expect(dialog).toBeHidden();
  const seen = await product.simulator.waitForMessage(BOB, { text: 'Do you deliver?' });
  expect(seen.forwarded).toBe(1);
});

test('what could not be sent stays with its reason, and leaves once, however often it is tried', async ({
  page,
}) => {
  await open(page);
  // The first request does not reach the server; the answer of the second is lost on its way.
  let tries = 0;
  await page.route('**/v1/sessions/*/messages', async (route) => {
    tries += 1;
    if (tries === 2) await route.fetch();
    if (tries < 3) return route.abort();
    return route.continue();
  });
  await field(page).fill('We deliver on Friday');
  await page.keyboard.press('Enter');
  const kept = item(page, 'We deliver on Friday');
  await expect(kept.getByRole('alert')).toContainText('could not be reached');
  await usable(page, 'not-sent');
  await kept.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => tries).toBe(2);
  const again = kept.getByRole('button', { name: 'Send again' });
  // What the server has may come into the conversation by itself.
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 1_000 });
    await expect(again).toBeHidden({ timeout: 2_000 });
  }).toPass();
  await expect(kept).toHaveCount(1);
  await product.simulator.waitForMessage(JANE, { text: 'We deliver on Friday' });
  const seen = await product.simulator.messages(JANE);
  expect(seen.filter(({ text }) => text === 'We deliver on Friday')).toHaveLength(1);
  // The answer that the page did not wait for may still be under way.
  await page.unrouteAll({ behavior: 'wait' });
});

test('pictures are pasted, and several go as one album', async ({ page }) => {
  await open(page);
  await field(page).evaluate((element, base64) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    for (const name of ['one.png', 'two.png'])
      data.items.add(new File([bytes], name, { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, PICTURE);
  const tray = page.getByRole('list', { name: 'Files to send' });
  await expect(tray.getByRole('listitem')).toHaveCount(2);
  await usable(page, 'pasted');
  await field(page).fill('Our two loaves');
  await field(page).press('Enter');
  await expect(tray).toBeHidden();
  await product.simulator.waitForMessage(JANE, { text: 'Our two loaves' });
  const album = async () =>
    (await product.simulator.messages(JANE)).filter(({ albumOf }) => albumOf !== undefined).length;
  await expect.poll(album).toBe(2);
  await expect(
    item(page, 'Our two loaves').getByRole('list', { name: 'Album of 2' }),
  ).toBeVisible();
});

test('a chat whose messages disappear says so where one writes', async ({ page }) => {
  await say(JANE, 'The door code is 4711', { expiresInSeconds: 86_400 });
  await open(page);
  await expect(page.getByText('Messages of this chat disappear after a day.')).toBeVisible();
  await usable(page, 'disappearing');
});
