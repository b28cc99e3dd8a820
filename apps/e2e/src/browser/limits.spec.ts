import { expect } from '@playwright/test';
import { until } from '@whathooks/testing';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

const NUMBER = '15557654327';
const CONTACT = '15551234575';

test('a number that may start no new chats says so, and until when', async ({ page, product }) => {
  const account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  const { id } = await product.link(account, NUMBER);
  await openAs(page, account, `${product.url}/numbers/view/?id=${id}`);
  await expect(page.getByText('Ready to send and receive since')).toBeVisible();
  await expect(page.getByText('no new chats')).toHaveCount(0);

  const end = new Date(Date.now() + 100 * 60_000).toISOString();
  await product.simulator.setLimits(NUMBER, {
    timelock: { until: end, type: 'RESTRICT_ALL_COMPANIONS' },
    newChats: { quota: 20, used: 16, status: 'SECOND_WARNING', resetsAt: end },
  });
  await expect(page.getByText('WhatsApp lets this number start no new chats')).toBeVisible();
  await expect(page.getByText(/, in 1 h \d+ min/).first()).toBeVisible();
  // The quota is told after the lock, and no event brings it to a page that has read the limits before.
  await until('the quota to be known', async () => {
    const limits = await account.key.get<{ newChats: { used: number } | null }>(
      `/v1/sessions/${id}/limits`,
    );
    return limits.body.newChats?.used === 16;
  });
  await page.reload();
  await expect(page.getByText('16 of 20 new chats are used')).toBeVisible();
  await accessible(page);

  const chat = encodeURIComponent(`${CONTACT}@s.whatsapp.net`);
  await page.goto(`${product.url}/inbox/?session=${id}&chat=${chat}`);
  await page.getByLabel('Message to').fill('Hello');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText('or wait until they write first')).toBeVisible();

  await page.goto(`${product.url}/numbers/view/?id=${id}`);
  await expect(page.getByText('WhatsApp lets this number start no new chats')).toBeVisible();
  await product.simulator.setLimits(NUMBER, { timelock: null });
  await expect(page.getByText('WhatsApp lets this number start no new chats')).toHaveCount(0);
});
