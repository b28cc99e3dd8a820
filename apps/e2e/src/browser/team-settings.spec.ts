import { expect, type Page } from '@playwright/test';
import type { Account, Member, Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654343';
const JANE = '15551234644';

let product: Product;
let ada: Account;
let ana: Member;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  ada = await product.account();
  ana = await product.member(ada, 'agent', 'Ana');
  await product.member(ada, 'viewer', 'Vera');
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.link(ada, NUMBER);
});

const open = async (page: Page, path: string): Promise<void> => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, ada, product.url + path);
};

test('a snippet is made, checked, used, changed and deleted', async ({ page }) => {
  await open(page, '/settings/snippets/');
  await usable(page, 'snippets-none');
  await page.getByRole('button', { name: 'New snippet' }).click();
  await page.getByLabel('Shortcut').fill('two words');
  await page.getByLabel('Text').fill('We open at {{time}}, ');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Use 1 to 40 letters, digits, - or _.')).toBeVisible();
  await expect(page.getByText('There is no variable {{time}}.')).toBeVisible();
  await page.getByLabel('Shortcut').fill('hours');
  await page.getByLabel('Text').fill('We open at 9, ');
  await page.getByRole('button', { name: '{{name}}' }).click();
  await expect(page.getByText('We open at 9, Jane Doe')).toBeVisible();
  await usable(page, 'snippet-form');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: '/hours' })).toBeVisible();

  await page.getByRole('button', { name: 'New snippet' }).click();
  await page.getByLabel('Shortcut').fill('HOURS');
  await page.getByLabel('Text').fill('Again');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Another snippet has this shortcut.')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Edit the snippet hours' }).click();
  await page.getByLabel('Text').fill('We open at 8, {{name}}.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('We open at 8, {{name}}.')).toBeVisible();
  await usable(page, 'snippets');
  await page.getByRole('button', { name: 'Delete the snippet hours' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No snippets yet')).toBeVisible();
});

test('a label gets a colour and another name, leads to its chats, and is deleted', async ({
  page,
}) => {
  await open(page, '/settings/labels/');
  await page.getByRole('button', { name: 'New label' }).click();
  await page.getByLabel('Name').fill('Invoice open');
  await page.getByRole('radio', { name: 'Turquoise' }).check();
  await usable(page, 'label-form');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Invoice open' })).toBeVisible();
  await usable(page, 'labels');
  const { body } = await ada.staff.get<{ data: { id: string; color: number }[] }>('/v1/labels');
  expect(body.data.map(({ color }) => color)).toEqual([5]);
  await page.getByRole('link', { name: 'Chats with the label Invoice open' }).click();
  await expect(page.getByRole('combobox', { name: 'Label' })).toHaveValue(body.data[0]?.id ?? '');
  await page.goBack();
  await page.getByRole('button', { name: 'Delete the label Invoice open' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No labels yet')).toBeVisible();
});

test('chats go to people in turn, who answer, and the overview says how long it took', async ({
  page,
}) => {
  await open(page, '/settings/assignment/');
  await page.getByRole('radio', { name: 'In turn' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Choose at least one person.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Vera' })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Ana' }).check();
  await usable(page, 'assignment');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(async () => (await ada.staff.get('/v1/assignment-rule')).body)
    .toEqual({ kind: 'round_robin', members: [ana.userId] });
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Hello?' });
  let chatId = '';
  await expect
    .poll(async () => {
      const { body } = await ada.staff.get<{ data: { id: string; assigneeId: string }[] }>(
        '/v1/chats',
      );
      chatId = body.data[0]?.id ?? '';
      return body.data[0]?.assigneeId;
    })
    .toBe(ana.userId);
  await page.goto(`${product.url}/inbox/?chat=${chatId}`);
  await expect(page.getByRole('button', { name: 'Assigned to Ana' })).toBeVisible();
  await page.getByRole('textbox', { name: /^Message to/ }).fill('Good morning');
  await page.keyboard.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'Good morning' });
  await page.goto(`${product.url}/overview/`);
  const table = page.getByRole('table', { name: 'Time to answer by person, over 24 hours' });
  await expect(table.getByRole('row', { name: /^Ada \d+ seconds?/ })).toContainText('1');
  await page.getByText('7 days').click();
  await expect(page).toHaveURL(/days=7/);
  await expect(page.getByRole('table', { name: /by person, over 7 days$/ })).toBeVisible();
  await usable(page, 'overview');
});
