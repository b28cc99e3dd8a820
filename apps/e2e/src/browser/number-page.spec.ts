import { expect } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import { openAs } from './log-in';
import { usable } from './screenshots';
import { test } from './story';

const NUMBER = '15557654350';
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
  const { id: another } = (await account.key.post<{ id: string }>('/v1/sessions', { name: 'Shop' }))
    .body;
  await account.key.post('/v1/webhooks', { url: listener.url });
  await account.key.post('/v1/webhooks', { url: `${listener.url}/this`, sessionIds: [id] });
  await account.key.post('/v1/webhooks', { url: `${listener.url}/other`, sessionIds: [another] });
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'Do you have rye bread?' });
  await openAs(page, account, `${product.url}/numbers/view/?id=${id}`);

  const history = page.getByRole('list', { name: 'History' });
  const entries = history.getByRole('listitem');
  await expect(entries.filter({ hasText: 'Linked' })).toHaveCount(1);
  await expect(entries.last()).toContainText('API key “story” added this number');
  await expect(page.getByRole('list', { name: 'Its webhooks' }).getByRole('link')).toHaveText([
    `${listener.url}/this`,
    listener.url,
  ]);
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
  await page.getByLabel('Seconds between messages').fill('0.01');
  await page.getByRole('button', { name: 'Save pacing' }).click();
  await expect(entries.first()).toContainText('Ada (you) changed settings of this number');
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
});
