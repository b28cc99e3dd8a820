import { expect, test } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import { Product } from '../harness/product';
import { accessible } from './accessible';

const NUMBER = '15557654322';
const CONTACT = '15551234568';

test('why a webhook failed is seen, and what it missed is sent again', async ({ page }) => {
  const product = await Product.start();
  const listener = await WebhookListener.start();
  try {
    const account = await product.account();
    const { id } = (
      await account.key.post<{ id: string }>('/v1/webhooks', {
        url: listener.url,
        events: ['message.received'],
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
    await expect(page.getByRole('heading', { name: 'Nothing was sent yet' })).toBeVisible();
    await accessible(page);

    listener.answer = (response) => response.writeHead(503).end('out for lunch');
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'Anybody there?' });
    await listener.next('message.received');
    const log = page.getByRole('list', { name: 'Deliveries' });
    await expect(log.getByText('The server answered 503.')).toBeVisible();
    await log.getByRole('button', { name: 'message.received' }).click();
    const delivery = page.getByRole('dialog', { name: 'Delivery' });
    await expect(delivery.getByText('out for lunch')).toBeVisible();
    await expect(delivery.getByText('Anybody there?')).toBeVisible();
    await accessible(page);

    // The next one by itself would come after minutes.
    await expect(delivery.getByText(/^\d+ attempts, newest first$/)).toBeVisible({
      timeout: 20_000,
    });
    listener.answer = (response) => response.writeHead(200).end('ok');
    await delivery.getByRole('button', { name: 'Try now' }).click();
    await expect(log.getByText('The server took it with 200.')).toBeVisible();

    await page.getByRole('button', { name: 'Send test event' }).click();
    const sample = page.getByRole('dialog', { name: 'Send test event' });
    await sample.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(sample.getByText('The server took it with 200.').first()).toBeVisible();
    await accessible(page);
    await sample.getByRole('button', { name: 'Close' }).last().click();
    await expect(log.getByText('test event')).toBeVisible();

    await account.key.call('PATCH', `/v1/webhooks/${id}`, JSON.stringify({ enabled: false }));
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'While it was paused' });
    await expect
      .poll(async () => (await account.key.get('/v1/messages')).body)
      .toMatchObject({ data: [{ text: 'While it was paused' }, {}] });
    await account.key.call('PATCH', `/v1/webhooks/${id}`, JSON.stringify({ enabled: true }));
    await page.getByRole('button', { name: 'Recover' }).click();
    const recover = page.getByRole('dialog', { name: 'Recover deliveries' });
    await recover.getByLabel(/never sent/).check();
    await recover.getByRole('button', { name: 'Count first' }).click();
    await expect(recover.getByText('This sends 1 delivery.')).toBeVisible();
    await accessible(page);
    await recover.getByRole('button', { name: 'Send them' }).click();
    await listener.next(
      'message.received',
      ({ body, headers }) =>
        body.data['text'] === 'While it was paused' && headers['x-whathooks-replay'] === 'true',
    );
    await expect(
      page.getByText(/Replay of what was never sent.*1 of 1 queued, done/),
    ).toBeVisible();
  } finally {
    await listener.stop();
    await product.stop();
  }
});
