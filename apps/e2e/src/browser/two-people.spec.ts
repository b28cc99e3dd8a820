import { type BrowserContext, expect, type Page } from '@playwright/test';
import { type Account, type Member, type Process, Product } from '../harness/product';
import { logIn } from './log-in';
import { usable } from './screenshots';
import { test } from './story';

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
  await page.goto(`${product.url}/inbox/`);
  await logIn(page, ada);
  await theirs.goto(`${elsewhere.url}/inbox/`);
  await logIn(theirs, ana);
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
