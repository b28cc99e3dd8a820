import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, type Locator, type Page } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import { accessible } from './checks/accessible';
import { heldBack, test } from './steps/story';

const NUMBER = '15557654322';
const CONTACT = '15551234568';

test('why a webhook failed is seen, and what it missed is sent again', async ({
  page,
  product,
}) => {
  const listener = await WebhookListener.start();
  try {
    const account = await product.account();
    const { id } = (
      await account.key.post<{ id: string }>('/v1/webhooks', {
        url: listener.url,
        events: ['message.received'],
        headers: { Authorization: "Bearer it's $HOME", 'X-Tenant': '4711' },
      })
    ).body;
    await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
    await product.link(account, NUMBER);
    await page.goto(`${product.url}/webhooks/view/?id=${id}`);
    await page.waitForURL('**/login/**');
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page.getByRole('heading', { level: 1, name: listener.url })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No deliveries yet' })).toBeVisible();
    await accessible(page);

    listener.answer = (response) => response.writeHead(503).end('out for lunch');
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'Anybody there?' });
    await listener.next('message.received');
    const log = page.getByRole('list', { name: 'Deliveries' });
    await expect(log.getByText('The server responded with 503.')).toBeVisible();
    await log.getByRole('button', { name: 'message.received' }).click();
    const delivery = page.getByRole('dialog', { name: 'Delivery' });
    await expect(delivery.getByText('out for lunch').first()).toBeVisible();
    await expect(delivery.getByText('Anybody there?').first()).toBeVisible();
    await accessible(page);

    // It keeps trying, to see whether the server is back.
    await expect(delivery.getByText(/^([2-9]|\d\d) attempts, newest first$/)).toBeVisible({
      timeout: 20_000,
    });
    listener.answer = (response) => response.writeHead(200).end('ok');
    await delivery.getByRole('button', { name: 'Try now' }).click();
    // Where it was tried again by itself in that moment, it is delivered already, and sent once more.
    await expect(log.getByText('Delivered (200).').last()).toBeVisible();

    await log
      .getByRole('button', { name: /^message\.received, .*\d:\d\d.*, Delivered$/ })
      .last()
      .click();
    await expect(delivery.getByRole('button', { name: 'Resend' })).toBeVisible();
    await copiedCommandRuns(page, delivery, listener);
    await delivery.getByRole('button', { name: 'Resend' }).click();
    await expect(log.getByText('resent by hand').first()).toBeVisible();
    const first = listener.received[0];
    await listener.next(
      'message.received',
      ({ headers }) =>
        headers['x-whathooks-replay'] === 'true' &&
        headers['webhook-id'] === first?.headers['webhook-id'],
    );

    await page.getByRole('button', { name: 'Send test event' }).click();
    const sample = page.getByRole('dialog', { name: 'Send test event' });
    // Neither a slow log nor a browser that takes itself for offline holds its result back.
    const letLogBeRead = await heldBack(page, `**/v1/webhooks/${id}/deliveries?*`);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await sample.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(sample.getByText('Delivered (200).').first()).toBeVisible();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    letLogBeRead();
    await accessible(page);
    await sample.getByRole('button', { name: 'Close' }).last().click();
    await expect(log.getByText('test event')).toBeVisible();

    await account.key.call('PATCH', `/v1/webhooks/${id}`, JSON.stringify({ enabled: false }));
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'While it was paused' });
    await expect
      .poll(async () => (await account.key.get('/v1/messages')).body)
      .toMatchObject({ data: [{ text: 'While it was paused' }, {}] });
    await log
      .getByRole('button', { name: /message\.received/ })
      .last()
      .click();
    await expect(delivery.getByText(/^This webhook is paused/)).toBeVisible();
    const soFar = listener.received.length;
    await delivery.getByRole('button', { name: 'Resend' }).click();
    await expect(
      page.getByText('Queued. It is sent when the webhook is switched on.'),
    ).toBeVisible();
    await expect(log.getByText('Not attempted yet.')).toBeVisible();
    expect(listener.received).toHaveLength(soFar);
    await account.key.call('PATCH', `/v1/webhooks/${id}`, JSON.stringify({ enabled: true }));
    await expect.poll(() => listener.received.length).toBe(soFar + 1);
    await page.getByRole('button', { name: 'Recover' }).click();
    const recover = page.getByRole('dialog', { name: 'Recover deliveries' });
    await recover.getByLabel(/never sent/).check();
    await recover.getByRole('button', { name: 'Preview' }).click();
    await expect(recover.getByText('This sends 1 delivery.')).toBeVisible();
    await accessible(page);
    await recover.getByRole('button', { name: /^Resend / }).click();
    await listener.next(
      'message.received',
      ({ body, headers }) =>
        body.data['text'] === 'While it was paused' && headers['x-whathooks-replay'] === 'true',
    );
    await expect(
      page.getByText(/Recovery of events never sent.*1 of 1 queued, done/),
    ).toBeVisible();
  } finally {
    await listener.stop();
  }
});

/** Copies a delivery as cURL and runs what is in the clipboard, as somebody does in a shell. */
async function copiedCommandRuns(
  page: Page,
  delivery: Locator,
  listener: WebhookListener,
): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await delivery.getByRole('button', { name: 'Copy as cURL' }).click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const soFar = listener.received.length;
  const run = (values: Record<string, string>) =>
    spawn('sh', ['-c', command], { env: { PATH: process.env['PATH'], ...values } });
  // Without the values that the log does not have, nothing is sent.
  expect(await ended(run({ HEADER_X_TENANT: '4711' }))).not.toBe(0);
  expect(listener.received).toHaveLength(soFar);
  const values = { HEADER_X_TENANT: '4711', HEADER_AUTHORIZATION: "Bearer it's $HOME" };
  expect(await ended(run(values))).toBe(0);
  const [sent, copied] = [listener.received[soFar - 1], listener.received[soFar]];
  expect(copied?.raw.equals(sent?.raw ?? Buffer.of())).toBe(true);
  for (const name of ['authorization', 'x-tenant', 'x-whathooks-signature', 'content-type']) {
    expect([name, copied?.headers[name]]).toEqual([name, sent?.headers[name]]);
  }
}

/** Exit code of a program. */
async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
