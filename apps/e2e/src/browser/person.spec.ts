import { expect, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654412';
const JANE = '15551234671';
/** A JPEG of one pixel. */
const PICTURE = Buffer.from(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);

let product: Product;
let account: Account;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.simulator.setPicture(JANE, PICTURE);
  ({ id: sessionId } = await product.link(account, NUMBER));
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Buy now!' });
});

async function open(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(
    page,
    account,
    `${product.url}/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`,
  );
  await expect(page.getByRole('log')).toContainText('Buy now!');
}

test('a person has a picture, is blocked after a question, and may write again', async ({
  page,
}) => {
  await open(page);
  const panel = page.getByRole('complementary', { name: 'About this chat' });
  await expect(panel.getByRole('img', { name: 'Picture of Jane Doe' })).toBeVisible();
  await panel.getByRole('button', { name: 'Block' }).click();
  const dialog = page.getByRole('dialog', { name: 'Block Jane Doe?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await product.simulator.blocked(NUMBER)).toEqual([]);
  await panel.getByRole('button', { name: 'Block' }).click();
  await dialog.getByRole('button', { name: 'Block' }).click();
  const field = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  await expect(page.getByText('The number blocks Jane Doe')).toBeVisible();
  await expect(field).toBeDisabled();
  expect(await product.simulator.blocked(NUMBER)).toEqual([JANE]);
  await usable(page, 'inbox-blocked');

  // The way out stands where somebody wants to write.
  await page
    .getByRole('region', { name: 'Conversation' })
    .getByRole('button', { name: 'Unblock' })
    .click();
  await expect(field).toBeEnabled();
  expect(await product.simulator.blocked(NUMBER)).toEqual([]);
  // What the phone does is seen, too.
  await product.simulator.block(NUMBER, JANE);
  await expect(field).toBeDisabled();
  await product.simulator.block(NUMBER, JANE, false);
  await expect(field).toBeEnabled();
});

test('a label that the phone refuses says so among the labels, and is tried again', async ({
  page,
}) => {
  await product.simulator.changeState(NUMBER, {
    ...{ action: 'label', label: '7', name: 'Waits', color: 2 },
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, account, `${product.url}/settings/labels/`);
  await expect(page.getByRole('heading', { name: 'Waits' })).toBeVisible();
  await product.simulator.faults(NUMBER, { refuseState: 400 });
  await page.getByRole('button', { name: 'Edit the label Waits' }).click();
  await page.getByLabel('Name').fill('Waits for us');
  await page.getByRole('button', { name: 'Save' }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Not on every phone' });
  await expect(notice).toContainText('error 400');
  await usable(page, 'label-refused');
  await product.simulator.clearFaults(NUMBER);
  await notice.getByRole('button', { name: /^Try again/ }).click();
  await expect(notice).toBeHidden();
  await expect(async () => {
    const { entries } = await product.simulator.appState(NUMBER);
    const edits = entries.filter(({ index }) => index[0] === 'label_edit');
    expect(JSON.stringify(edits)).toContain('Waits for us');
  }).toPass();
});

test('what the phone refuses stands on the chat, and is tried again', async ({ page }) => {
  await open(page);
  await product.simulator.faults(NUMBER, { refuseState: 400 });
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Pin', exact: true }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Not on the phone' });
  await expect(notice).toContainText('the pin');
  await expect(notice).toContainText('error 400');
  await usable(page, 'inbox-refused');
  await product.simulator.clearFaults(NUMBER);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toBeHidden();
  await expect(async () => {
    const { entries } = await product.simulator.appState(NUMBER);
    expect(entries.map(({ index }) => index[0])).toContain('pin_v1');
  }).toPass();
});
