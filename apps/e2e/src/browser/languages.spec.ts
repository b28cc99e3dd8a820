import { type BrowserContext, expect, type Page } from '@playwright/test';
import { accessible } from './checks/accessible';
import { logIn, openAs } from './steps/log-in';
import { test } from './steps/story';

/** The dashboard in the language of whoever looks at it. */

const choose = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

const languageOf = (page: Page): Promise<string | null> =>
  page.locator('html').getAttribute('lang');

/** What a browser that asks for a language sees first. */
async function firstHeading(
  context: BrowserContext,
  url: string,
): Promise<[string | null, string]> {
  const page = await context.newPage();
  await page.goto(url);
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  const found: [string | null, string] = [await languageOf(page), heading];
  await context.close();
  return found;
}

test('an account from the home page to the console in Spanish, then in German', async ({
  browser,
  product,
}) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ locale: 'es-ES', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(product.url);
  await expect(page).toHaveTitle('whathooks: números de WhatsApp conectados a tu código');
  expect(await languageOf(page)).toBe('es');
  await accessible(page);

  await page.getByRole('link', { name: 'Crear cuenta' }).first().click();
  await page.getByLabel('Tu nombre').fill('Ada');
  await page.getByLabel('Organización').fill('Agencia');
  await page.getByLabel('Correo electrónico').fill('ada@agencia.example');
  await page.getByRole('textbox', { name: 'Contraseña' }).fill('caballo correcto batería');
  await accessible(page);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await page.waitForURL('**/overview/');
  await expect(page.getByRole('heading', { level: 1, name: 'Resumen' })).toBeVisible();

  // From page to page without loading another document, and in the same language.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole('link', { name: 'Ajustes' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await expect(page.getByRole('button', { name: 'Español' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await accessible(page);

  // By the keyboard alone, and in place.
  await page.getByRole('button', { name: 'Deutsch' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  expect(await languageOf(page)).toBe('de');
  expect(new URL(page.url()).pathname).toBe('/settings/');
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'language');
  expect(cookie).toMatchObject({ value: 'de', sameSite: 'Lax', path: '/' });
  await accessible(page);

  await page.getByRole('link', { name: 'Nummern' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nummern' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Nummern' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await page.goto(`${product.url}/nowhere/`);
  await expect(page.getByRole('heading', { name: 'Seite nicht gefunden' })).toBeVisible();

  // The documentation is in English, and leads back to pages in German.
  await page.goto(`${product.url}/docs/`);
  expect(await languageOf(page)).toBe('en');
  await page.getByRole('link', { name: 'whathooks, home' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await context.close();
});

test('a page that Back brings from the memory of the browser is in the language chosen since', async ({
  browser,
  product,
}) => {
  const context = await browser.newContext({ locale: 'es-ES' });
  const page = await context.newPage();
  await page.goto(`${product.url}/login/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Iniciar sesión' })).toBeVisible();
  await page.goto(`${product.url}/register/`);
  await choose(page, 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect(new URL(page.url()).pathname).toBe('/login/');
  await context.close();
});

test('an error has its name and its way on in the language of the page', async ({
  browser,
  product,
}) => {
  const account = await product.account();
  const context = await browser.newContext({ locale: 'es-MX' });
  const page = await context.newPage();
  await page.goto(`${product.url}/login/`);
  await page.getByLabel('Correo electrónico').fill(account.email);
  await page.getByRole('textbox', { name: 'Contraseña' }).fill('otra contraseña');
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect(page.getByText('El correo o la contraseña son incorrectos')).toBeVisible();
  await expect(page.getByText('Ninguna cuenta tiene este correo y esta contraseña.')).toBeVisible();
  await expect(page.getByText('No account has this e-mail')).toHaveCount(0);
  await context.close();
});

test('a form says what is wrong with a field in the language of the page', async ({
  browser,
  product,
}) => {
  const account = await product.account();
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await openAs(page, account, `${product.url}/api-keys/?new`);
  const form = page.getByRole('dialog', { name: 'API-Schlüssel erstellen' });
  await form.getByLabel('Name').fill('CRM');
  const addresses = form.getByLabel('Erlaubte Adressen (optional)');
  await addresses.fill('büro');
  await form.getByRole('button', { name: 'Schlüssel erstellen' }).click();
  await expect(addresses).toHaveAccessibleDescription(
    /Das müssen IP-Adressen oder Bereiche davon sein/,
  );
  await expect(form.getByText('must be IP addresses')).toHaveCount(0);
  await expect(addresses).toBeFocused();
  await context.close();
});

test('each browser gets its language, and English where there is no other', async ({
  browser,
  product,
}) => {
  const asked = await Promise.all(
    ['pt-PT', 'de-AT', 'fr-FR', 'en-GB'].map(async (locale) =>
      firstHeading(await browser.newContext({ locale }), product.url),
    ),
  );
  expect(asked).toEqual([
    ['pt', 'Números do WhatsApp ligados ao seu código'],
    ['de', expect.any(String)],
    ['en', 'WhatsApp numbers, wired to your code'],
    ['en', 'WhatsApp numbers, wired to your code'],
  ]);
});

test('the language is chosen on the sign-in page, where English is called English', async ({
  page,
  product,
}) => {
  const account = await product.account();
  await page.goto(`${product.url}/login/`);
  await choose(page, 'Português');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt');
  const english = page.getByRole('button', { name: 'English' });
  await expect(english).toHaveAttribute('lang', 'en');
  await english.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await logIn(page, account);
});
