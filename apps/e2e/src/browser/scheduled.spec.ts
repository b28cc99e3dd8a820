import { expect, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

const NUMBER = '15557654341';
const CONTACT = '15551234589';

let product: Product;
let account: Account;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  const { id: sessionId } = await product.link(account, NUMBER);
  for (const [text, days] of [
    ['See you tomorrow at nine', 1],
    ['Your appointment is next week', 7],
  ] as const) {
    const sendAt = new Date(Date.now() + days * 86_400_000).toISOString();
    await account.key.post('/v1/messages', { sessionId, to: CONTACT, text, sendAt });
  }
});

const open = async (page: Page): Promise<void> => {
  await openAs(page, account, product.url + '/messages/');
};

test('what is to be sent later stands on the messages screen, soonest first, and is cancelled there', async ({
  page,
}) => {
  await open(page);
  const scheduled = page.getByRole('list', { name: 'Scheduled' });
  await expect(scheduled.getByRole('listitem')).toHaveCount(2);
  await expect(scheduled.getByRole('listitem').first()).toContainText('See you tomorrow');
  await accessible(page);
  await scheduled.getByRole('button').first().click();
  await page.getByRole('button', { name: 'Cancel message' }).click();
  await expect(scheduled.getByRole('listitem')).toHaveCount(1);
  await expect(scheduled).toContainText('next week');
  const cancelled = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(cancelled).toContainText(['See you tomorrow']);
  await expect(cancelled.getByRole('img', { name: 'Cancelled' })).toBeVisible();
});
