import { expect, type Page } from '@playwright/test';
import type { Account } from '../harness/product';
import { consolePages } from './steps/console-pages';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

/** The layout where text runs from right to left, as it will for Arabic. */

const NUMBER = '15557654431';
const PERSON = '15551234731';
const NAME = 'فاطمة الزهراء';
const WIDTHS = [1440, 768, 390];

/** Serves every page as one in Arabic. Its words stay English; its layout is what is looked at. */
async function inArabic(page: Page): Promise<void> {
  await page.route(
    (url) => url.pathname.endsWith('/'),
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch();
      const html = (await response.text()).replace(
        /<html lang="en" dir="ltr"/,
        '<html lang="ar" dir="rtl"',
      );
      return route.fulfill({ response, body: html });
    },
  );
}

/** No wider than the window, at each width; and nothing stands outside of it. */
async function fits(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // The navigation moves out of sight where the window is narrow.
    await expect
      .poll(async () => [name, width, await page.evaluate(layout)])
      .toEqual([name, width, { direction: 'rtl', wider: 0, outside: [] }]);
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/rtl-${name}-${width}.png` });
  }
}

/** What is wrong with the layout. Runs in the page. */
function layout(): { direction: string; wider: number; outside: string[] } {
  const { scrollWidth, clientWidth } = document.documentElement;
  const outside = [...document.querySelectorAll('main *, header *')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    if (width <= 1 || !element.checkVisibility({ visibilityProperty: true })) return false;
    // What scrolls by itself, and what screen readers alone are told.
    if (element.closest('[role="region"], pre, table, svg')) return false;
    const row = element.closest('nav');
    if (row && getComputedStyle(row).overflowX === 'auto') return false;
    return right > clientWidth + 1 || left < -1;
  });
  return {
    direction: getComputedStyle(document.body).direction,
    wider: scrollWidth - clientWidth,
    outside: outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
  };
}

/** The arrows of the journey lead from where lines begin to where they end; its request stays as it is. */
async function expectMirroredJourney(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  const journey = page.getByRole('img', { name: /^A message from Jane/ });
  const chat = await journey.getByText('Jane Doe').boundingBox();
  const reply = await journey.getByText('14:21').last().boundingBox();
  expect(chat?.x ?? 0).toBeGreaterThan(reply?.x ?? Infinity);
  for (const arrow of await journey.locator('svg[viewBox="0 0 60 44"]').all()) {
    await expect(arrow).toHaveCSS('transform', 'matrix(-1, 0, 0, 1, 0, 0)');
  }
  const verb = await journey.getByText('POST').boundingBox();
  const status = await journey.getByText('200', { exact: true }).boundingBox();
  expect(verb?.x ?? Infinity).toBeLessThan(status?.x ?? 0);
}

const nameOf = (address: string): string =>
  address.split('?')[0]?.replaceAll('/', '-').replace(/^-|-$/g, '') ?? '';

test('every page holds from right to left, with names in Arabic', async ({ page, product }) => {
  test.setTimeout(600_000);
  const account: Account = await product.account('وكالة النور');
  await product.simulator.createAccount({ phone: PERSON, name: NAME });
  const { id: number } = await product.link(account, NUMBER, 'مخبز السلام');
  const { body: webhook } = await account.staff.post<{ id: string }>('/v1/webhooks', {
    url: 'http://127.0.0.1:9/webhook',
    description: 'خادم الرسائل',
  });
  await account.staff.post('/v1/labels', { name: 'زبون جديد', color: 4 });
  await product.member(account, 'agent', 'ليلى');
  for (const text of ['مرحبا، كم سعر الخبز؟', 'order 42 من فضلك', 'https://example.org/a?b=1']) {
    await product.simulator.sendMessage(PERSON, { to: NUMBER, text });
  }
  let chat = '';
  await expect
    .poll(async () => {
      const { body } = await account.staff.get<{ data: { id: string; lastMessage?: object }[] }>(
        '/v1/chats?limit=10',
      );
      chat = body.data[0]?.id ?? '';
      return chat;
    })
    .not.toBe('');

  await inArabic(page);
  for (const address of ['/', '/login/', '/register/']) {
    await page.goto(product.url + address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await fits(page, nameOf(address) || 'home');
    if (address === '/') await expectMirroredJourney(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await openAs(page, account, `${product.url}/overview/`);
  for (const address of [
    ...consolePages({ number, webhook: webhook.id }),
    `/inbox/?chat=${chat}`,
  ]) {
    await page.goto(product.url + address);
    await expect(page.locator('main')).toBeVisible();
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.locator('main .mantine-Skeleton-root')).toHaveCount(0);
    if (address.includes('chat=')) {
      await expect(page.getByText('order 42 من فضلك').last()).toBeVisible();
    }
    await fits(page, address.includes('chat=') ? 'chat' : nameOf(address));
  }

  // The navigation stands where lines begin.
  await page.setViewportSize({ width: 1440, height: 900 });
  const navigation = await page.getByRole('navigation').first().boundingBox();
  expect(navigation?.x ?? 0).toBeGreaterThan(700);
});
