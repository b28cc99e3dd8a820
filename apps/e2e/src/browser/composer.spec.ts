import { type Browser, expect, type Page } from '@playwright/test';
import type { Account, Member, Product } from '../harness/product';
import { accessible } from './accessible';
import { logIn } from './log-in';
import { test } from './story';

const NUMBER = '15557654361';
const JANE = '15551234631';

let product: Product;
let account: Account;
let grace: Member;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  grace = await product.member(account, 'agent', 'Grace Hopper');
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  ({ id: sessionId } = await product.link(account, NUMBER));
  await say(JANE, 'Good morning');
});

const chatOf = (phone: string) => `/inbox/?session=${sessionId}&chat=${phone}@s.whatsapp.net`;
const say = (from: string, text: string) =>
  product.simulator.sendMessage(from, { to: NUMBER, text });

async function open(page: Page, path = chatOf(JANE), as: Account | Member = account) {
  await page.goto(product.url + path);
  await logIn(page, as);
  await expect(page.getByRole('log')).toBeVisible();
}

/** Opens a page in the browser of somebody else, for as long as the story takes. */
async function elsewhere<T>(browser: Browser, story: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  try {
    return await story(await context.newPage());
  } finally {
    await context.close();
  }
}

test('a note names a colleague, who sees it at once; it is reworded, deleted, and never leaves', async ({
  page,
  browser,
}) => {
  await open(page);
  await elsewhere(browser, async (theirs) => {
    await open(theirs, chatOf(JANE), grace);
    const reply = page.getByRole('textbox', { name: 'Message to Jane Doe' });
    await reply.fill('Half a reply');
    await page.keyboard.press('Alt+n');
    const field = page.getByRole('textbox', { name: 'Note about Jane Doe' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('');
    await expect(reply).toBeHidden();
    await page.keyboard.type('@gra');
    await expect(page.getByRole('option', { name: /@Grace Hopper/ })).toBeVisible();
    await accessible(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type('she pays in May');
    await page.keyboard.press('Enter');
    const note = theirs.getByRole('note', { name: 'Note of Ada' });
    await expect(note).toContainText('@Grace Hopper she pays in May');
    await expect(note.getByText('@Grace Hopper', { exact: true })).toBeVisible();
    await expect(page.getByRole('note', { name: 'Note of Ada' })).toHaveCount(1);
    await expect(field).toHaveValue('');

    await page.getByRole('note', { name: 'Note of Ada' }).hover();
    await page.getByRole('button', { name: 'Edit note' }).click();
    await expect(field).toHaveValue('@Grace Hopper she pays in May');
    await field.fill('@Grace Hopper she paid');
    await page.keyboard.press('Enter');
    await expect(note).toContainText('she paid');
    await expect(note).toContainText('Edited');
    // What somebody else wrote is theirs.
    await note.hover();
    await expect(theirs.getByRole('button', { name: /note$/ })).toHaveCount(0);
    await page.getByRole('note', { name: 'Note of Ada' }).hover();
    await page.getByRole('button', { name: 'Delete note' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete note' }).click();
    await expect(note).toHaveCount(0);
    await expect(page.getByRole('note', { name: 'Note of Ada' })).toHaveCount(0);
  });
  // The reply that was begun is still there, and it alone leaves.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  const reply = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  await expect(reply).toHaveValue('Half a reply');
  await reply.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'Half a reply' });
  const seen = await product.simulator.messages(JANE);
  expect(seen.filter(({ text }) => text?.includes('she pa'))).toEqual([]);
});

test('who only reads sees no field, and why', async ({ page }) => {
  const viewer = await product.member(account, 'viewer', 'Vera');
  await open(page, chatOf(JANE), viewer);
  await expect(page.getByText('You read along.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toHaveCount(0);
  await accessible(page);
});
