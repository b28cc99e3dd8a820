import { expect, type Page } from '@playwright/test';
import { test } from './steps/story';

/** A word of a script that the page cannot wake up without, and that Next reads the address without. */
const WORD_OF_PAGE = 'Search the documentation';

test('a link within a page that is followed before React wakes up is not undone', async ({
  page,
  product,
}) => {
  const letGo = await holdBack(page, WORD_OF_PAGE);
  await page.goto(`${product.url}/docs/errors/`, { waitUntil: 'commit' });
  // Next has read the address once React has the document.
  await page.waitForFunction(() =>
    Object.keys(document).some((name) => name.startsWith('__reactContainer')),
  );
  await page.evaluate(() => {
    window.location.hash = 'rate_limited';
  });
  await expect(page).toHaveURL(/#rate_limited$/);
  letGo();
  const search = page.getByRole('searchbox', { name: WORD_OF_PAGE });
  await expect(page.locator('#rate_limited')).toBeInViewport();
  // Awake, it finds.
  await expect(async () => {
    await search.fill('retry-after');
    const found = page.getByRole('list', { name: 'Results' }).getByRole('link');
    await expect(found.first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page).toHaveURL(/#rate_limited$/);
});

/** Holds back every script that says a word, until what this resolves with is called. */
async function holdBack(page: Page, word: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/*.js', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    if (body.includes(word)) await until;
    await route.fulfill({ response, body });
  });
  return letGo;
}
