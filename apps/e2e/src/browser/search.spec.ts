import { expect, type Page } from '@playwright/test';
import { type Account, Product } from '../harness/product';
import { asShown } from './checks/as-shown';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654701';
const JANE = '15551234701';
const RENE = '15551234702';
const WIDTHS = [390, 1440];

let product: Product;
let account: Account;
let sessionId: string;

test.beforeAll(async () => {
  product = await Product.start();
  account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  await product.simulator.createAccount({ phone: RENE, name: 'René Müller' });
  ({ id: sessionId } = await product.link(account, NUMBER));
  await say(JANE, 'The *crème* brûlée for order AB-4711 is ready');
  for (let n = 0; n < 60; n += 1) await say(JANE, `line ${n} of a long talk`);
  await say(RENE, 'Is there any brulee left?');
});
test.afterAll(() => product.stop());

const say = (from: string, text: string) =>
  product.simulator.sendMessage(from, { to: NUMBER, text });

const open = async (page: Page, path: string): Promise<void> => {
  await openAs(page, account, product.url + path);
};

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const field = (page: Page) => palette(page).getByRole('combobox');

/** Words that the browser paints as found. */
const painted = (page: Page): Promise<string[]> =>
  page.evaluate(() => Array.from(CSS.highlights.get('found') ?? [], (range) => range.toString()));

test('a message is found in the inbox, opens where it stands, and Back leads to what was found', async ({
  page,
}) => {
  await open(page, '/inbox/');
  const search = page.getByRole('searchbox', { name: 'Search chats and messages' });
  await search.fill('creme bru');
  const results = page.getByRole('navigation', { name: 'Search results' });
  const hit = results.getByRole('link', { name: /Jane Doe/ }).filter({ hasText: '4711' });
  await expect(hit.locator('mark')).toHaveText(['crème', 'brû']);
  await expect(hit).toContainText('The crème brûlée for order');
  await expect(page.getByRole('status').filter({ hasText: /1 result/ })).toBeAttached();
  await search.press('ArrowDown');
  await expect(hit).toBeFocused();
  await page.keyboard.press('Enter');
  const log = page.getByRole('log', { name: 'Conversation with Jane Doe' });
  await expect(log.getByText('brûlée for order')).toBeInViewport();
  await expect.poll(() => painted(page)).toEqual(['crème', 'brû']);
  const address = page.url();
  expect(new URL(address).searchParams.get('message')).toMatch(/^msg_/);

  await page.goBack();
  await expect(results).toBeVisible();
  await expect(log).toBeHidden();
  await search.fill('brulee');
  await expect(results.getByRole('link')).toHaveCount(2);
  await search.fill('muller');
  await expect(results.getByRole('heading', { name: 'Chats' })).toBeVisible();
  await expect(results.getByRole('link', { name: /René Müller/ })).toBeVisible();
  await search.fill('zzzz');
  await expect(results.getByText('Nothing found')).toBeVisible();

  await page.goto(address);
  await expect(log.getByText('brûlée for order')).toBeInViewport();
});

test('a search looks in the view and the label that are chosen, and says so', async ({ page }) => {
  const { body } = await account.staff.post<{ id: string }>('/v1/labels', { name: 'Bakers' });
  const label = body.id;
  await open(page, '/inbox/');
  const search = page.getByRole('searchbox', { name: 'Search chats and messages' });
  const results = page.getByRole('navigation', { name: 'Search results' });
  await search.fill('brulee');
  await expect(results.getByRole('link')).toHaveCount(2);
  await page.goto(`${product.url}/inbox/?q=brulee&label=${label}`);
  await expect(results.getByText('Nothing found')).toBeVisible();
  await expect(results.getByText('Only in chats of: Bakers')).toBeVisible();
  await page.goto(`${product.url}/inbox/?q=brulee&view=closed&label=${label}`);
  await expect(results.getByText('Only in chats of: Closed, Bakers')).toBeVisible();
  await usable(page, 'inbox-search-narrowed');
  await results.getByRole('button', { name: 'Search everywhere' }).click();
  await expect(results.getByRole('link')).toHaveCount(2);
});

test('the list of messages is searched within its filters, and says to whom and by which key', async ({
  page,
}) => {
  const made = await account.staff.post<{ id: string; token: string }>('/v1/api-keys', {
    name: 'Shop',
  });
  const sent = await product.api
    .with({ 'x-api-key': made.body.token })
    .post<{ id: string }>('/v1/messages', {
      ...{ sessionId, to: RENE, text: 'Yes, a brulee is kept for you' },
    });
  await account.staff.call('DELETE', `/v1/api-keys/${made.body.id}`);
  await open(page, '/messages/');
  const list = page.getByRole('list', { name: 'Messages' });
  const answer = list.getByRole('listitem').filter({ hasText: 'is kept for you' });
  await expect(answer).toContainText(`René Müller`);
  await expect(answer).toContainText(asShown(RENE));
  await expect(answer).toContainText('Sent by API key “\u2068Shop\u2069”');
  await usable(page, 'messages');

  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('brulee');
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.locator('mark').first()).toHaveText('brulee');
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === 'brulee');
  await page.getByText('Out', { exact: true }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await usable(page, 'messages-search');
  await page.reload();
  await expect(search).toHaveValue('brulee');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await answer.getByRole('link').click();
  const log = page.getByRole('log', { name: 'Conversation with René Müller' });
  await expect(log.getByText('is kept for you')).toBeInViewport();
  await expect(log.getByText('Sent by API key “\u2068Shop\u2069”')).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue('brulee');

  await search.fill(sent.body.id);
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await search.fill('(555) 123-4702');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByText('All', { exact: true }).click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await search.fill('zzzz');
  await expect(page.getByText('No message matches')).toBeVisible();
  await usable(page, 'messages-search-nothing');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(search).toHaveValue('');
  await expect(list).toContainText('line 59 of a long talk');
});

test('the palette leads to pages, people, messages and any id, with the keyboard alone', async ({
  page,
}) => {
  await open(page, '/overview/');
  // Keys are heard once the person is logged in.
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await field(page).fill('new web');
  await expect(palette(page).getByRole('option')).toHaveText(['New webhook']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/webhooks\/\?new/);
  const dialog = page.getByRole('dialog', { name: 'Add webhook' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(field(page)).toHaveValue('');
  await field(page).fill('rene mull');
  const rene = palette(page)
    .getByRole('option', { name: /René Müller/ })
    .first();
  await expect(rene).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Conversation with René Müller' })).toBeVisible();

  await page.keyboard.press('Control+k');
  // Numbers are found as people write them.
  await field(page).fill('+1 (555) 123-4702');
  const chats = palette(page).getByRole('group', { name: 'Chats' });
  await expect(chats.getByRole('option')).toContainText(['René Müller']);
  await expect(chats).toContainText(asShown(RENE));
  await field(page).fill('(555) 765-4701');
  await expect(palette(page).getByRole('group', { name: 'Numbers' })).toContainText(
    asShown(NUMBER),
  );
  await field(page).fill('4711');
  await expect(palette(page).getByRole('group', { name: 'Messages' })).toContainText('AB-4711');
  await page.keyboard.press('Enter');
  const log = page.getByRole('log', { name: 'Conversation with Jane Doe' });
  await expect(log.getByText('brûlée for order')).toBeInViewport();
  await expect.poll(() => painted(page)).toEqual(['4711']);
  const message = new URL(page.url()).searchParams.get('message') ?? '';

  for (const [id, address] of [
    [sessionId, `/numbers/view/?id=${sessionId}`],
    [message, `message=${message}`],
  ] as const) {
    await page.goto(`${product.url}/overview/`);
    await page.getByRole('button', { name: 'Search everything' }).click();
    await field(page).fill(id);
    await expect(palette(page).getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL((url) => url.href.includes(address));
  }
  await page.getByRole('button', { name: 'Search everything' }).click();
  await field(page).fill(`msg_${'0'.repeat(32)}`);
  await page.keyboard.press('Enter');
  await expect(palette(page).getByRole('status')).toHaveText(/^There is no msg_0+$/);
});

test('what is typed before the palette is loaded is not lost', async ({ page }) => {
  await open(page, '/overview/');
  const button = page.getByRole('button', { name: 'Search everything' });
  await button.focus();
  // What the page asks for from now on is the palette.
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => (letGo = resolve));
  let held = 0;
  await page.route('**/*.js', async (route) => {
    held += 1;
    await until;
    await route.fallback();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new ');
  await expect.poll(() => held).toBeGreaterThan(0);
  await page.keyboard.type('we');
  await expect(palette(page).getByRole('textbox')).toHaveValue('new we');
  await usable(page, 'palette-early');
  // Given up before it is there, it is gone.
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new we');
  letGo();
  await expect(field(page)).toHaveValue('new we');
  await page.keyboard.type('b');
  await expect(palette(page).getByRole('option')).toHaveText(['New webhook']);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test('Enter before the palette is loaded goes to its first hit once it is there', async ({
  page,
}) => {
  await open(page, '/overview/');
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/*.js', async (route) => {
    await until;
    await route.fallback();
  });
  const early = palette(page).getByRole('textbox');
  // Without a word nothing is meant.
  await page.keyboard.press('Control+k');
  await expect(early).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('api keys');
  await page.keyboard.press('Enter');
  await expect(early).toHaveValue('api keys');
  letGo();
  await page.waitForURL('**/api-keys/');
  await expect(palette(page)).toBeHidden();
});

test('the search reads well in both themes and is open to screen readers', async ({ page }) => {
  test.slow();
  await open(page, '/inbox/?q=brulee');
  const results = page.getByRole('navigation', { name: 'Search results' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // An earlier story of this file may have sent a third message that fits.
    await expect(results.getByRole('link').nth(1)).toBeVisible();
    await usable(page, 'search-found', [width]);
    await page.getByRole('button', { name: 'Search everything' }).click();
    await field(page).fill('brulee');
    await expect(palette(page).getByRole('option').nth(1)).toBeVisible();
    await usable(page, 'search-palette', [width]);
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
  }
  await results.getByRole('link', { name: /4711/ }).click();
  await expect.poll(() => painted(page)).toEqual(['brûlée']);
});
