import { expect, type Page } from '@playwright/test';
import { type Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

const CONTACT = '15551234574';

/** A number that WhatsApp takes no login of, with what it says of it. */
async function refused(
  product: Product,
  account: Account,
  phone: string,
  refuseLogin: number,
  refuseLoginWith: Record<string, string> = {},
): Promise<string> {
  const { id } = await product.link(account, phone);
  await product.simulator.faults(phone, { refuseLogin, refuseLoginWith });
  await product.simulator.changeConnection(phone, { action: 'drop' });
  await product.session(account, id, ({ status, statusReason }) => {
    return status === 'DISCONNECTED' && statusReason !== 'connection_lost';
  });
  return id;
}

/** Rows of the list of numbers, by the words of their status. */
const rowSays = (page: Page, words: RegExp) =>
  page.getByRole('list', { name: 'Numbers' }).getByText(words);

test('a number that is down says why, in the lists, in the inbox and on its page', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const product = await Product.start();
  try {
    const account = await product.account();
    await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
    const locked = await refused(product, account, '15557654331', 403, {
      logout_message_header: 'Account locked',
      logout_message_subtext: 'Ask support',
    });
    const banned = await refused(product, account, '15557654332', 402, {
      code: '101',
      expire: '360000',
    });
    await refused(product, account, '15557654333', 405);
    await openAs(page, account, `${product.url}/numbers/`);
    await expect(rowSays(page, /^Locked by WhatsApp$/)).toBeVisible();
    await expect(rowSays(page, /^Banned until .+\d/)).toBeVisible();
    await expect(rowSays(page, /^Needs an update$/)).toBeVisible();
    await accessible(page);

    await page.goto(`${product.url}/numbers/view/?id=${locked}`);
    await expect(page.getByText('“Account locked. Ask support”')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await accessible(page);

    await page.goto(`${product.url}/numbers/view/?id=${banned}`);
    await expect(page.getByText('Banned by WhatsApp for a time')).toBeVisible();
    await expect(page.getByText('people who do not have the number')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try now' })).toHaveCount(0);

    const chat = encodeURIComponent(`${CONTACT}@s.whatsapp.net`);
    await page.goto(`${product.url}/inbox/?session=${banned}&chat=${chat}`);
    await expect(page.getByText(/cannot send now \(Banned until/)).toBeVisible();
  } finally {
    await product.stop();
  }
});

test('a number that cannot be linked yet is tried again, and announces the second scan', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const product = await Product.start();
  try {
    const account = await product.account();
    await product.simulator.faults({ refuseLogin: 405 });
    const { id } = (await account.key.post<{ id: string }>('/v1/sessions', { name: 'New' })).body;
    await page.setViewportSize({ width: 390, height: 844 });
    await openAs(page, account, `${product.url}/numbers/view/?id=${id}`);
    await expect(page.getByText('WhatsApp requires a newer version').first()).toBeVisible();
    await accessible(page);
    await product.simulator.clearFaults();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Expect to scan twice')).toBeVisible();
  } finally {
    await product.stop();
  }
});
