import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type APIRequestContext, expect } from '@playwright/test';
import { ERRORS, STATUS_REASON_MEANINGS } from '@whathooks/dto';
import { test } from './steps/story';

const ROOT = resolve(__dirname, '../../../..');
/** What names pages of the documentation: screens, mails, answers of the API, and texts for people. */
const SOURCES = ['apps/dashboard/src', 'apps/api/src', 'libs/dto/src'];
const TEXTS = [
  ...['README.md', 'CONTRIBUTING.md', 'apps/api/openapi.json', 'apps/passkey-extension/README.md'],
];
/** An address of the documentation, where no path of a file goes on to it. */
const ADDRESS = /(?<![.)])\/docs\/[\w/-]*(?:\.\w+)?(?:#[\w-]+)?/g;

/** Where each section was when the documentation was one page, and where it is. */
const MOVED: readonly (readonly [section: string, path: string])[] = [
  ['introduction', '/docs/#introduction'],
  ['quickstart', '/docs/quickstart/'],
  ['connecting-a-number', '/docs/connecting/'],
  ['webhooks', '/docs/webhooks/'],
  ['events', '/docs/webhooks/#events'],
  ['delivery-headers', '/docs/webhooks/#delivery-headers'],
  ['payload-envelope', '/docs/webhooks/#payload-envelope'],
  ['kinds-of-messages', '/docs/kinds/'],
  ['changes', '/docs/kinds/#changes'],
  ['signature-verification', '/docs/signatures/'],
  ['check-a-signature', '/docs/signatures/#check-a-signature'],
  ['retries', '/docs/retries/#retries'],
  ['order', '/docs/retries/#order'],
  ['sending-again', '/docs/retries/#sending-again'],
  ['audit-log', '/docs/retries/#audit-log'],
  ['sending-messages', '/docs/sending/'],
  ['files', '/docs/files/'],
  ['searching', '/docs/chats/#searching'],
  ['api-reference', '/docs/api/'],
  ['scopes', '/docs/api/#scopes'],
  ['clients-and-limits', '/docs/clients/#clients-and-limits'],
  ['errors-and-limits', '/docs/limits/'],
];

/** Looks up addresses in the built pages, each of which is read once. */
class Pages {
  private readonly read = new Map<string, Promise<string | null>>();

  constructor(
    private readonly request: APIRequestContext,
    private readonly origin: string,
  ) {}

  /** Null where there is no such page. */
  html(path: string): Promise<string | null> {
    const known = this.read.get(path);
    if (known) return known;
    const html = this.request
      .get(this.origin + path)
      .then(async (answer) => (answer.ok() ? answer.text() : null));
    this.read.set(path, html);
    return html;
  }

  /** Whether a page is there, and on it what the part behind `#` names. */
  async leads(address: string): Promise<boolean> {
    const [path = '', name] = address.split('#');
    const html = await this.html(path);
    return html !== null && (!name || html.includes(` id="${name}"`));
  }

  async dead(addresses: Iterable<string>): Promise<string[]> {
    const asked = [...new Set(addresses)];
    const alive = await Promise.all(asked.map((address) => this.leads(address)));
    return asked.filter((_, index) => !alive[index]);
  }

  /** Addresses of all pages of the documentation, in their order. */
  async documentation(): Promise<string[]> {
    const index = (await this.html('/llms.txt')) ?? '';
    return [...index.matchAll(/\]\((\/docs[^)]*)\.md\)/g)].map(([, path = '']) => `${path}/`);
  }
}

test('no link of the documentation and of other public pages is dead', async ({
  request,
  product,
}) => {
  const pages = new Pages(request, product.url);
  const paths = await pages.documentation();
  expect(paths.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const path of [...paths, '/', '/login/']) {
    const html = (await pages.html(path)) ?? '';
    const links = [...html.matchAll(/<a [^>]*href="([#/][^"]*)"/g)].map(([, href = '']) => href);
    expect([path, links.length > 0]).toEqual([path, true]);
    found.push(...links.map((href) => (href.startsWith('#') ? path + href : href)));
  }
  expect(await pages.dead(found)).toEqual([]);
  // The Markdown of a page leads to the same places.
  for (const path of paths) {
    const text = (await pages.html(path.replace(/\/$/, '.md'))) ?? '';
    const links = [...text.matchAll(/\]\(([#/][^)\s]*)\)/g)].map(([, href = '']) => href);
    expect(
      await pages.dead(links.map((href) => (href.startsWith('#') ? path + href : href))),
    ).toEqual([]);
  }
});

test('screens, problems and the README name pages and sections that are there', async ({
  request,
  product,
}) => {
  const pages = new Pages(request, product.url);
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  );
  const named = [...files, ...TEXTS].flatMap((file) =>
    // The address of the Markdown of a page is made from that of the page.
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(ADDRESS)].map(([address]) => address),
  );
  expect(named).toContain('/docs/signatures/#signature-verification');
  expect(await pages.dead(named)).toEqual([]);
  const { body } = await (await product.account()).key.get<{ type: string }>('/v1/messages/msg_0');
  expect(body.type).toMatch(/\/docs\/errors\/#\w+$/);
  const codes = Object.keys(ERRORS).map((code) => `/docs/errors/#${code}`);
  const reasons = Object.keys(STATUS_REASON_MEANINGS).map((reason) => `/docs/linking/#${reason}`);
  expect(await pages.dead([body.type.replace(product.url, ''), ...codes, ...reasons])).toEqual([]);
});

test('a link to a section of the one page that the documentation was leads to where it is now', async ({
  page,
  product,
}) => {
  for (const [section, path] of MOVED) {
    await page.goto('about:blank');
    await page.goto(`${product.url}/docs/#${section}`);
    await expect(page).toHaveURL(product.url + path);
    const name = path.split('#')[1];
    if (name) await expect(page.locator(`#${name}`)).toBeInViewport();
    else await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  }
  // Followed on the page itself, too.
  await page.goto(`${product.url}/docs/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`${product.url}/docs/#order`);
  await expect(page).toHaveURL(`${product.url}/docs/retries/#order`);
  await page.goBack();
  await expect(page).toHaveURL(`${product.url}/docs/`);
});

test('the documentation is read from the first page to the last, with its contents beside it', async ({
  page,
  request,
  product,
}) => {
  const paths = await new Pages(request, product.url).documentation();
  const contents = page.getByRole('navigation', { name: 'Documentation' });
  const paging = page.getByRole('navigation', { name: 'Pages before and after' });
  await page.goto(`${product.url}/docs/`);
  for (const [index, path] of paths.entries()) {
    await expect(page).toHaveURL(product.url + path);
    await expect(contents.locator('[aria-current="page"]')).toHaveAttribute('href', path);
    await expect(paging.getByRole('link', { name: /^Previous/ })).toHaveCount(index === 0 ? 0 : 1);
    const named = await contents
      .locator('a[href^="#"]')
      .evaluateAll((links) => links.map((link) => [link.getAttribute('href'), link.textContent]));
    if (named.length > 0) {
      const headings = await page
        .locator('article h2[id]')
        .evaluateAll((all) =>
          all.map((heading) => [`#${heading.id}`, heading.firstChild?.textContent]),
        );
      expect([path, named]).toEqual([path, headings]);
    }
    const next = paging.getByRole('link', { name: /^Next/ });
    if (index === paths.length - 1) await expect(next).toHaveCount(0);
    else await next.click();
  }
  await paging.getByRole('link', { name: /^Previous/ }).click();
  await expect(page).toHaveURL(product.url + (paths.at(-2) ?? ''));
});
