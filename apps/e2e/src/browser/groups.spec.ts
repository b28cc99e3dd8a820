import { expect, type Page } from '@playwright/test';
import { accessible } from './checks/accessible';
import type { Account } from '../harness/product';
import { Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';
import { asShown } from './checks/as-shown';

const NUMBER = '15557654801';
const JANE = '15551234801';
const JOHN = '15551234802';
const JIM = '15551234803';

let product: Product;
let account: Account;

test.beforeAll(async () => {
  product = await Product.start();
  account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.simulator.createAccount({ phone: JOHN, name: 'John Roe' });
  await product.simulator.createAccount({ phone: JIM, name: 'Jim Roe' });
  await product.link(account, NUMBER);
});
test.afterAll(() => product.stop());

const chats = (page: Page) => page.getByRole('navigation', { name: 'Chats' });

test('a group is made, looked after and left in the inbox', async ({ page }) => {
  test.setTimeout(180_000);
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Shall we make a group?' });
  await openAs(page, account, `${product.url}/inbox/`);
  await page.getByRole('button', { name: 'New chat' }).click();
  await page.getByText('Group', { exact: true }).click();
  await page.getByLabel('Subject').fill('Harvest');
  await page.getByLabel('Add members').fill(`${JANE}\n15559999999`);
  await accessible(page);
  await page.getByRole('button', { name: 'Create group' }).click();
  await expect(page.getByText(`${asShown('15559999999')} was not added`)).toBeVisible();
  // It stays until it is closed: on a narrow screen it lies over the head of the conversation.
  await page.getByRole('button', { name: 'Dismiss' }).click();
  const log = page.getByRole('log', { name: 'Conversation with Harvest' });
  await expect(log).toContainText('created the group');
  const { jid } = (await product.simulator.groups()).find(({ subject }) => subject === 'Harvest')!;
  await product.simulator.changeGroup(jid, { by: JANE, subject: 'Harvest 2026' });
  await expect(page.getByRole('log')).toContainText(
    '\u2068Jane Doe\u2069 renamed the group to “Harvest 2026”',
  );
  await expect(chats(page).getByRole('link', { name: /Harvest 2026/ })).toBeVisible();
  await product.simulator.sendMessage(JANE, { to: jid, text: 'I bring the cake' });
  await expect(log.or(page.getByRole('log'))).toContainText('Jane Doe');

  const own = log.or(page.getByRole('log')).getByRole('listitem').filter({ hasText: 'And plates' });
  await page.getByRole('textbox', { name: 'Message to Harvest 2026' }).fill('And plates');
  await page.keyboard.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'And plates' });
  // A tick that arrives may move the message away under the mouse.
  await expect(async () => {
    await own.hover();
    await own.getByRole('button', { name: 'More' }).click({ timeout: 2_000 });
  }).toPass();
  await page.getByRole('menuitem', { name: 'Status for each member' }).click();
  const ticks = page.getByRole('dialog', { name: 'Status for each member' });
  await expect(ticks.getByRole('row', { name: /^Jane Doe Delivered/ })).toBeVisible();
  await accessible(page);
  await page.keyboard.press('Escape');

  const panel = page.getByRole('complementary', { name: 'About this chat' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await panel.getByRole('button', { name: 'Add members' }).click();
  await page.getByRole('dialog').getByLabel('Add members').fill(JOHN);
  await page.getByRole('dialog').getByRole('button', { name: 'Add members' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: JOHN.slice(-4) })).toBeVisible();
  await product.simulator.faults(JIM, { refuseGroupAdds: true });
  await panel.getByRole('button', { name: 'Add members' }).click();
  await page.getByRole('dialog').getByLabel('Add members').fill(JIM);
  await page.getByRole('dialog').getByRole('button', { name: 'Add members' }).click();
  await page.getByRole('button', { name: `Send ${JIM} the link of the group` }).click();
  await expect(page.getByText('The link is on its way.')).toBeVisible();
  await accessible(page);
  await expect(async () => {
    const said = (await product.simulator.messages(JIM)).map(({ text }) => text ?? '');
    expect(said.join()).toContain('https://chat.whatsapp.com/');
  }).toPass();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: /Actions for Jane Doe/ }).click();
  await page.getByRole('menuitem', { name: 'Make administrator' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: 'Jane Doe' })).toContainText(
    'Administrator',
  );
  await panel.getByRole('button', { name: 'Show the link' }).click();
  await expect(panel.getByText(/chat\.whatsapp\.com/)).toBeVisible();
  // By the keyboard: the link above it has just taken its room, and a mouse might miss it.
  await panel.getByRole('switch', { name: 'Administrators approve who joins' }).press('Space');
  await expect(panel.getByText('Nobody asks to join.')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await accessible(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'About this chat' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await accessible(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await panel.getByRole('button', { name: 'Leave the group' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave the group' }).click();
  await expect(panel.getByText(/is not in this group any more/)).toBeVisible();
  await expect(page.getByText(/is not in this group any more/).first()).toBeVisible();
});

test('an invitation to a group says what it is for, and leads into it', async ({ page }) => {
  const { jid } = await product.simulator.createGroup({ subject: 'Market day', members: [JANE] });
  const invite = (more: { caption: string; isOver?: boolean }) =>
    product.simulator.sendMessage(JANE, {
      ...{ to: NUMBER, kind: 'invitation', invitation: { group: jid, ...more } },
    });
  await invite({ caption: 'Too late', isOver: true });
  await invite({ caption: 'Come along' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, account, `${product.url}/inbox/`);
  // The chat of the group names her, too, where she did the last thing in it.
  await chats(page)
    .getByRole('link', { name: /Jane Doe/ })
    .filter({ hasNotText: 'Harvest' })
    .click();
  const log = page.getByRole('log', { name: 'Conversation with Jane Doe' });
  const over = log.getByRole('listitem').filter({ hasText: 'Too late' });
  await expect(over).toContainText('This invitation to a group is over.');
  await expect(over.getByRole('button', { name: 'Join the group' })).toHaveCount(0);
  const open = log.getByRole('listitem').filter({ hasText: 'Come along' });
  await expect(open).toContainText('Market day');
  await usable(page, 'invitation');
  await open.getByRole('button', { name: 'Join the group' }).click();
  await open.getByRole('link', { name: 'Open the group' }).click();
  await expect(page.getByRole('heading', { name: 'Market day', level: 2 })).toBeVisible();
});
