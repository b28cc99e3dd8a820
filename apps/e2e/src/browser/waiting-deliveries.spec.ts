import { expect } from '@playwright/test';
import type { DeliveryPage, DeliveryView } from '@whathooks/dto';
import { WebhookListener } from '../harness/listener';
import type { Account } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';
import { writeWaiting } from './stock/waiting-deliveries';

const NUMBER = '15557654340';
const CONTACT = '15551234640';
const WAITING = 2_000;
const SLOW_NUMBER = '15557654871';
const EVENTS = [
  'message.received',
  'message.status',
  'session.status',
  'message.edited',
  'message.deleted',
  'message.reaction',
];

/** Everything that waits, as the API tells it; asked before `asked`. */
async function waiting(account: Account): Promise<{ delivery: DeliveryView; asked: number }[]> {
  const found: { delivery: DeliveryView; asked: number }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const asked = Date.now();
    const path: string = `/v1/deliveries?limit=100${cursor && `&cursor=${cursor}`}`;
    const { body } = await account.key.get<DeliveryPage>(path);
    found.push(...body.data.map((delivery) => ({ delivery, asked })));
    cursor = body.nextCursor;
  }
  return found;
}

test('2,000 deliveries wait for an endpoint that is down, and each says why', async ({
  page,
  product,
}) => {
  test.setTimeout(300_000);
  const listener = await WebhookListener.start();
  listener.answer = (response) => response.writeHead(503).end('down for maintenance');
  try {
    const account = await product.account();
    await product.simulator.createAccount({ phone: CONTACT, name: 'Jane Doe' });
    const { id: sessionId } = await product.link(account, NUMBER);
    const { id: webhookId } = (
      await account.key.post<{ id: string }>('/v1/webhooks', {
        url: listener.url,
        events: ['message.received'],
      })
    ).body;
    await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'Do you have rye bread?' });
    await openAs(page, account, `${product.url}/webhooks/deliveries/`);
    await expect(page.getByText(/^The endpoint is down:/)).toBeVisible({ timeout: 60_000 });
    await writeWaiting(product.databaseUrl, { webhookId, sessionId }, WAITING - 1);

    // No time that has passed is told as one to come, and nothing waits without a cause.
    const all = await waiting(account);
    expect(all).toHaveLength(WAITING);
    for (const { delivery, asked } of all) {
      expect(delivery).toMatchObject({ endedAt: null, waitsFor: 'endpoint' });
      const { nextAttemptAt } = delivery;
      expect(nextAttemptAt === null || Date.parse(nextAttemptAt) > asked).toBe(true);
    }

    await page.reload();
    const log = page.getByRole('list', { name: 'Deliveries' });
    const rows = log.getByRole('listitem');
    await expect(rows).toHaveCount(25);
    await expect(rows.first()).toContainText(/Customer \d+ \u2068\+1\s555\s200\s\d{4}/);
    await expect(rows.first()).toContainText(/Question \d+/);
    await expect(rows.first()).toContainText(
      'Not attempted yet. The endpoint is down: one delivery at a time probes it.',
    );
    await usable(page, 'deliveries-waiting');

    // Whatever an integrator has in hand leads to the delivery.
    const first = listener.received[0];
    const search = page.getByLabel('Any id');
    const jane = rows.filter({ hasText: 'Jane Doe' });
    const isFound = async (id: unknown) => {
      await search.fill('');
      await expect(rows).toHaveCount(25);
      await search.fill(String(id));
      await expect(rows).toHaveCount(1);
      await expect(jane).toContainText('Do you have rye bread?');
      await expect(jane).toContainText('503');
    };
    await isFound(first?.headers['x-whathooks-delivery']);
    await isFound(first?.headers['webhook-id']);
    await isFound(first?.body.data['id']);
    await isFound(first?.body.data['waMessageId']);
    const [own] = all.filter(({ delivery }) => delivery.about?.name === 'Jane Doe');
    await isFound(own?.delivery.id);
    await expect(page).toHaveURL(/find=dlv_/);
    await usable(page, 'deliveries-found');
    // What has failed so far is found from what failed for good.
    await search.fill('');
    await page.getByLabel('Status').selectOption('Failed');
    await expect(page.getByRole('heading', { name: 'No delivery matches' })).toBeVisible();
    // How many have probed it by now is a matter of time.
    await expect(
      page.getByText(/^(One delivery has|\d+ deliveries have) failed so far/),
    ).toBeVisible();
    await usable(page, 'deliveries-tried-again');
    await page.getByRole('button', { name: 'Show them' }).click();
    await expect(page).toHaveURL(/status=retrying/);
    await expect(jane).toContainText('503');
    await jane.getByRole('button').click();
    const failing = page.getByRole('dialog', { name: 'Delivery' });
    await expect(failing.getByRole('link', { name: 'Jane Doe' })).toHaveAttribute(
      'href',
      new RegExp(`/inbox/\\?session=${sessionId}&chat=${CONTACT}`),
    );
    await expect(failing.locator(`a[href*="/numbers/view/?id=${sessionId}"]`)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByLabel('Status').selectOption('Any status');
    await search.fill('3EBWAIT77');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('Question 77');
    for (const id of [webhookId, sessionId]) {
      await search.fill(id);
      await expect(rows).toHaveCount(25);
    }
    await search.fill('nothing has this id');
    await expect(page.getByRole('heading', { name: 'No delivery matches' })).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();

    // One has an address: it is open again after a reload.
    await rows.first().getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: 'Delivery' });
    await expect(dialog.getByText(/^Customer \d+/)).toBeVisible();
    await usable(page, 'delivery-waiting');
    await page.reload();
    await expect(dialog.getByText(/^Customer \d+/)).toBeVisible();
    await page.keyboard.press('Escape');

    // Several chosen are attempted at once, before all that wait.
    const isTried = () => new Set(listener.received.map(({ body }) => body.data['pushName']));
    const chosen = await rows
      .getByRole('checkbox')
      .evaluateAll((boxes) =>
        boxes
          .slice(0, 2)
          .map((box) => /Customer \d+/.exec(box.getAttribute('aria-label') ?? '')?.[0]),
      );
    for (const name of chosen) {
      await rows.getByRole('checkbox', { name: new RegExp(`${name} `) }).check();
    }
    await usable(page, 'deliveries-selected');
    await page.getByRole('button', { name: 'Resend 2 deliveries' }).click();
    await expect(page.getByText('2 deliveries are being sent.')).toBeVisible();
    await expect.poll(() => chosen.some((name) => isTried().has(name))).toBe(true);

    // The webhook's own page says how much waits, and for how long.
    const back = page.url();
    await page.goto(`${product.url}/webhooks/view/?id=${webhookId}`);
    const notice = page.getByText(/every attempt has failed/);
    await expect(notice).toContainText(/deliveries wait\. The oldest waits since \d+:\d+/);
    await usable(page, 'webhook-down');
    await page.goto(back);

    // It is back: one probe, and everything follows.
    listener.answer = (response) => response.writeHead(200).end('ok');
    await page.getByRole('button', { name: `Try now: ${listener.url}` }).click();
    await expect(page.getByText(/^The endpoint is down:/)).toBeHidden({ timeout: 60_000 });
    await expect.poll(() => isTried().size, { timeout: 120_000 }).toBe(WAITING);
  } finally {
    await listener.stop();
  }
});

test('a webhook whose deliveries wait for long says how many and since when, and what to do', async ({
  page,
  product,
}) => {
  const listener = await WebhookListener.start();
  try {
    const account = await product.account();
    const { id: sessionId } = await product.link(account, SLOW_NUMBER);
    const add = async (description: string) =>
      (
        await account.key.post<{ id: string }>('/v1/webhooks', {
          ...{ url: listener.url, description, ratePerSecond: 0.01 },
          events: EVENTS,
        })
      ).body.id;
    const slow = await add('Orders to the till');
    const quick = await add('Backup');
    await writeWaiting(product.databaseUrl, { webhookId: quick, sessionId }, 3);
    await writeWaiting(product.databaseUrl, { webhookId: slow, sessionId }, 1_200, 20);
    await openAs(page, account, `${product.url}/webhooks/`);
    const cardOf = (name: string) => page.getByRole('article').filter({ hasText: name });
    const behind = /^Behind: over 1,000 waiting, the oldest since /;
    await expect(cardOf('Orders to the till').getByText(behind)).toBeVisible();
    await expect(cardOf('Backup').getByText('Working')).toBeVisible();
    await expect(cardOf('Backup').getByText(/Behind/)).toBeHidden();

    // A few events stand for all until these are asked for.
    const events = cardOf('Backup').getByRole('list', { name: 'Events' });
    await expect(events.getByText('message.reaction')).toBeHidden();
    await usable(page, 'webhooks-behind');
    await events.getByRole('button', { name: 'Show 3 more events of Backup' }).click();
    await expect(events.getByRole('listitem')).toHaveText(EVENTS);

    await page.getByRole('link', { name: 'Orders to the till' }).click();
    await expect(page.getByText('Deliveries wait for long')).toBeVisible();
    await expect(page.getByText(/^1,\d+ waiting, the oldest since /)).toBeVisible();
    await usable(page, 'webhook-behind');
    await page.getByRole('link', { name: 'Show those that wait' }).click();
    await expect(page).toHaveURL(/status=pending/);
    await expect(page.getByLabel('Status')).toHaveValue('pending');
    await page.getByRole('link', { name: 'Change its limits' }).click();
    await expect(page.getByRole('dialog', { name: 'Edit webhook' })).toBeVisible();
  } finally {
    await listener.stop();
  }
});
