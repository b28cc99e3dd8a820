import { expect } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import { openAs } from './steps/log-in';
import { makeClient } from './steps/organization-steps';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const BREAD = '15557651001';
const ROSES = '15557651002';
const CUSTOMER = '15551231009';
const PASSWORD = 'purple kettle on the moon';

/** Makes a client in the dialog, with one number. */
test('an owner makes two clients, and an agent who is limited to one sees nothing of the other', async ({
  page,
  product,
}) => {
  test.setTimeout(600_000);
  const account = await product.account('Sunrise');
  const listener = await WebhookListener.start();
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error('no browser');
  const theirs = await context.newPage();
  try {
    await product.simulator.createAccount({ phone: CUSTOMER, name: 'Jane Doe' });
    await product.link(account, BREAD, 'Bread');
    await product.link(account, ROSES, 'Roses');
    await account.staff.post('/v1/webhooks', { url: listener.url, events: ['message.received'] });
    await product.simulator.sendMessage(CUSTOMER, { to: BREAD, text: 'Two loaves, please' });
    await listener.next('message.received');
    await product.simulator.sendMessage(CUSTOMER, { to: ROSES, text: 'Twelve roses, please' });
    await listener.next('message.received');

    await openAs(page, account, `${product.url}/settings/`);
    await page.getByRole('navigation', { name: 'Settings' }).getByText('Clients').click();
    await expect(page.getByText('Make one for each customer of yours')).toBeVisible();
    await usable(page, 'clients-empty');
    await makeClient(page, 'Bakery', 'Bread');
    await makeClient(page, 'Florist', 'Roses');
    await expect(page.getByText('Next: invite a person who sees one client')).toBeVisible();
    await usable(page, 'clients');
    await page.getByRole('button', { name: 'Edit the client Florist' }).click();
    const edit = page.getByRole('dialog', { name: /^Edit the client / });
    await edit.getByRole('textbox', { name: 'Name' }).fill('BAKERY');
    await edit.getByRole('button', { name: 'Save' }).click();
    await expect(edit.getByText(/Another client has this name/)).toBeVisible();
    await usable(page, 'client-form');
    await edit.getByRole('textbox', { name: 'Name' }).fill('Flower shop');
    await edit.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Flower shop' })).toBeVisible();

    // The list of numbers says whose they are, and is narrowed to a client.
    await page.getByRole('link', { name: 'Numbers of Bakery' }).click();
    const numbers = page.getByRole('list', { name: 'Numbers' });
    await expect(numbers.getByRole('link', { name: 'Bread' })).toBeVisible();
    await expect(numbers.getByRole('link', { name: 'Roses' })).toHaveCount(0);
    await page.getByLabel('Client', { exact: true }).selectOption('All clients');
    await expect(numbers).toContainText('Flower shop');
    await usable(page, 'numbers-of-clients');

    // An invitation to one client, chosen with the keyboard.
    await page.goto(`${product.url}/settings/people/?new`);
    const form = page.getByRole('dialog', { name: 'Invite a person' });
    await form.getByRole('radio', { name: 'The whole organization' }).focus();
    await page.keyboard.press('ArrowDown');
    await form.getByRole('button', { name: 'Create link' }).click();
    await expect(form.getByText('Choose at least one client or number.')).toBeVisible();
    await usable(page, 'invite-limited');
    await form.getByRole('combobox', { name: 'Clients' }).focus();
    await page.keyboard.type('Bak');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: 'Create link' }).click();
    const shown = page.getByRole('dialog', { name: 'The link for the invitation' });
    const link = (await shown.locator('code').textContent()) ?? '';
    await shown.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('row', { name: /Anybody with the link/ })).toContainText(
      'Only Bakery',
    );

    await theirs.goto(link);
    await theirs.getByLabel('Your name').fill('Grace Hopper');
    await theirs.getByLabel('E-mail').fill('barbara@agency.example');
    await theirs.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await theirs.getByRole('button', { name: 'Create account and join' }).click();
    await theirs.waitForURL('**/overview/**');
    await expect(page.getByRole('row', { name: /Grace Hopper/ })).toContainText('Only Bakery');
    await usable(page, 'people-limited');

    // What the agent sees: one number, its chat and its delivery.
    await theirs.goto(`${product.url}/numbers/`);
    const own = theirs.getByRole('list', { name: 'Numbers' });
    await expect(own.getByRole('link', { name: 'Bread' })).toBeVisible();
    await expect(own.getByRole('link')).toHaveCount(1);
    await theirs.goto(`${product.url}/inbox/`);
    await expect(theirs.getByText('Two loaves, please').first()).toBeVisible();
    await expect(theirs.getByText('Twelve roses, please')).toHaveCount(0);
    await theirs.goto(`${product.url}/webhooks/deliveries/`);
    await expect(theirs.getByText('Two loaves, please').first()).toBeVisible();
    await expect(theirs.getByText('Twelve roses, please')).toHaveCount(0);
    await theirs.goto(`${product.url}/settings/labels/`);
    await expect(theirs.getByText('you are limited to some numbers')).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'New label' })).toHaveCount(0);
    await usable(theirs, 'labels-limited', [1440, 390]);

    // Another limit counts at once, on an open screen.
    await theirs.goto(`${product.url}/numbers/`);
    await expect(own.getByRole('link', { name: 'Bread' })).toBeVisible();
    await page.getByRole('button', { name: 'Change the role of Grace Hopper' }).click();
    const role = page.getByRole('dialog', { name: 'Role of Grace Hopper' });
    await usable(page, 'role-limited');
    await role.getByRole('combobox', { name: 'Numbers' }).fill('Roses');
    await page.getByRole('option', { name: 'Roses' }).click();
    await page.keyboard.press('Escape');
    await role.getByRole('button', { name: 'Change role' }).click();
    await expect(page.getByRole('row', { name: /Grace Hopper/ })).toContainText(
      'Only Bakery, Roses',
    );
    await expect(own.getByRole('link', { name: 'Roses' })).toBeVisible();

    // A key that is limited says so in the list.
    await page.goto(`${product.url}/api-keys/?new`);
    const key = page.getByRole('dialog', { name: 'Create API key' });
    await key.getByRole('textbox', { name: 'Name' }).fill('Shop');
    await key.getByRole('radio', { name: 'Only some clients or numbers' }).check();
    await key.getByRole('combobox', { name: 'Clients' }).fill('Bakery');
    await page.getByRole('option', { name: 'Bakery' }).click();
    await page.keyboard.press('Escape');
    await usable(page, 'key-limited');
    await key.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('row', { name: /Shop/ })).toContainText('Only Bakery');

    await page.goto(`${product.url}/settings/clients/`);
    await page.getByRole('button', { name: 'Delete the client Flower shop' }).click();
    const question = page.getByRole('dialog', { name: /Delete the client/ });
    await expect(question.getByText('Its numbers stay')).toBeVisible();
    await question.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { name: 'Flower shop' })).toHaveCount(0);
    await page.goto(`${product.url}/settings/audit/`);
    const log = page.getByRole('list', { name: 'Audit log' });
    await expect(log).toContainText('deleted the client “Flower shop”');
    await expect(log).toContainText('limited Grace Hopper to some clients or numbers');
  } finally {
    await context.close();
    await listener.stop();
  }
});

test('a number that leaves its client asks what becomes of its webhooks', async ({
  page,
  product,
}) => {
  const account = await product.account('Sunrise');
  const { key } = account;
  const made = async (path: string, body: object): Promise<string> =>
    (await key.post<{ id: string }>(path, body)).body.id;
  const clientId = await made('/v1/clients', { name: 'Bakery' });
  const bread = await made('/v1/sessions', { name: 'Bread', clientId });
  const url = 'https://agency.example/bread';
  const webhook = await made('/v1/webhooks', { url, sessionIds: [bread] });
  const isOn = async (): Promise<unknown> =>
    (await key.get<{ enabled: boolean }>(`/v1/webhooks/${webhook}`)).body.enabled;

  await openAs(page, account, `${product.url}/settings/clients/`);
  await page.getByRole('button', { name: 'Edit the client Bakery' }).click();
  const edit = page.getByRole('dialog', { name: /^Edit the client / });
  await edit.getByRole('combobox', { name: 'Numbers' }).press('Backspace');
  // Closes the list, which lies over the button.
  await page.keyboard.press('Escape');
  await edit.getByRole('button', { name: 'Save' }).click();
  const question = page.getByRole('dialog', { name: 'Webhooks of the numbers that leave' });
  await expect(question.getByRole('radio', { name: 'They stop' })).toBeChecked();
  await usable(page, 'client-webhooks');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(edit.getByRole('alert')).toContainText(webhook);
  expect(await isOn()).toBe(true);
  await edit.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Delete the client Bakery' }).click();
  const remove = page.getByRole('dialog', { name: /Delete the client/ });
  await remove.getByRole('button', { name: 'Delete' }).click();
  await question.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Bakery' })).toHaveCount(0);
  expect(await isOn()).toBe(false);
  const { body } = await account.staff.get<{ data: { details: object }[] }>(
    '/v1/audit-log?action=client.deleted',
  );
  expect(body.data[0]?.details).toEqual({ name: 'Bakery', stopped: webhook });
});
