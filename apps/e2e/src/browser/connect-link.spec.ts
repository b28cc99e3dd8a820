import { expect, type Page } from '@playwright/test';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';
import { asShown } from './checks/as-shown';

const NUMBER = '4915160000901';
const OTHER = '4915160000902';
const FIRST = '4915160000903';
const WRONG = '4915160000904';
/** A green picture of 32 × 16 pixels. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAQCAMAAABA3o1rAAAAA1BMVEULbk+2MsgTAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQokWNgGAWjgAEOAAIQAAG7XMtBAAAAAElFTkSuQmCC',
  'base64',
);
/** Bytes of all scripts of the page, as they are sent. */
const MOST_SCRIPT_BYTES = 140_000;

/** What the code on the page says, read from its picture by who shows it: the page draws what the server gives. */
async function linkOf(
  product: { api: { get: (path: string) => Promise<{ body: unknown }> } },
  url: string,
): Promise<string | null> {
  const token = new URL(url).hash.slice(1);
  const { body } = await product.api.get(`/v1/connect/${token}`);
  return (body as { qr: string | null }).qr;
}

test('a client links a phone by a link, in their language, and the link ends', async ({
  page,
  product,
}) => {
  test.setTimeout(180_000);
  const { simulator } = product;
  await simulator.createAccount({ phone: NUMBER, name: 'Panadería' });
  const { key } = await product.account('Northwind Agency');
  const { body: session } = await key.post<{ id: string }>('/v1/sessions', { name: 'Bakery' });
  const { body: link } = await key.post<{ url: string }>(
    `/v1/sessions/${session.id}/connect-links`,
    { expiresInMinutes: 60, language: 'es' },
  );
  const scripts: number[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    void response
      .request()
      .sizes()
      .then(({ responseBodySize }) => scripts.push(responseBodySize));
  });
  await page.goto(link.url);
  await expect(
    page.getByRole('heading', { name: /^Vincula tu WhatsApp con Northwind Agency/ }),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: /Código para escanear/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await themes(page);
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(MOST_SCRIPT_BYTES);

  await simulator.link(NUMBER, () => linkOf(product, link.url));
  await expect(page.getByRole('heading', { name: /Listo: tu WhatsApp/ })).toBeVisible();
  await accessible(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Este enlace no está abierto' })).toBeVisible();
  await accessible(page);
});

test('the page of a number makes a link', async ({ page, product }) => {
  const { email, password, key } = await product.account('Eastwind Agency');
  const { body: session } = await key.post<{ id: string }>('/v1/sessions', { name: 'Bakery' });
  await page.goto(`${product.url}/numbers/view/?id=${session.id}&way=link`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = page.getByText(/\/connect\/#/);
  await expect(link).toBeVisible();
  await accessible(page);
  const url = await link.innerText();
  await page.goto('about:blank');
  await page.goto(url);
  await expect(page.getByRole('heading', { name: /to Eastwind Agency/ })).toBeVisible();
});

test('on a phone the code is typed', async ({ browser, product }) => {
  test.setTimeout(180_000);
  const { simulator } = product;
  await simulator.createAccount({ phone: OTHER, name: 'Bakery' });
  const { key } = await product.account('Southwind Agency');
  const { body: session } = await key.post<{ id: string }>('/v1/sessions', { name: 'Bakery' });
  const { body: link } = await key.post<{ url: string }>(
    `/v1/sessions/${session.id}/connect-links`,
    { expiresInMinutes: 60 },
  );
  const phone = await browser.newContext({
    ...{ hasTouch: true, isMobile: true, locale: 'en-GB' },
    viewport: { width: 390, height: 844 },
  });
  const page = await phone.newPage();
  await page.goto(link.url);
  const number = page.getByLabel('Your WhatsApp number, with country code');
  await number.fill('0151');
  await page.getByRole('button', { name: 'Get a code' }).click();
  await expect(page.getByRole('alert')).toContainText('Write the number with its country code');
  await themes(page);
  await number.fill(`+${OTHER.slice(0, 2)} ${OTHER.slice(2)}`);
  await page.getByRole('button', { name: 'Get a code' }).click();
  const code = page.locator('.typed');
  await expect(code).toBeVisible();
  await accessible(page);
  await simulator.enterPairingCode(OTHER, (await code.innerText()).replace(/\W/g, ''));
  await expect(page.getByRole('heading', { name: 'Done: your WhatsApp is linked' })).toBeVisible();
  await phone.close();
});

/** What a person reads on a phone whose browser asks for a language, and their number. */
const IN_THEIR_LANGUAGE = [
  {
    ...{ locale: 'en-GB', phone: '447700900911', lang: 'en' },
    ...{ number: 'Your WhatsApp number, with country code', get: 'Get a code' },
    ...{ done: 'Done: your WhatsApp is linked', over: 'This link is not open' },
  },
  {
    ...{ locale: 'es-MX', phone: '525512345912', lang: 'es' },
    ...{ number: 'Tu número de WhatsApp, con el código del país', get: 'Obtener un código' },
    ...{ done: 'Listo: tu WhatsApp está vinculado', over: 'Este enlace no está abierto' },
  },
  {
    ...{ locale: 'pt-BR', phone: '5511912345913', lang: 'pt' },
    ...{ number: 'Seu número do WhatsApp, com o código do país', get: 'Receber um código' },
    ...{ done: 'Pronto: seu WhatsApp está conectado', over: 'Este link não está aberto' },
  },
  {
    ...{ locale: 'de-AT', phone: '4366012345914', lang: 'de' },
    ...{ number: 'Ihre WhatsApp-Nummer mit Landesvorwahl', get: 'Code anfordern' },
    ...{ done: 'Fertig: Ihr WhatsApp ist verknüpft', over: 'Dieser Link ist nicht offen' },
  },
  {
    ...{ locale: 'fr-FR', phone: '33612345915', lang: 'fr' },
    ...{ number: 'Votre numéro WhatsApp, avec l’indicatif du pays', get: 'Obtenir un code' },
    ...{ done: 'C’est fait : votre WhatsApp est associé', over: 'Ce lien n’est pas ouvert' },
  },
  {
    ...{ locale: 'id-ID', phone: '6281234567916', lang: 'id' },
    ...{ number: 'Nomor WhatsApp Anda, dengan kode negara', get: 'Minta kode' },
    ...{ done: 'Selesai: WhatsApp Anda sudah tertaut', over: 'Tautan ini tidak terbuka' },
  },
];

test('on a phone in each of the six languages a person links it, and the link ends', async ({
  browser,
  product,
}) => {
  test.setTimeout(600_000);
  const { simulator } = product;
  const { key } = await product.account('Westwind Agency');
  for (const { locale, phone, lang, number, get, done, over } of IN_THEIR_LANGUAGE) {
    await simulator.createAccount({ phone, name: 'Bakery' });
    const { body: session } = await key.post<{ id: string }>('/v1/sessions', { name: locale });
    const { body: link } = await key.post<{ url: string }>(
      `/v1/sessions/${session.id}/connect-links`,
      { expiresInMinutes: 60 },
    );
    const theirs = await browser.newContext({
      ...{ hasTouch: true, isMobile: true, locale, viewport: { width: 360, height: 740 } },
    });
    const page = await theirs.newPage();
    await page.goto(link.url);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Westwind Agency');
    await page.getByLabel(number).fill(`+${phone}`);
    await page.getByRole('button', { name: get }).tap();
    const code = page.locator('.typed');
    await expect(code).toBeVisible();
    await accessible(page);
    // Nothing is wider than the phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/connect-phone-${lang}.png` });
    await simulator.enterPairingCode(phone, (await code.innerText()).replace(/\W/g, ''));
    await expect(page.getByRole('heading', { name: done })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: over })).toBeVisible();
    await theirs.close();
  }
});

test('links are listed and revoked, and a wrong number is flagged', async ({ page, product }) => {
  test.setTimeout(240_000);
  const { simulator } = product;
  const account = await product.account('Westwind Agency');
  for (const phone of [FIRST, WRONG]) await simulator.createAccount({ phone, name: phone });
  const { body: session } = await account.key.post<{ id: string }>('/v1/sessions', {
    name: 'Bakery',
  });
  await openAs(page, account, `${product.url}/numbers/view/?id=${session.id}&way=link`);
  const open = page.getByRole('region', { name: 'Open links' });
  for (const language of ['As their browser asks', 'Deutsch']) {
    await page.getByRole('combobox', { name: 'Language of the page' }).click();
    await page.getByRole('option', { name: language }).click();
    await page.getByLabel(/Number that is to be linked/).fill(`+${FIRST}`);
    await page.getByRole('button', { name: /^Make a/ }).click();
    await expect(open.getByRole('row').filter({ hasText: language })).toBeVisible();
  }
  await usable(page, 'connect-links');
  const url = await page.getByText(/\/connect\/\S*#/).innerText();
  await open
    .getByRole('button', { name: /^Revoke the link/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Revoke link' }).click();
  await expect(open.getByRole('row')).toHaveCount(2);
  await simulator.link(WRONG, () => linkOf(product, url));
  const flag = page.getByText('Another number is linked than expected');
  await expect(flag).toBeVisible();
  await expect(
    page.getByText(`${asShown(FIRST)} was to be linked, and ${asShown(WRONG)} is.`),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Link the phone' })).toBeHidden();
  await usable(page, 'wrong-number');
  await page.getByRole('button', { name: 'Replace phone' }).click();
  await expect(page.getByText(`A number is already linked: ${asShown(WRONG)}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Unlink, and link another' }).click();
  await expect(page.getByRole('heading', { name: 'Link the phone' })).toBeVisible();
  await expect(flag).toBeHidden();
  await simulator.link(FIRST, async () => {
    const { body } = await account.key.get<{ qr: string | null }>(`/v1/sessions/${session.id}`);
    return body.qr;
  });
  await expect(page.getByRole('button', { name: 'Replace phone' })).toBeVisible();
  await expect(flag).toBeHidden();
});

test('the page of a link shows the logo and colour of the organization', async ({
  page,
  product,
}) => {
  const account = await product.account('Harbour Agency');
  await openAs(page, account, `${product.url}/settings/organization/`);
  const looks = page.getByRole('region', { name: 'Connect links' });
  await expect(looks.getByText('No logo')).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await looks.getByRole('button', { name: 'Choose a picture' }).click();
  await (await chooser).setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: LOGO });
  await looks.getByLabel('Colour').fill('teal');
  await looks.getByRole('button', { name: 'Save logo and colour' }).click();
  await expect(looks.getByText(/Write six hex digits/)).toBeVisible();
  await looks.getByLabel('Colour').fill('#0b6e4f');
  await looks.getByRole('button', { name: 'Save logo and colour' }).click();
  await expect(looks.getByText('Saved')).toBeVisible();
  await usable(page, 'settings-looks');
  const { body: session } = await account.key.post<{ id: string }>('/v1/sessions', {
    name: 'Bakery',
  });
  const { body: link } = await account.key.post<{ url: string }>(
    `/v1/sessions/${session.id}/connect-links`,
    { expiresInMinutes: 60 },
  );
  await page.goto(link.url);
  await expect(page.getByRole('heading', { name: /to Harbour Agency/ })).toBeVisible();
  await expect(page.locator('header img')).toHaveAttribute('src', /^data:image\/png;base64,/);
  const accent = await page.evaluate(() =>
    document.documentElement.style.getPropertyValue('--accent'),
  );
  expect(accent).toBe('#0b6e4f');
  await usable(page, 'connect-looks');
});

async function themes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await accessible(page);
  }
}
