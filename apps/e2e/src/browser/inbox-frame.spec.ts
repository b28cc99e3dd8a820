import { expect, type Locator, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654873';
const SECOND = '15557654372';
const JANE = '15551234873';
const BOB = '15551234672';
const CARA = '15551234673';
const STRANGER = '15551234674';
const LONG_NAME = 'Bartholomäus Freiherr von Langenscheidt-Wolkenstein';
/** Elements of the inbox, however many are in a group. */
const MOST_ELEMENTS = 400;

let product: Product;
let account: Account;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  await product.member(account, 'agent', LONG_NAME);
  for (const [phone, name] of [
    [JANE, 'Jane Doe'],
    [BOB, 'Bob Roe'],
    [CARA, 'Cara Lind'],
  ] as const)
    await product.simulator.createAccount({ phone, name });
  ({ id: sessionId } = await product.link(account, NUMBER, 'Bakery'));
  await say(JANE, 'Good morning');
  await say(BOB, 'Are you open?');
});

const say = (from: string, text: string, to = NUMBER) =>
  product.simulator.sendMessage(from, { to, text });
const chatOf = (jid: string) => `/inbox/?session=${sessionId}&chat=${jid}`;
const field = (page: Page) =>
  page
    .getByRole('textbox', { name: /^(Message to|Note about)/ })
    .or(page.getByRole('combobox', { name: /^(Message to|Note about)/ }));

async function open(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, account, product.url + path);
}

/** Whether all that is said in a part is within it. */
const isWhole = (part: Locator) =>
  part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);

test('a long name of who looks after a chat leaves room for that of the chat', async ({ page }) => {
  await open(page, chatOf(`${JANE}@s.whatsapp.net`));
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByRole('menuitem', { name: LONG_NAME }).click();
  const assigned = page.getByRole('button', { name: `Assigned to ${LONG_NAME}` });
  await expect(assigned).toBeVisible();
  const header = page.locator('header', { has: page.getByRole('heading', { name: 'Jane Doe' }) });
  await expect(header.getByRole('heading', { name: 'Jane Doe' })).toBeVisible();
  const widthOf = async (part: Locator) => (await part.boundingBox())?.width;
  // As wide as the name of the chat needs, at least. The header takes a moment to make room.
  await expect
    .poll(() => widthOf(header.getByRole('heading', { name: 'Jane Doe' })))
    .toBeGreaterThan(75);
  await expect.poll(() => widthOf(assigned)).toBeLessThanOrEqual(160);
  const close = header.getByRole('button', { name: 'Close', exact: true });
  await expect.poll(() => isWhole(close)).toBe(true);
  await usable(page, 'assigned-long');
});

test('what is offered for what is typed stands above the field, in its width', async ({ page }) => {
  const text = 'We deliver on every day of the week, except on holidays. '.repeat(12);
  await account.staff.post('/v1/snippets', { shortcut: 'frame-long', text });
  await open(page, chatOf(`${JANE}@s.whatsapp.net`));
  const list = page.getByRole('listbox');
  await field(page).fill('/frame');
  await expect(list.getByRole('option', { name: /frame-long/ })).toBeVisible();
  const above = async (buttons: Locator) => {
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const conversation = await page.getByRole('region', { name: 'Conversation' }).boundingBox();
      const [offered, row] = [await list.boundingBox(), await buttons.boundingBox()];
      const end = (box: typeof offered) => (box ? box.x + box.width : NaN);
      expect(end(offered)).toBeLessThanOrEqual(end(conversation));
      expect((offered?.y ?? 0) + (offered?.height ?? 0)).toBeLessThanOrEqual(row?.y ?? 0);
      for (const option of await list.getByRole('option').all())
        expect(await isWhole(option)).toBe(true);
    }
  };
  await above(page.getByRole('button', { name: 'Emojis' }));
  await usable(page, 'snippets-long');
  await page.setViewportSize({ width: 1440, height: 900 });
  await field(page).fill('');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await field(page).fill('@Barth');
  await expect(list.getByRole('option', { name: LONG_NAME })).toBeVisible();
  await above(page.getByRole('button', { name: 'Emojis' }));
  await usable(page, 'colleagues-long');
});

test('what is typed right behind a name that was put in stays in its order', async ({ page }) => {
  await open(page, chatOf(`${JANE}@s.whatsapp.net`));
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await field(page).fill('@Barth');
  await expect(page.getByRole('option', { name: LONG_NAME })).toBeVisible();
  await field(page).evaluate(async (element) => {
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );
    await Promise.resolve();
    // Before a frame is drawn, and after it.
    document.execCommand('insertText', false, 's');
    for (let count = 0; count < 2; count += 1) await new Promise(requestAnimationFrame);
    document.execCommand('insertText', false, 'he pays');
  });
  await expect(field(page)).toHaveValue(`@${LONG_NAME} she pays`);
});

test('what was not read yet is not counted as new messages', async ({ page }) => {
  for (let count = 1; count <= 60; count += 1) await say(CARA, `Line ${count}`);
  await open(page, '/inbox/');
  const cara = page
    .getByRole('navigation', { name: 'Chats' })
    .getByRole('link', { name: /Cara Lind/ });
  await expect(cara).toContainText('Line 60');
  const read = page.waitForResponse((response) => response.url().includes('after='));
  await cara.click();
  const log = page.getByRole('log');
  await expect(log.getByText('Line 1', { exact: true })).toBeInViewport();
  // It reads on until the newest message is loaded, which is far below.
  await read;
  await expect(page.getByRole('button', { name: 'Newest messages' })).toBeVisible();
  await say(CARA, 'And now');
  await expect(page.getByRole('button', { name: '1 new message', exact: true })).toBeVisible();
  await log.focus();
  await log.press('End');
  await expect(log.getByText('And now')).toBeInViewport();
  // The ring of the focus is the product's own.
  expect(await log.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
});

test('a group of hundreds is few elements, and every member is found', async ({ page }) => {
  const members = Array.from({ length: 300 }, (_, index) => String(15_551_400_000 + index));
  for (const [index, phone] of members.entries())
    await product.simulator.createAccount({ phone, name: `Member ${index}` });
  const { jid } = await product.simulator.createGroup({
    subject: 'The whole valley',
    members: [JANE, NUMBER, ...members],
    addressing: 'phone',
  });
  await say(JANE, 'Who comes?', jid);
  await open(page, chatOf(jid));
  const panel = page.getByRole('complementary', { name: 'About this chat' });
  const list = panel.getByRole('region', { name: '302 members' }).getByRole('listitem');
  await expect(list.filter({ hasText: 'Jane Doe' })).toBeVisible();
  expect(await page.locator('[data-full-width] *').count()).toBeLessThanOrEqual(MOST_ELEMENTS);
  await usable(page, 'group-large');
  await panel.getByRole('textbox', { name: 'Search members' }).fill('0299');
  await expect(list).toHaveCount(1);
  await expect(list).toContainText('0299');
});

test('an address without a number leads to the chat, or says what it lacks', async ({ page }) => {
  await open(page, `/inbox/?chat=${JANE}@s.whatsapp.net`);
  await expect(page.getByRole('log')).toContainText('Good morning');
  await expect(page).toHaveURL(/chat=chat_/);
  // One number alone is meant.
  await page.goto(`${product.url}/inbox/?chat=${STRANGER}@s.whatsapp.net`);
  await expect(field(page)).toBeEditable();

  await product.link(account, SECOND, 'Cake shop');
  await page.goto(`${product.url}/inbox/?chat=${BOB}@s.whatsapp.net`);
  await expect(page.getByRole('log')).toContainText('Are you open?');
  await page.goto(`${product.url}/inbox/?chat=15551234679@s.whatsapp.net`);
  const conversation = page.getByRole('region', { name: 'Conversation' });
  await expect(conversation).toContainText('The address names no number');
  await expect(conversation).not.toContainText('removed');
  await usable(page, 'no-number-named');
});
