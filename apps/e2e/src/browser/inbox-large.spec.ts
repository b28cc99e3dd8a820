import { expect, type Page } from '@playwright/test';
import { type Account, Product } from '../harness/product';
import { writeLargeInbox } from './stock/large-inbox';
import { openAs } from './steps/log-in';
import { longestTask } from './checks/main-thread';
import { test } from './steps/story';

const NUMBER = '15557654300';
const CHATS = 50_000;
const MESSAGES = 100_000;
/** Elements of the inbox, however much there is. */
const MOST_ELEMENTS = 400;
/** Messages of which some hundred newer ones were read before. */
const FAR_BACK = /^Message 99[0-5]\d\d$/;
/** Nothing that is done takes longer than this without a break, in milliseconds. */
const LONGEST_TASK = 100;

let product: Product;
let account: Account;

test.beforeAll(async () => {
  product = await Product.start();
  account = await product.account();
  const { id } = await product.link(account, NUMBER);
  await writeLargeInbox(product.databaseUrl, id, { chats: CHATS, messages: MESSAGES });
});
test.afterAll(() => product.stop());

const elements = (page: Page) => page.locator('[data-full-width] *').count();

test('50,000 chats and 100,000 messages scroll with few elements and short tasks', async ({
  page,
  browser,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, account, `${product.url}/inbox/`);
  const chats = page.getByRole('navigation', { name: 'Chats' });
  await expect(chats.getByRole('link').first()).toContainText('Person 1');
  const counts: number[] = [];
  const longest = await longestTask(browser, page, async () => {
    await chats.hover();
    // A list ends where its next page is still on its way.
    await expect(async () => {
      await page.mouse.wheel(0, 2_500);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      counts.push(await elements(page));
      const far = chats.getByRole('link', { name: /Person [3-9]\d\d\b/ });
      await expect(far.first()).toBeVisible({ timeout: 200 });
    }).toPass();
    await chats.getByRole('link').first().press('Home');
    await chats.getByRole('link', { name: /^Person 1\b/ }).click();
    const log = page.getByRole('log');
    await expect(log.getByText(`Message ${MESSAGES - 1}`, { exact: true })).toBeVisible();
    await log.hover();
    // Pages of older messages come while somebody goes up.
    await expect(async () => {
      await page.mouse.wheel(0, -2_500);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      counts.push(await elements(page));
      await expect(log.getByText(FAR_BACK).first()).toBeVisible({ timeout: 200 });
    }).toPass();
  });
  expect(Math.max(...counts)).toBeLessThanOrEqual(MOST_ELEMENTS);
  expect(longest).toBeLessThanOrEqual(LONGEST_TASK);
});
