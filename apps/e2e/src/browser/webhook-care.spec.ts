import { expect } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

const NUMBER = '15557654323';
const CONTACT = '15551234569';

test('a webhook is tuned, its state is seen, and a signature is checked', async ({
  page,
  product,
}) => {
  const listener = await WebhookListener.start();
  try {
    const account = await product.account();
    await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
    await product.link(account, NUMBER);
    await openAs(page, account, `${product.url}/webhooks/`);
    await page.getByRole('button', { name: 'Add webhook' }).click();
    const form = page.getByRole('dialog', { name: 'Add webhook' });
    await form.getByLabel('Endpoint URL').fill(listener.url);
    await form.getByRole('button', { name: 'Custom headers' }).click();
    await form.getByRole('button', { name: 'Add header' }).click();
    await form.getByLabel(/name/i).last().fill('X-Tenant');
    await form.getByLabel(/value/i).last().fill('4711');
    await form.getByRole('button', { name: 'Delivery settings' }).click();
    await form.getByLabel('Requests per second').fill('5000');
    await form.getByRole('button', { name: 'Add webhook' }).click();
    await expect(form.getByText('Enter a number from 0.01 to 1000, or nothing.')).toBeVisible();
    await accessible(page);
    await form.getByLabel('Requests per second').fill('50');
    await form.getByLabel('Requests at once').fill('4');
    await form.getByLabel('Pauses before each attempt').fill('0s, 1s, 2h');
    await form.getByRole('button', { name: 'Add webhook' }).click();
    const shown = page.getByRole('dialog').filter({ hasText: 'whsec_' });
    const secret = /whsec_[A-Za-z0-9+/]{43}=/.exec((await shown.textContent()) ?? '')?.[0] ?? '';
    await page.keyboard.press('Escape');
    const { body } = await account.key.get<{ data: object[] }>('/v1/webhooks');
    expect(body.data).toMatchObject([
      { concurrency: 4, ratePerSecond: 50, retrySchedule: [0, 1, 7_200], strictOrder: false },
    ]);

    const card = page.getByRole('list', { name: 'Webhooks' });
    await expect(card.getByText('Working')).toBeVisible();
    listener.answer = (response) => response.writeHead(500).end();
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'Hello?' });
    await expect(card.getByText('Endpoint down: deliveries wait')).toBeVisible({ timeout: 30_000 });
    await expect(card.getByRole('img', { name: /0 delivered, \d+ failed/ })).toBeVisible();
    await accessible(page);
    await card.getByRole('link', { name: listener.url }).click();
    await expect(page.getByText(/One delivery at a time probes the endpoint/)).toBeVisible();
    await accessible(page);
    // While it still fails, the button stays: a probe of its own could take it away otherwise.
    await page.getByRole('button', { name: 'Try now' }).click();
    listener.answer = (response) => response.writeHead(200).end();
    await expect(page.getByText('Working')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Webhooks' }).first().click();
    await expect(card.getByText('Working')).toBeVisible();

    const menu = (item: string) =>
      page
        .getByRole('button', { name: `Actions for ${listener.url}` })
        .click()
        .then(() => page.getByRole('menuitem', { name: item }).click());
    const revealed = page.getByRole('dialog', { name: 'Signing secret' });
    await menu('Reveal secret');
    await expect(revealed.getByText(secret)).toBeVisible();
    await expect(revealed.getByText('X-Tenant: 4711')).toBeVisible();
    await revealed.getByRole('button', { name: 'Done' }).click();
    // Its name begins with what is seen beside it.
    await expect(
      page.getByRole('switch', { name: `On: send events to ${listener.url}` }),
    ).toBeChecked();

    await page.getByRole('link', { name: 'All deliveries' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'All deliveries' })).toBeVisible();
    await expect(
      page.getByRole('list', { name: 'Deliveries' }).getByText(listener.url).first(),
    ).toBeVisible();
    await accessible(page);
    await page.getByRole('link', { name: 'Webhooks' }).first().click();
    await card.getByRole('link', { name: listener.url }).click();

    await page.getByRole('tab', { name: 'Python' }).click();
    await expect(page.getByRole('region', { name: 'Code: Verify (Python)' })).toContainText(
      'hmac.compare_digest',
    );
    await expect(page.getByRole('region', { name: 'Code: Use it (Python)' })).toContainText(
      'X-Tenant',
    );
    const delivery = await listener.next('message.received');
    const check = page.getByRole('form', { name: 'Check a signature' });
    const raw = delivery.raw.toString('utf8');
    const fill = async (text: string, headers: string): Promise<void> => {
      await check.getByLabel('Raw body').fill(text);
      await check.getByLabel('Signature headers').fill(headers);
      await check.getByRole('textbox', { name: 'Secret' }).fill(secret);
      await check.getByRole('button', { name: 'Check signature' }).click();
    };
    const own = String(delivery.headers['x-whathooks-signature']);
    await fill(raw, own);
    await expect(check.getByText('The signature is right')).toBeVisible();
    await fill(JSON.stringify(JSON.parse(raw), null, 2), own);
    await expect(check.getByText('The body was parsed and serialised again')).toBeVisible();
    const lines = Object.entries(delivery.headers).map(([name, value]) => `${name}: ${value}`);
    await fill(raw, lines.join('\n'));
    await expect(check.getByText(/^The signature is right/)).toHaveCount(2);
    await accessible(page);

    await page.getByRole('link', { name: 'Webhooks' }).first().click();
    await menu('Rotate secret');
    await page.getByRole('button', { name: 'Rotate secret' }).click();
    await expect(revealed.getByText(/^whsec_/)).toBeVisible();
    await expect(revealed.getByText(secret)).toHaveCount(0);
    await revealed.getByRole('button', { name: 'Done' }).click();
    await menu('Rotate secret');
    await page.getByRole('button', { name: 'Rotate secret' }).click();
    await page.getByRole('button', { name: 'Rotate and revoke' }).click();
    await expect(revealed.getByText(/^whsec_/)).toBeVisible();
    await revealed.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.getByRole('navigation', { name: 'Settings' }).getByText('Audit log').click();
    const audit = page.getByRole('list', { name: 'Audit log' });
    await expect(audit.getByRole('listitem')).toHaveText([
      new RegExp(`^Ada \\(you\\) rotated the secret of ${listener.url}`),
      new RegExp(`^Ada \\(you\\) rotated the secret of ${listener.url}`),
      new RegExp(`^Ada \\(you\\) revealed the secret of ${listener.url}`),
      new RegExp(`^Ada \\(you\\) made a webhook to ${new URL(listener.url).host}`),
      new RegExp(`^API key “story” added Number ${NUMBER}`),
      /^Ada \(you\) made the API key “story”/,
    ]);
    await accessible(page);
  } finally {
    await listener.stop();
  }
});
