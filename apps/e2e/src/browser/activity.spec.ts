import { expect } from '@playwright/test';
import { Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { showPart } from './steps/number-settings';
import { test } from './steps/story';

const NUMBER = '15557654341';

test('what a number receives and shows is switched on, stays so, and is in the audit log', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const product = await Product.start();
  try {
    const account = await product.account();
    const { id } = await product.link(account, NUMBER, 'Bakery');
    await openAs(page, account, `${product.url}/numbers/view/?id=${id}&part=settings`);
    const form = page.getByRole('region', { name: 'Activity' });
    const switches = {
      presence: form.getByRole('switch', { name: 'Tell when people are online or typing' }),
      receiveStatus: form.getByRole('switch', { name: 'Receive status posts' }),
      receiveChannels: form.getByRole('switch', { name: 'Receive channels' }),
      showTyping: form.getByRole('switch', { name: 'Show typing before a message' }),
    };
    for (const one of Object.values(switches)) await expect(one).not.toBeChecked();

    // By keyboard.
    await switches.presence.focus();
    await page.keyboard.press('Space');
    await switches.receiveChannels.focus();
    await page.keyboard.press('Space');
    await form.getByRole('button', { name: 'Save activity' }).click();
    await expect(form.getByText('Saved')).toBeVisible();
    const { body } = await account.key.get<Record<string, unknown>>(`/v1/sessions/${id}`);
    expect(body).toMatchObject({
      ...{ presence: true, receiveStatus: false, receiveChannels: true, showTyping: false },
    });
    await page.reload();
    await expect(switches.presence).toBeChecked();
    await expect(switches.receiveStatus).not.toBeChecked();
    await expect(switches.receiveChannels).toBeChecked();
    await accessible(page);

    await page.goto(`${product.url}/settings/audit/`);
    const entry = page.getByText('changed settings of Bakery: presence on, channels on');
    await entry.getByRole('link', { name: 'Bakery' }).click();
    await showPart(page, 'Settings');
    await expect(switches.presence).toBeChecked();
  } finally {
    await product.stop();
  }
});
