import { expect, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654745';
const JANE = '15551234747';
/** More than fits into the window. */
const LATER = 30;

let product: Product;
let ada: Account;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  test.setTimeout(240_000);
  product = shared;
  ada = await product.account();
  await product.simulator.createAccount({ phone: NUMBER, name: 'Bakery' });
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  ({ id: sessionId } = await product.link(ada, NUMBER, 'Bakery'));
});

const say = (text: string, more = {}) =>
  product.simulator.sendMessage(JANE, { to: NUMBER, text, ...more });

const open = async (page: Page): Promise<void> => {
  await page.setViewportSize({ width: 1440, height: 700 });
  await openAs(page, ada, `${product.url}/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`);
};

const bubble = (page: Page, text: string) =>
  page.getByRole('log').getByRole('listitem').filter({ hasText: text });

async function choose(page: Page, text: string, item: string): Promise<void> {
  const row = bubble(page, text);
  await row.hover();
  await row.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** What the phone of the contact shows of what was done to a message. */
const done = async (id: string): Promise<string[]> =>
  (await product.simulator.messages(JANE))
    .filter(({ about }) => about === id)
    .map((one) => one.kind);

test('a message is pinned for everybody, leads back from above the chat, and is unpinned', async ({
  page,
}) => {
  const { id } = await say('We need it by Friday');
  for (let n = 1; n <= LATER; n += 1) await say(`And then ${n}`);
  await open(page);
  // It opens where the unread begin.
  await expect(bubble(page, 'We need it by Friday')).toBeVisible();
  await choose(page, 'We need it by Friday', 'Pin…');
  const dialog = page.getByRole('dialog', { name: 'Pin this message' });
  await expect(dialog.getByRole('radio', { name: '7 days' })).toBeChecked();
  await usable(page, 'pin');
  await dialog.getByRole('radio', { name: '24 hours' }).check();
  await dialog.getByRole('button', { name: 'Pin', exact: true }).click();
  await expect(dialog).toBeHidden();
  const bar = page.getByRole('region', { name: 'Pinned messages' });
  await expect(bar).toContainText('We need it by Friday');
  await expect.poll(() => done(id)).toEqual(['pin']);
  await page.getByRole('button', { name: 'Newest messages' }).click();
  await expect(bubble(page, 'We need it by Friday')).not.toBeInViewport();
  await bar.getByRole('button', { name: 'Go to the pinned message' }).click();
  await expect(bubble(page, 'We need it by Friday')).toBeInViewport();
  await expect(
    bubble(page, 'We need it by Friday').getByRole('img', { name: 'Pinned' }),
  ).toBeVisible();
  await usable(page, 'pinned');
  await bar.getByRole('button', { name: 'Unpin this message' }).click();
  await expect(bar).toBeHidden();
  await expect.poll(() => done(id)).toEqual(['pin', 'unpin']);
});

test('what the contact pins stands above the chat at once', async ({ page }) => {
  const { id } = await say('Our new address');
  await open(page);
  await expect(bubble(page, 'Our new address')).toBeVisible();
  await say('', { kind: 'pin', about: id, aboutFrom: JANE });
  const bar = page.getByRole('region', { name: 'Pinned messages' });
  await expect(bar).toContainText('Our new address');
  await say('', { kind: 'unpin', about: id, aboutFrom: JANE });
  await expect(bar).toBeHidden();
});

test('a message that disappears is kept, and let go', async ({ page }) => {
  const { id } = await say('Door code 4711', { expiresInSeconds: 86_400 });
  await open(page);
  await choose(page, 'Door code 4711', 'Keep for everybody');
  const kept = bubble(page, 'Door code 4711').getByRole('img', { name: 'Kept for everybody' });
  await expect(kept).toBeVisible();
  await expect.poll(() => done(id)).toEqual(['keep']);
  await choose(page, 'Door code 4711', 'Let it disappear');
  await expect(kept).toBeHidden();
  await expect.poll(() => done(id)).toEqual(['keep', 'unkeep']);
});
