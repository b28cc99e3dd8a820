import { expect } from '@playwright/test';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const PAGES = [
  ...['quickstart', 'localhost', 'webhooks', 'signatures', 'sending', 'clients', 'chats', 'limits'],
  ...['webhook-failures', 'alerts', 'running'],
];

test('the documentation is searched, page by page and by keyboard', async ({ page, product }) => {
  // Each page is looked at in both themes and at three widths.
  test.slow();
  await page.goto(`${product.url}/docs/`);
  const search = page.getByRole('searchbox', { name: 'Search the documentation' });
  await search.fill('retry-after');
  const results = page.getByRole('list', { name: 'Results' });
  await expect(results.getByRole('link').first()).toBeVisible();
  await usable(page, 'docs-search');
  // A sample belongs to the section that it stands in.
  await search.fill('verifysignature');
  await expect(results.getByRole('link')).toHaveCount(1);
  await expect(results.getByRole('link', { name: /^Signature verification/ })).toBeVisible();
  await search.fill('waiting for its turn nowhere');
  await expect(page.getByText(/^Nothing says/)).toBeVisible();
  await search.fill('address_forbidden');
  await expect(results.getByText('When a webhook fails')).toBeVisible();
  await search.fill('webhook_url_forbidden');
  await search.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/docs\/errors\/#webhook_url_forbidden$/);
  for (const name of PAGES) {
    await page.goto(`${product.url}/docs/${name}/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await usable(page, `docs-${name}`);
  }
});

test('programs read the documentation as Markdown', async ({ request, product }) => {
  const index = await (await request.get(`${product.url}/llms.txt`)).text();
  const twins = [...index.matchAll(/\]\((\/docs[^)]*\.md)\)/g)].map(([, path = '']) => path);
  expect(twins.length).toBeGreaterThan(PAGES.length);
  for (const path of twins) {
    const answer = await request.get(product.url + path);
    expect([path, answer.status()]).toEqual([path, 200]);
    const text = await answer.text();
    expect(text).toMatch(/^# \S/);
    // What people press is no part of it, and nothing is left of the markup.
    expect(text).not.toMatch(/<\/?(div|svg|button|span)|Copy code/);
    expect(text).not.toContain('undefined');
  }
  for (const [path, text] of [
    ['docs', '## Receiving'],
    ['docs/quickstart', '## 2. Link a number'],
    ['docs/signatures', 'function verifySignature(rawBody, header, secret) {\n  const expected'],
    ['docs/signatures', 'def verify_signature(raw_body: bytes, header: str, secret: str) -> bool:'],
    ['docs/signatures', '### C#'],
    ['docs/api', '| `POST` | `/v1/messages`'],
  ]) {
    const twin = await (await request.get(`${product.url}/${path}.md`)).text();
    expect(twin).toContain(text);
  }
});
