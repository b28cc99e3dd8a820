import { expect } from '@playwright/test';
import { accessible } from './checks/accessible';
import { test } from './steps/story';

const NUMBER = '4915160000001';

test('a number is linked by a code that is typed, after WhatsApp refused one and retired one', async ({
  page,
  product,
}) => {
  test.setTimeout(180_000);
  const { simulator } = product;
  await simulator.createAccount({ phone: NUMBER, name: 'Bakery phone' });
  const { email, password } = await product.account();
  await page.goto(`${product.url}/numbers/?new`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Bakery');
  await page.getByRole('button', { name: 'Create and show code' }).click();
  await page.getByText('Type a code').click();
  await page.getByLabel('Phone number').fill(NUMBER);

  await simulator.faults(NUMBER, { throttleCodes: true });
  await page.getByRole('button', { name: 'Get a code' }).click();
  await expect(page.getByText(/refuses to give a pairing code.*400 bad-request/)).toBeVisible();
  await accessible(page);

  await simulator.clearFaults(NUMBER);
  await page.getByRole('button', { name: 'Get a code' }).click();
  const code = page.getByLabel(/^Code \w \w/);
  await expect(page.getByText(/^Good for 1[67]\d s/)).toBeVisible();
  const first = (await code.innerText()).replace(/\W/g, '');
  await accessible(page);

  // The next one appears by itself.
  await simulator.refreshPairingCode(NUMBER);
  await expect(code).not.toHaveText(new RegExp(first.slice(0, 4)));
  const second = (await code.innerText()).replace(/\W/g, '');

  // WhatsApp may leave it to the person, too.
  await simulator.refreshPairingCode(NUMBER, { force: true });
  await expect(page.getByText('This code is no longer valid')).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: 'Get another code' }).click();
  await expect(code).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await accessible(page);
  const third = (await code.innerText()).replace(/\W/g, '');
  expect(new Set([first, second, third]).size).toBe(3);
  await simulator.enterPairingCode(NUMBER, third);
  await expect(page.getByRole('heading', { name: 'Connected' })).toBeVisible();
});
