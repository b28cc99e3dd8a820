import { expect, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { heldBack, test } from './steps/story';

const NUMBER = '15557654344';
const JANE = '15551234645';
const BOB = '15551234646';

let product: Product;
let ada: Account;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  ada = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.simulator.createAccount({ phone: BOB, name: 'Bob Roe' });
  await product.link(ada, NUMBER);
  await ada.staff.post('/v1/snippets', { shortcut: 'hours', text: 'We open at 9, {{name}}.' });
});

const say = (from: string, text: string) =>
  product.simulator.sendMessage(from, { to: NUMBER, text });
const chats = (page: Page) => page.getByRole('navigation', { name: 'Chats' }).getByRole('link');

test('a day of an agent without a mouse', async ({ page }) => {
  await say(BOB, 'Are you open?');
  await say(JANE, 'When do you open?');
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, ada, `${product.url}/inbox/`);
  const { keyboard } = page;
  await expect(chats(page)).toHaveCount(2);

  // Who waits, and the first of them.
  await keyboard.press('2');
  await expect(page.getByRole('button', { name: /^Needs reply/, pressed: true })).toBeVisible();
  await expect(chats(page).first()).toHaveAttribute('href', /view=needs_reply/);
  await keyboard.press('j');
  await expect(chats(page).first()).toBeFocused();
  await keyboard.press('Enter');
  const log = page.getByRole('log', { name: 'Conversation with Jane Doe' });
  await expect(log.getByText('When do you open?')).toBeVisible();

  // An answer from a snippet.
  await keyboard.press('r');
  const field = page
    .getByRole('textbox', { name: 'Message to Jane Doe' })
    .or(page.getByRole('combobox', { name: 'Message to Jane Doe' }));
  await expect(field).toBeFocused();
  await keyboard.type('/ho');
  await expect(page.getByRole('option', { name: /hours/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(field).toHaveValue('We open at 9, Jane Doe.');
  await keyboard.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'We open at 9, Jane Doe.' });

  // A note for colleagues.
  await keyboard.press('Alt+n');
  await keyboard.type('Likes rye');
  await keyboard.press('Enter');
  await expect(log.getByRole('note', { name: 'Note of Ada' })).toContainText('Likes rye');

  // Out of the field, then: mine, and done.
  await keyboard.press('Tab');
  await keyboard.press('a');
  await expect(page.getByRole('menuitem', { name: 'Assign to me' })).toBeVisible();
  await expect(page.locator('[role="menu"]:is(:focus, :focus-within)')).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Assigned to Ada' })).toBeVisible();
  await keyboard.press('e');
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();

  // The next one.
  await keyboard.press('j');
  await expect(chats(page).first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Conversation with Bob Roe' })).toContainText(
    'Are you open?',
  );
  await keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const text of ['Write a reply', 'Assign the chat', 'First unread message', 'Next chat'])
    await expect(list.getByText(text)).toBeVisible();
  await accessible(page);
});

test('every view, chat and message has an address: Back and reload come back to the place', async ({
  page,
}) => {
  await ada.staff.post('/v1/labels', { name: 'VIP', color: 3 });
  const { body } = await ada.staff.get<{ data: { id: string }[] }>('/v1/labels');
  const label = body.data[0]?.id ?? '';
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, ada, `${product.url}/inbox/`);
  const log = page.getByRole('log');
  await page.getByRole('button', { name: /^Closed/ }).click();
  await expect(page).toHaveURL(/view=closed/);
  await chats(page).filter({ hasText: 'Jane Doe' }).click();
  // It is checked once the server says so.
  await page.getByRole('checkbox', { name: 'VIP' }).click();
  await expect(page.getByRole('checkbox', { name: 'VIP' })).toBeChecked();
  await page.getByRole('combobox', { name: 'Label' }).selectOption('VIP');
  await expect(page).toHaveURL(new RegExp(`label=${label}`));
  await expect(chats(page)).toHaveCount(1);
  const asked = log.getByRole('listitem').filter({ hasText: 'When do you open?' });
  await asked.hover();
  await asked.getByRole('button', { name: 'More' }).click();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('menuitem', { name: 'Copy link to message' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const place = page.url();
  await page.reload();
  expect(page.url()).toBe(place);
  await expect(chats(page)).toHaveCount(1);
  await expect(log.getByText('When do you open?')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Closed/, pressed: true })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/label=/);
  await expect(page.getByRole('combobox', { name: 'Label' })).toHaveValue('');
  await page.goBack();
  await expect(log).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('button', { name: /^All/, pressed: true })).toBeVisible();
  await page.goto(link);
  await expect(page.locator('[data-target]')).toContainText('When do you open?');
});

test('keys that come before the inbox lead into its list once it is there', async ({ page }) => {
  await say(BOB, 'Good night');
  await say(JANE, 'See you tomorrow');
  await openAs(page, ada, `${product.url}/overview/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const load = await heldBack(page, '**/v1/sessions*');
  await page.goto(`${product.url}/inbox/`);
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  // Once the list of keys opens, keys are heard.
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(shortcuts).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(chats(page)).toHaveCount(0);
  load();
  await expect(chats(page).nth(1)).toBeFocused();
});

test('keys that come before the chats lead to them once they are there', async ({ page }) => {
  await say(BOB, 'Are you there?');
  await say(JANE, 'Good evening');
  await openAs(page, ada, `${product.url}/inbox/`);
  await expect(chats(page)).toHaveCount(2);
  const load = await heldBack(page, '**/v1/chats?view=needs_reply*');
  await page.keyboard.press('2');
  const list = page.getByRole('navigation', { name: 'Chats' });
  await expect(list).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('j');
  await expect(list).toBeFocused();
  await page.keyboard.press('j');
  load();
  await expect(chats(page).nth(1)).toBeFocused();
});
