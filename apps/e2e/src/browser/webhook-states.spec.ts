import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import type { Account } from '../harness/product';
import { selfSigned } from '../harness/proxies';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { heldBack, test } from './steps/story';
import { writeWaiting } from './stock/waiting-deliveries';

const NUMBER = '15557654872';
/** What people wrote about the one that is of interest. */
const NAMED = 'Orders to the till';

async function add(account: Account, url: string, more: object = {}): Promise<string> {
  const made = await account.key.post<{ id: string }>('/v1/webhooks', { url, ...more });
  expect(made.status).toBe(201);
  return made.body.id;
}

test('many webhooks are narrowed to those that need somebody, and one that is off says how it goes on', async ({
  page,
  product,
}) => {
  test.slow();
  const account = await product.account();
  const { id: sessionId } = await product.link(account, NUMBER);
  // It works, and is sent one request in 100 seconds.
  const webhookId = await add(account, 'http://127.0.0.1:9/slow', {
    ...{ description: NAMED, events: ['message.received'], ratePerSecond: 0.01 },
  });
  for (let other = 1; other < 12; other += 1) {
    await add(account, `http://127.0.0.1:9/${other}`, { events: ['poll.vote'] });
  }
  const off = await account.key.call('PATCH', `/v1/webhooks/${webhookId}`, { enabled: false });
  expect(off.status).toBe(200);
  await writeWaiting(product.databaseUrl, { webhookId, sessionId }, 3, 20);

  await page.setViewportSize({ width: 1_440, height: 900 });
  await openAs(page, account, `${product.url}/webhooks/`);
  const list = page.getByRole('list', { name: 'Webhooks' });
  const rows = list.locator('> li');
  await expect(rows).toHaveCount(12);
  const row = rows.filter({ has: page.getByRole('link', { name: NAMED }) });
  await page.getByText('Paused 1').click();
  await expect(rows).toHaveCount(1);
  await expect(row).toBeVisible();
  await expect(page).toHaveURL(/tab=paused/);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await usable(page, 'webhooks-paused');
  await page.getByText('All 12').click();
  await page.getByLabel('Search webhooks').fill('the till');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Search webhooks').fill('nothing is called this');
  await expect(page.getByRole('heading', { name: 'No webhook matches' })).toBeVisible();
  await usable(page, 'webhooks-no-match');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rows).toHaveCount(12);

  await row.getByRole('link', { name: NAMED }).click();
  await expect(page.getByText('Nothing is sent to this webhook')).toBeVisible();
  await expect(page.getByText(/3 deliveries wait\.$/)).toBeVisible();
  await usable(page, 'webhook-off');
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByText('Nothing is sent to this webhook')).toBeHidden();
  // On, it has waited for too long already.
  await page.getByRole('link', { name: 'Webhooks' }).first().click();
  await page.getByText('Need attention 1').click();
  await expect(rows).toHaveCount(1);
  await expect(row).toBeVisible();
});

/** Sends a test event from the page of a webhook. */
async function sendTest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send test event' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
}

test('what is wrong with a secure connection is said in plain words, and how to go on', async ({
  page,
  product,
}) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'tls-story-'));
  const made = selfSigned(folder, '127.0.0.1');
  test.skip(made === null, 'OpenSSL is not installed');
  if (made === null) return;
  const listener = await WebhookListener.start();
  const server = createServer({
    key: await readFile(made.key),
    cert: await readFile(made.certificate),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const account = await product.account();
    const { port } = server.address() as AddressInfo;
    for (const [url, what, todo, raw] of [
      [
        `https://127.0.0.1:${port}/hook`,
        'The server’s certificate is self-signed, so nobody vouches for it.',
        'Use one of a public authority',
        /self[- ]signed certificate/,
      ],
      [
        listener.url.replace('http:', 'https:'),
        'The server does not speak TLS on this port.',
        'begin the webhook’s address with http://',
        /wrong version number/,
      ],
    ] as const) {
      const id = await add(account, url);
      await openAs(page, account, `${product.url}/webhooks/view/?id=${id}`);
      await sendTest(page);
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText(what).first()).toBeVisible();
      await expect(dialog.getByText(todo).first()).toBeVisible();
      await expect(dialog.getByText(raw)).toBeHidden();
      await page.keyboard.press('Escape');
      await page.getByRole('list', { name: 'Deliveries' }).getByRole('button').first().click();
      const opened = page.getByRole('dialog', { name: 'Delivery' });
      // Where the delivery stands, and its attempt.
      await expect(opened.getByText(what)).toHaveCount(2);
      await usable(page, `delivery-tls-${raw.source.split(' ').at(-1)}`);
      await opened.getByText('Technical details').click();
      await expect(opened.getByText(raw)).toBeVisible();
    }
  } finally {
    await listener.stop();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('webhooks and deliveries that are missing, on their way or broken say so', async ({
  page,
  product,
}) => {
  test.slow();
  const account = await product.account();
  await openAs(page, account, `${product.url}/webhooks/`);
  await expect(page.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible();
  await usable(page, 'webhooks-none');
  await page.goto(`${product.url}/webhooks/deliveries/`);
  await expect(page.getByRole('heading', { name: 'No deliveries yet' })).toBeVisible();
  await usable(page, 'deliveries-none');
  await page.goto(`${product.url}/webhooks/view/?id=hook_nothing`);
  await expect(page.getByRole('heading', { name: 'This webhook does not exist' })).toBeVisible();
  await usable(page, 'webhook-missing');
  await page.goto(`${product.url}/webhooks/deliveries/?delivery=dlv_nothing`);
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await usable(page, 'delivery-missing');

  const id = await add(account, 'http://127.0.0.1:9/');
  const letGo = await heldBack(page, '**/v1/webhooks*');
  await page.goto(`${product.url}/webhooks/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible();
  await usable(page, 'webhooks-loading');
  letGo();
  await expect(page.getByRole('link', { name: 'http://127.0.0.1:9/' })).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });

  await page.goto(`${product.url}/webhooks/view/?id=${id}`);
  await expect(page.getByRole('heading', { name: 'No deliveries yet' })).toBeVisible();
  await usable(page, 'webhook-new');

  // What fails says so for as long as it does, although it is asked for again every few seconds.
  const failed = (url: string) =>
    page.route(url, (route) => route.fulfill({ status: 500, body: 'broken' }));
  await failed(`**/v1/webhooks/${id}/stats`);
  await failed(`**/v1/webhooks/${id}/deliveries*`);
  await page.reload();
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toHaveCount(2);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  const asked = page.waitForRequest(`**/v1/webhooks/${id}/stats`);
  await asked;
  await expect(again).toHaveCount(2);
  await usable(page, 'webhook-broken');
  await page.unrouteAll({ behavior: 'wait' });
  await again.first().click();
  await expect(page.getByText('Success in 24 hours')).toBeVisible();
  await failed('**/v1/webhooks?*');
  await page.goto(`${product.url}/webhooks/`);
  await expect(again).toBeVisible();
  await usable(page, 'webhooks-broken');
});

test('the page of a webhook shows what it is sent and how, and changes, reveals and deletes it', async ({
  page,
  product,
}) => {
  test.slow();
  const account = await product.account();
  const url = 'http://127.0.0.1:9/till';
  const id = await add(account, url, {
    ...{ description: NAMED, events: ['message.received', 'poll.vote'], retrySchedule: [0, 300] },
    ...{ headers: { 'X-Tenant': '4711' }, concurrency: 3 },
  });
  await openAs(page, account, `${product.url}/webhooks/view/?id=${id}`);
  const fact = (term: string) => page.locator('dl > div').filter({ hasText: term });
  await expect(fact('2 events')).toContainText('poll.vote');
  await expect(fact('Requests at once')).toContainText('3');
  await expect(fact('Requests per second')).toContainText('No limit');
  await expect(fact('Pauses before each attempt')).toContainText('0s, 5m');
  await expect(fact('Custom headers')).toContainText('X-Tenant');
  await expect(fact('Webhook id')).toContainText(id);
  await usable(page, 'webhook-page');

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(page).toHaveURL(/dialog=edit/);
  await page.reload();
  const form = page.getByRole('dialog', { name: 'Edit webhook' });
  await form.getByLabel('Note').fill('Orders to the office');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders to the office' })).toBeVisible();

  const menu = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'Actions for Orders to the office' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Reveal secret');
  const secret = page.getByRole('dialog', { name: 'Signing secret' });
  await expect(secret.getByText(/whsec_/)).toBeVisible();
  await secret.getByRole('button', { name: 'Done' }).click();
  await menu('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete webhook' }).click();
  await expect(page).toHaveURL(/\/webhooks\/$/);
  await expect(page.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible();
  expect((await account.key.get(`/v1/webhooks/${id}`)).status).toBe(404);
});
