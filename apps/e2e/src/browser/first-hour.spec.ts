import { expect, type Locator } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import { Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { logIn } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

/** Clicks that an integrator needs at most, from the home page to a signed webhook. */
const CLICKS_MOST = 9;

test('from the home page to the first signed webhook in nine clicks, without a phone', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const began = Date.now();
  const product = await Product.start();
  const listener = await WebhookListener.start();
  let clicks = 0;
  const click = async (what: Locator): Promise<void> => {
    await what.click();
    clicks += 1;
  };
  try {
    await page.goto(product.url);
    await click(page.getByRole('link', { name: /create (your |an )?account/i }).first());
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Organization').fill('Agency');
    await page.getByLabel('E-mail').fill('ada.lovelace@agency.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
    await click(page.getByRole('button', { name: 'Create account' }));
    await page.waitForURL('**/overview/');

    // The checklist opens the dialog itself.
    await click(page.getByRole('link', { name: 'Link a number' }));
    await page.getByLabel('Name', { exact: true }).fill('Bakery');
    await click(page.getByRole('button', { name: 'Create and show code' }));
    const numberPage = /\/numbers\/view\/\?id=sess_/;
    await page.waitForURL(numberPage);
    const opening = context.waitForEvent('page');
    await click(page.getByRole('link', { name: /open the simulated phone/i }));
    const phone = await opening;
    await expect(phone.getByLabel('QR code text')).toHaveValue(/./);
    await click(phone.getByRole('button', { name: 'Scan' }));
    await expect(page.getByRole('heading', { name: 'Connected' })).toBeVisible();
    await usable(page, 'number-connected');

    // So does the moment of success; the form needs an address alone.
    await click(page.getByRole('link', { name: 'Add a webhook' }).first());
    await page.getByLabel('Endpoint URL').fill(listener.url);
    await click(page.getByRole('dialog').getByRole('button', { name: 'Add webhook' }));
    const added = page.getByRole('dialog', { name: 'Webhook added' });
    await expect(added.getByText('Waiting for the first event…')).toBeVisible();
    await usable(page, 'webhook-waits');

    // The phone has somebody who writes, and what.
    await expect(phone.getByLabel('Message', { exact: true })).not.toHaveValue('');
    await click(phone.getByRole('button', { name: 'Send', exact: true }));
    const { headers, body } = await listener.next('message.received');
    expect(headers['x-whathooks-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(body.data).toMatchObject({ pushName: 'Maria Example' });
    expect(clicks).toBeLessThanOrEqual(CLICKS_MOST);
    const seconds = Math.round((Date.now() - began) / 1_000);
    test.info().annotations.push({ type: 'first webhook', description: `${seconds} s` });

    await expect(added.getByText(/Maria Example .*rye bread/)).toBeVisible();
    await expect(added.getByText('Delivered (200).')).toBeVisible();
    await usable(page, 'webhook-first-event');
    await accessible(phone);
    await phone.getByRole('link', { name: 'Back to whathooks' }).click();
    await phone.waitForURL(numberPage);
  } finally {
    await listener.stop();
    await product.stop();
  }
});

test('a test event is sent from where a webhook was added', async ({ page, product }) => {
  const listener = await WebhookListener.start();
  listener.answer = (response) => response.writeHead(404).end();
  try {
    const account = await product.account();
    await page.goto(`${product.url}/webhooks/?new`);
    await logIn(page, account);
    await page.getByLabel('Endpoint URL').fill(listener.url);
    await page.getByRole('dialog').getByRole('button', { name: 'Add webhook' }).click();
    const added = page.getByRole('dialog', { name: 'Webhook added' });
    await added.getByRole('button', { name: 'Send test event' }).click();
    await listener.next('message.received');
    await expect(added.getByText('The server responded with 404.')).toBeVisible();
    await usable(page, 'webhook-test-failed');
  } finally {
    await listener.stop();
  }
});
