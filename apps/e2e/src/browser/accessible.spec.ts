import { expect, test } from '@playwright/test';
import { accessible } from './checks/accessible';
import { usable } from './checks/screenshots';

const rows = Array.from({ length: 9 }, (_, index) => `<tr><td>Row ${index}</td></tr>`).join('');

const pageWith = (styles: string, more = ''): string =>
  `<!doctype html><html lang="en"><head><title>Rows</title><style>${styles}</style></head>
  <body><h1>Rows</h1><table>${rows}</table>${more}</body></html>`;

const INK = 'body { background: #fff; color: #000 }';

test('a page that everybody can use is accessible', async ({ page }) => {
  await page.setContent(pageWith(INK));
  await usable(page, 'rows');
});

for (const [what, styles, more] of [
  ['a row in the middle that is too pale', 'tr:nth-child(5) td { color: #ccc }', ''],
  ['a row on a background that is too dark', 'tr:nth-child(5) { background: #222 }', ''],
  ['a single text that is too pale', '.pale { color: #ccc }', '<p class="pale">Pale</p>'],
  ['a field that is too pale', 'input { color: #ccc }', '<label>Name <input value="Ada"></label>'],
  ['an image without words', '', '<img src="data:,">'],
] as const) {
  test(`${what} is found`, async ({ page }) => {
    await page.setContent(pageWith(`${INK} ${styles}`, more));
    await expect(accessible(page)).rejects.toThrow(/color-contrast|image-alt/);
  });
}

test('what is too pale in the dark alone is found', async ({ page }) => {
  const dark = '@media (prefers-color-scheme: dark) { body { background: #222 } }';
  await page.setContent(pageWith(`${INK} ${dark}`));
  await expect(usable(page, 'rows')).rejects.toThrow('color-contrast');
});

test('what is there in the dark alone is asked for everything', async ({ page }) => {
  const dark =
    'img { display: none } @media (prefers-color-scheme: dark) { img { display: block } }';
  await page.setContent(pageWith(`${INK} ${dark}`, '<img src="data:,">'));
  await expect(usable(page, 'rows')).rejects.toThrow('image-alt');
});
