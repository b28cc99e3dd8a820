import { expect, type Page } from '@playwright/test';
import type { Account } from '../harness/product';
import { consolePages } from './steps/console-pages';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

/** The console in German, whose words are the longest: nothing is wider than its screen, and no word is cut. */

const NUMBER = '15557654433';
const PERSON = '15551234733';
const WIDTHS = [1440, 769, 768, 767, 390];

test.use({ locale: 'de-DE' });

/** What does not fit at the width that the window has. Runs in the page. */
function misfits(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found =
    scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} too wide`] : [];
  const told = (element: Element): string =>
    `${element.tagName} ${element.className.slice(0, 60)}: ${element.textContent.slice(0, 60)}`;
  // Words of our own, which nobody could read otherwise; names and addresses of others may be cut.
  for (const element of document.querySelectorAll(
    'button, nav a, label, th, h1, h2, [role="radio"]',
  )) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('bdi, [data-clipped]') || element.querySelector('bdi')) continue;
    for (const part of [element, ...element.querySelectorAll('span')]) {
      if (!part.textContent) continue;
      const { overflowX, textOverflow } = getComputedStyle(part);
      if (overflowX === 'visible' && textOverflow !== 'ellipsis') continue;
      if (part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1) {
        found.push(`cut at ${part.clientWidth} of ${part.scrollWidth}: ${told(part)}`);
        break;
      }
    }
  }
  return found;
}

async function fits(page: Page, path: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expect.soft
      .poll(async () => [path, width, await page.evaluate(misfits)])
      .toEqual([path, width, []]);
    const folder = process.env['SCREENSHOTS'];
    if (!folder) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const name = path.replaceAll(/\?.*|\//g, '-');
      await page.screenshot({ path: `${folder}/de${name}${width}-${colorScheme}.png` });
    }
  }
}

test('every page fits at every width', async ({ page, product }) => {
  test.setTimeout(300_000);
  const account: Account = await product.account();
  await product.simulator.createAccount({ phone: PERSON, name: 'Jane' });
  const { id: number } = await product.link(account, NUMBER);
  const { body } = await account.key.post<{ id: string }>('/v1/webhooks', {
    url: 'http://127.0.0.1:9/',
  });
  for (const text of ['Guten Tag', 'Noch da?']) {
    await product.simulator.sendMessage(PERSON, { to: NUMBER, text });
  }
  await openAs(page, account, `${product.url}/overview/`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  for (const path of consolePages({ number, webhook: body.id })) {
    await page.goto(product.url + path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    await fits(page, path);
  }
});
