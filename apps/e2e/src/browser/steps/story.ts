import { type BrowserContext, test as base, type Page, type Request } from '@playwright/test';
import { Product } from '../../harness/product';

/** A product may have to share its core with many others while it starts, in ms. */
const START_MS = 240_000;

/**
 * As Playwright's own; one that fails says what the page showed, asked and was answered.
 *
 * `product` is one for all stories of a worker. A story that stops it, sets what it starts with, or gives
 * the simulator faults of all numbers, starts one of its own. Whoever shares it has accounts and phone
 * numbers of their own.
 */
export const test = base.extend<object, { product: Product }>({
  product: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs here
    async ({}, use) => {
      const product = await Product.start();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: START_MS },
  ],
  page: async ({ page }, use, info) => {
    const asked = watch(page);
    await use(page);
    if (info.status === info.expectedStatus) return;
    const shown = await page
      .locator('body')
      .ariaSnapshot({ timeout: 5_000 })
      .catch((error: unknown) => `nothing that can be read: ${String(error)}`);
    console.log(`\n${page.url()} showed:\n${shown}\n\nIt asked last:\n${asked().join('\n')}`);
  },
});

/** Holds requests back until what this resolves with is called. */
export async function heldBack(of: Page | BrowserContext, url: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => (letGo = resolve));
  await of.route(url, (route) => until.then(() => route.continue()));
  return letGo;
}

/** How many of a page's requests are told. */
const TOLD = 40;

/** Keeps what a page asked the API, with what result, and what it complained of. */
function watch(page: Page): () => string[] {
  const began = Date.now();
  const lines: { text: string }[] = [];
  const say = (text: string) => {
    const line = { text: `${Date.now() - began} ms: ${text}` };
    lines.push(line);
    return line;
  };
  const open = new Map<Request, { text: string }>();
  const end = (request: Request, how: string) => {
    const line = open.get(request);
    if (line) line.text += ` → ${how} at ${Date.now() - began} ms`;
  };
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (!pathname.startsWith('/v1/')) return;
    open.set(request, say(`${request.method()} ${pathname}${search}`));
  });
  page.on('response', (response) => end(response.request(), String(response.status())));
  page.on('requestfailed', (request) => end(request, request.failure()?.errorText ?? 'failed'));
  page.on('pageerror', (error) => say(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') say(`console: ${message.text()}`);
  });
  return () => lines.slice(-TOLD).map(({ text }) => text);
}
