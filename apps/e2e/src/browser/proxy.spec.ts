import { expect } from '@playwright/test';
import { TestProxy } from '@whathooks/whatsapp-simulator';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { showPart } from './steps/number-settings';
import { test } from './steps/story';

const NUMBER = '15557654329';
const PASSWORD = 'only-once-shown';

test('a number gets a proxy, goes through it, and says so when it is dead', async ({
  page,
  product,
}) => {
  test.setTimeout(240_000);
  const proxy = await TestProxy.start({
    kind: 'socks5',
    user: { name: 'agency', password: PASSWORD },
  });
  try {
    const account = await product.account();
    const { id } = await product.link(account, NUMBER);
    /** Everything that the page is answered. */
    const told: Promise<string>[] = [];
    page.on('response', (response) => {
      if (/\/v1\/(?!live)/.test(response.url())) told.push(response.text().catch(() => ''));
    });
    await openAs(page, account, `${product.url}/numbers/view/?id=${id}&part=settings`);
    const form = page.getByRole('region', { name: 'Proxy' });
    await expect(form.getByText('Now: none')).toBeVisible();

    await form.getByRole('textbox').fill('ftp://127.0.0.1:21');
    await form.getByRole('button', { name: 'Save proxy' }).click();
    await expect(
      form.getByText('It must begin with http://, https:// or socks5://, and name a host', {
        exact: true,
      }),
    ).toBeVisible();

    await form.getByRole('textbox').fill(proxy.url);
    await form.getByRole('button', { name: 'Save proxy' }).click();
    await expect(form.getByText(`socks5://127.0.0.1:${proxy.port}`)).toBeVisible();
    await expect(form.getByText('with a user name and password')).toBeVisible();
    await expect.poll(() => proxy.passed.length).toBeGreaterThan(0);
    await showPart(page, 'Overview');
    await expect(page.getByText('Ready to send and receive since')).toBeVisible();
    await showPart(page, 'Settings');

    await page.reload();
    await expect(form.getByText(`socks5://127.0.0.1:${proxy.port}`)).toBeVisible();
    await expect(form.getByRole('textbox')).toHaveValue('');
    expect(await page.content()).not.toContain(PASSWORD);
    for (const answer of await Promise.all(told)) expect(answer).not.toContain(PASSWORD);
    await accessible(page);

    await proxy.close();
    await showPart(page, 'Overview');
    await expect(page.getByText('The proxy is out of reach')).toBeVisible();
    await expect(page.getByText('nothing leaves around it').first()).toBeVisible();
    await page.goto(`${product.url}/numbers/`);
    await expect(page.getByRole('listitem').getByText('Proxy out of reach')).toBeVisible();
    await page.goto(`${product.url}/numbers/view/?id=${id}&part=settings`);
    await form.getByRole('button', { name: 'Remove proxy' }).click();
    await expect(form.getByText('Now: none')).toBeVisible();
    await showPart(page, 'Overview');
    await expect(page.getByText('Ready to send and receive since')).toBeVisible();
  } finally {
    await proxy.close().catch(() => undefined);
  }
});
