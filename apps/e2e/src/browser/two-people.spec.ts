import { type BrowserContext, expect, type Page } from '@playwright/test';
import { type Account, type Member, type Process, Product } from '../harness/product';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654341';
const JANE = '15551234641';
const BOB = '15551234642';

let product: Product;
/** Ana's browser is served by another process than Ada's. */
let elsewhere: Process;
let ada: Account;
let ana: Member;
let context: BrowserContext;
/** Ana's page. */
let theirs: Page;

test.beforeAll(async () => {
  product = await Product.start();
  elsewhere = await product.startAnother();
  ada = await product.account();
  ana = await product.member(ada, 'agent', 'Ana');
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.simulator.createAccount({ phone: BOB, name: 'Bob Roe' });
  await product.link(ada, NUMBER);
  await say(JANE, 'Do you have rye bread?');
  await say(BOB, 'Are you open?');
});
test.afterAll(() => product.stop());

test.beforeEach(async ({ page, browser }) => {
  context = await browser.newContext({ reducedMotion: 'reduce' });
  theirs = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await theirs.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, ada, `${product.url}/inbox/`);
  await openAs(theirs, ana, `${elsewhere.url}/inbox/`);
});
test.afterEach(() => context.close());

const say = (from: string, text: string) =>
  product.simulator.sendMessage(from, { to: NUMBER, text });
const chat = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name });
const field = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
const here = (page: Page) => page.getByRole('list', { name: 'Also in this chat' });
const answering = (page: Page) => page.getByRole('status').filter({ hasText: 'answering' });

test('each sees who else looks at a chat, and who answers', async ({ page }) => {
  await chat(theirs, 'Jane Doe').click();
  const looks = chat(page, 'Jane Doe').getByRole('img', { name: 'Ana looks at this chat' });
  await expect(looks).toBeVisible();
  await chat(page, 'Jane Doe').click();
  await expect(here(page).getByRole('img', { name: 'Ana looks at this chat' })).toBeVisible();
  await expect(here(theirs).getByRole('img', { name: 'Ada looks at this chat' })).toBeVisible();

  await field(theirs).pressSequentially('Yes, we');
  await expect(answering(page)).toHaveText('Ana is answering');
  await expect(chat(page, 'Jane Doe').getByRole('img', { name: 'Ana is answering' })).toBeVisible();
  await usable(page, 'answering');
  await field(theirs).fill('');
  await expect(answering(page)).toHaveCount(0);

  // Whoever has sent has answered.
  await field(theirs).pressSequentially('Yes, we do');
  await expect(answering(page)).toHaveText('Ana is answering');
  await theirs.keyboard.press('Enter');
  await expect(answering(page)).toHaveCount(0);
  await expect(page.getByRole('log').getByText('Yes, we do')).toBeVisible();

  await chat(theirs, 'Bob Roe').click();
  await expect(here(page)).toBeHidden();
  await expect(
    chat(page, 'Bob Roe').getByRole('img', { name: 'Ana looks at this chat' }),
  ).toBeVisible();

  // Whoever comes later is told too.
  await page.reload();
  await expect(
    chat(page, 'Bob Roe').getByRole('img', { name: 'Ana looks at this chat' }),
  ).toBeVisible();
  await theirs.close();
  await expect(
    chat(page, 'Bob Roe').getByRole('img', { name: 'Ana looks at this chat' }),
  ).toBeHidden();
});

test('what one does the other sees without a reload', async ({ page }) => {
  await ada.staff.post('/v1/labels', { name: 'New customer', color: 4 });
  await chat(page, 'Jane Doe').click();
  await chat(theirs, 'Jane Doe').click();
  const log = page.getByRole('log');
  const theirLog = theirs.getByRole('log');

  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Ana' }).click();
  await expect(theirs.getByRole('button', { name: 'Assigned to Ana' })).toBeVisible();
  await expect(theirLog.getByText(/^\u2068Ada\u2069 assigned \u2068Ana\u2069$/)).toHaveCount(1);
  await expect(log.getByText(/^\u2068Ada\u2069 assigned \u2068Ana\u2069$/)).toHaveCount(1);

  // Both answer at once: each message stands once on both screens, in one order.
  await field(page).fill('From Ada');
  await field(theirs).fill('From Ana');
  await Promise.all([field(page).press('Enter'), field(theirs).press('Enter')]);
  for (const one of [log, theirLog]) {
    await expect(one.getByText('From Ada', { exact: true })).toHaveCount(1);
    await expect(one.getByText('From Ana', { exact: true })).toHaveCount(1);
  }
  const order = (of: typeof log) => of.getByText(/^From A/).allInnerTexts();
  await expect(async () => expect(await order(log)).toEqual(await order(theirLog))).toPass();
  const sender = log.getByText('Sent by \u2068Ana\u2069').last();
  await expect(sender).toBeVisible();
  // A dot stands between it and the time.
  expect(await sender.evaluate((element) => getComputedStyle(element, '::after').content)).toMatch(
    /^"·"/,
  );

  await theirs.keyboard.press('Alt+n');
  await theirs.getByRole('textbox', { name: 'Note about Jane Doe' }).fill('She pays in May');
  await theirs.keyboard.press('Enter');
  await expect(log.getByRole('note', { name: 'Note of Ana' })).toContainText('She pays in May');

  await page.getByRole('checkbox', { name: 'New customer' }).click();
  await expect(theirs.getByRole('checkbox', { name: 'New customer' })).toBeChecked();
  await expect(chat(theirs, 'Jane Doe').getByText('New customer')).toBeVisible();

  const item = (of: typeof log) =>
    of.getByRole('listitem').filter({ hasText: 'Do you have rye bread?' }).first();
  await item(theirLog).hover();
  await item(theirLog).getByRole('button', { name: 'More' }).click();
  await theirs.getByRole('menuitem', { name: 'Star', exact: true }).click();
  await expect(item(log).getByRole('img', { name: 'Starred' })).toBeVisible();

  await theirs.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
  await expect(chat(page, 'Jane Doe')).toHaveCount(0);
  await say(JANE, 'One more thing');
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await expect(chat(theirs, 'Jane Doe')).toContainText('One more thing');

  await say(BOB, 'Still there?');
  const unread = chat(theirs, 'Bob Roe').getByRole('img', { name: /unread message/ });
  await expect(unread).toBeVisible();
  await chat(page, 'Bob Roe').click();
  await expect(unread).toBeHidden();
});

test('after a break of the stream the gap is fetched, and nothing shows twice', async ({
  page,
}) => {
  await chat(page, 'Jane Doe').click();
  await expect(page.getByRole('log')).toContainText('Do you have rye bread?');
  const shows = page.getByText('Reconnecting', { exact: true });
  await product.stopGateway();
  await expect(shows).toBeAttached();
  // On a phone, too, it is seen, and the account stays in reach.
  await page.setViewportSize({ width: 390, height: 900 });
  await expect(shows).toBeInViewport({ ratio: 1 });
  const account = page.getByRole('banner').getByRole('button').last();
  await expect(account).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1440, height: 900 });
  await say(JANE, 'While you were away');
  await chat(theirs, 'Jane Doe').click();
  await expect(theirs.getByRole('log')).toContainText('While you were away');
  await field(theirs).fill('I am here');
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByRole('log').getByText('I am here')).toHaveCount(1);
  await theirs.keyboard.press('Alt+n');
  await theirs.getByRole('textbox', { name: 'Note about Jane Doe' }).fill('Written in the gap');
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByRole('note').getByText('Written in the gap')).toBeVisible();
  await product.startGateway();
  const log = page.getByRole('log');
  for (const text of ['While you were away', 'I am here', 'Written in the gap']) {
    await expect(log.getByText(text)).toHaveCount(1);
  }
  await expect(here(page).getByRole('img', { name: 'Ana looks at this chat' })).toBeVisible();
  await say(JANE, 'And after');
  await expect(log.getByText('And after')).toHaveCount(1);
  for (const text of ['While you were away', 'I am here', 'Written in the gap']) {
    await expect(log.getByText(text)).toHaveCount(1);
  }
});
