import { expect } from '@playwright/test';
import { Client } from 'pg';
import { WebhookListener } from '../harness/listener';
import { asShown } from './checks/as-shown';
import { openAs } from './steps/log-in';
import { showPart } from './steps/number-settings';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654350';
const UNSTEADY = '15557654351';
const CONTACT = '15551234650';

let end = (): Promise<void> => Promise.resolve();
test.afterEach(() => end());

test('the page of a number tells what happened to it, and who did what', async ({
  page,
  product,
}) => {
  test.setTimeout(180_000);
  const listener = await WebhookListener.start();
  end = () => listener.stop();
  const account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane Doe' });
  const { id } = await product.link(account, NUMBER, 'Bakery');
  const { body: client } = await account.key.post<{ id: string }>('/v1/clients', {
    name: 'Corner Bakery',
  });
  await account.key.call('PATCH', `/v1/sessions/${id}`, { clientId: client.id });
  const { id: another } = (await account.key.post<{ id: string }>('/v1/sessions', { name: 'Shop' }))
    .body;
  await account.key.post('/v1/webhooks', { url: listener.url });
  await account.key.post('/v1/webhooks', {
    ...{ url: `${listener.url}/this`, sessionIds: [id], description: 'Orders to the till' },
  });
  await account.key.post('/v1/webhooks', { url: `${listener.url}/other`, sessionIds: [another] });
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'Do you have rye bread?' });
  await openAs(page, account, `${product.url}/numbers/view/?id=${id}`);

  const history = page.getByRole('list', { name: 'History' });
  const entries = history.getByRole('listitem');
  await expect(entries.filter({ hasText: 'Linked' })).toHaveCount(1);
  await expect(entries.last()).toContainText('API key “story” added this number');
  const hooks = page.getByRole('list', { name: 'Its webhooks' });
  await expect(hooks.getByRole('link')).toHaveText(['Orders to the till', listener.url]);
  await expect(hooks.getByText(`${listener.url}/this`)).toBeVisible();
  const details = page.getByRole('region', { name: 'Details' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  // In groups to read, and in one to be pasted.
  const phone = details.getByText(asShown(NUMBER));
  await phone.selectText();
  await page.keyboard.press('Control+c');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe(`+${NUMBER}`);
  await expect(details.getByRole('link', { name: 'Corner Bakery' })).toHaveAttribute(
    'href',
    /\/numbers\/\?client=/,
  );
  await expect(page.getByRole('region', { name: 'Last 24 hours' })).toContainText('Last message:');

  // Told as it happens, while the page is open.
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const timelock = { until, type: 'RESTRICT_ALL_COMPANIONS' };
  await product.simulator.setLimits(NUMBER, { timelock });
  await expect(entries.first()).toContainText(
    'WhatsApp stopped the number from starting new chats',
  );
  await product.simulator.changeConnection(NUMBER, { action: 'drop' });
  await expect(entries.filter({ hasText: 'Back online' })).toHaveCount(1, { timeout: 60_000 });
  await showPart(page, 'Settings');
  await expect(page).toHaveURL(/part=settings/);
  await page.getByLabel('Seconds between messages').fill('0.01');
  await page.getByRole('button', { name: 'Save pacing' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await usable(page, 'number-settings');
  await showPart(page, 'Overview');
  await expect(entries.first()).toContainText('Ada (you) changed settings of this number');
  const toClient = entries.filter({ hasText: 'changed settings of this number: client' });
  await expect(toClient.getByRole('link', { name: 'Corner Bakery' })).toHaveAttribute(
    'href',
    new RegExp(`client=${client.id}`),
  );
  await usable(page, 'number-timeline');

  await page.getByRole('button', { name: 'Unlink', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink number' }).click();
  await expect(entries.filter({ hasText: 'Ada (you) unlinked this number' })).toHaveCount(1);
  await expect(entries.filter({ hasText: 'It was unlinked in whathooks.' })).toHaveCount(1);
  await account.key.post(`/v1/sessions/${id}/connect-links`, { expiresInMinutes: 60 });
  await page.reload();
  await expect(page.getByRole('region', { name: 'Open links' })).toBeVisible();
  await expect(entries.filter({ hasText: 'made a link by which a client' })).toHaveCount(1);
  await usable(page, 'number-unlinked');

  await account.staff.call('DELETE', `/v1/clients/${client.id}?webhooks=keep`);
  await page.reload();
  await expect(toClient).toContainText('client Corner Bakery (deleted)');
});

test('a number that came and went again and again says so in one line', async ({
  page,
  product,
}) => {
  const account = await product.account();
  const { id } = await product.link(account, UNSTEADY, 'Bakery');
  await comeAndGo(product.databaseUrl, id, 12);
  await openAs(page, account, `${product.url}/numbers/view/?id=${id}`);
  const history = page.getByRole('list', { name: 'History' });
  const run = history.getByText(/^Disconnected 12 times between .+ and .+$/);
  await expect(run).toBeVisible();
  await expect(history.getByText('Trying to connect again')).toHaveCount(0);
  // Who wants to know opens it, by keyboard too.
  await history.locator('summary').focus();
  await page.keyboard.press('Enter');
  const each = page.getByRole('list', { name: 'Each time' });
  await expect(each.getByText('Disconnected', { exact: true })).toHaveCount(12);
  await usable(page, 'number-unsteady');
});

test('the address of a number that is gone says so, and leads to those that are there', async ({
  page,
  product,
}) => {
  const account = await product.account();
  const { body } = await account.key.post<{ id: string }>('/v1/sessions', { name: 'Bakery' });
  await openAs(page, account, `${product.url}/numbers/view/?id=${body.id}`);
  await expect(page.getByRole('heading', { name: 'Bakery', level: 1 })).toBeVisible();
  await account.key.call('DELETE', `/v1/sessions/${body.id}`);
  for (const gone of [body.id, 'sess_0']) {
    await page.goto(`${product.url}/numbers/view/?id=${gone}`);
    await expect(page.getByText('This number is not here')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  }
  await usable(page, 'number-gone');
  await page.getByRole('link', { name: 'All numbers' }).click();
  await expect(page).toHaveURL(/\/numbers\/$/);
});

/** An id of its millisecond, as the product makes them. */
const ID = `(lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(i), 3, '0') || '8' || left(md5(ms::text), 15))::uuid`;

/** Writes that a number lost its connection so many times, and was back in a moment. */
async function comeAndGo(databaseUrl: string, sessionId: string, times: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO session_transitions (id, organization_id, session_id, from_status, to_status, reason, created_at)
       SELECT ${ID}, organization_id, sessions.id, before, after, why, to_timestamp(ms / 1000.0)
       FROM sessions, generate_series(1, $2::int) AS i,
         (VALUES (1, 'CONNECTED', 'DISCONNECTED', 'connection_lost'), (2, 'DISCONNECTED', 'CONNECTING', NULL),
           (3, 'CONNECTING', 'CONNECTED', NULL)) AS move (second, before, after, why),
         LATERAL (SELECT floor(extract(epoch FROM now()) * 1000)::bigint - 7200000 + i * 180000 + second * 1000 AS ms) AS at
       WHERE sessions.id = $1`,
      [sessionId.replace(/^sess_/, ''), times],
    );
  } finally {
    await client.end();
  }
}
