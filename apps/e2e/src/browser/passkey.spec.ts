import { expect, type Page } from '@playwright/test';
import type { SessionBody } from '../harness/api';
import { type Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { test } from './steps/story';
import { WHATSAPP_WEB, WhatsAppWeb } from './steps/whatsapp-web';

const NUMBER = '15557654399';

const EXTENSION_READY = /^The extension is here/;

/** A number whose phone scanned the code, and which WhatsApp asks for its passkey; its page is open. */
async function asked(product: Product, page: Page): Promise<Account> {
  const account = await product.account();
  await product.simulator.createAccount({ phone: NUMBER, name: 'Bakery phone' });
  await product.simulator.setPasskey(NUMBER, { asks: 'scan' });
  const { body } = await account.key.post<SessionBody>('/v1/sessions', { name: 'Bakery' });
  await openAs(page, account, `${product.url}/numbers/view/?id=${body.id}`);
  await product.simulator.link(NUMBER, async () => {
    return (await product.session(account, body.id, () => true)).qr;
  });
  await expect(page.getByRole('heading', { name: 'WhatsApp asks for a passkey' })).toBeVisible();
  return account;
}

const isLinked = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Connected' })).toBeVisible();
};

test('a number that needs a passkey is linked with the browser extension', async () => {
  test.setTimeout(240_000);
  const product = await Product.start();
  const web = await WhatsAppWeb.start(test.info().project.use.launchOptions?.args);
  try {
    const page = await web.context.newPage();
    await asked(product, page);
    await accessible(page);
    const sign = page.getByRole('button', { name: 'Sign with the passkey' });
    // Until somebody clicks its icon, no page knows that the extension is there.
    await expect(sign).toBeDisabled();
    // A browser whose tabs change may lose a click: a person clicks again.
    await expect(async () => {
      await web.clickExtension(page);
      await expect(page.getByText(EXTENSION_READY)).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
    await accessible(page);

    const cancelled = await opened(web, () => sign.click());
    await cancelled.close();
    await expect(page.getByText('The tab of WhatsApp Web was closed')).toBeVisible();

    const whatsapp = await opened(web, () => sign.click());
    await web.holdPasskey(whatsapp, product.simulator, NUMBER);
    // The panel has the keyboard. Its button stands where the page cannot reach it.
    await web.approve(whatsapp);
    await isLinked(page);
    expect(whatsapp.isClosed()).toBe(true);
    expect((await product.simulator.passkey(NUMBER)).ceremony).toMatchObject({
      state: 'linked',
      proof: 'valid',
    });
  } finally {
    await web.stop();
    await product.stop();
  }
});

/** The tab of WhatsApp Web with the panel in it. */
async function opened(web: WhatsAppWeb, open: () => Promise<void>): Promise<Page> {
  const opening = web.context.waitForEvent('page');
  await open();
  const tab = await opening;
  await tab.waitForURL(WHATSAPP_WEB);
  await tab.locator('whathooks-passkey').waitFor({ state: 'attached' });
  return tab;
}

test('a number that needs a passkey is linked with the console, and a code that is compared', async () => {
  test.setTimeout(240_000);
  const product = await Product.start({ PASSKEY_COMPARE: 'true' });
  const web = await WhatsAppWeb.start(test.info().project.use.launchOptions?.args);
  try {
    await web.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await web.context.newPage();
    await asked(product, page);
    const onComputer = page.getByText('Both ways need the browser of a computer');
    await expect(onComputer).toBeHidden();
    const { width = 1280, height = 720 } = page.viewportSize() ?? {};
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(onComputer).toBeVisible();
    await accessible(page);
    await page.setViewportSize({ width, height });
    const box = page.getByLabel('Answer of WhatsApp Web');
    await box.fill('copied!');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await expect(page.getByText(/^Paste the whole text/)).toBeVisible();

    await page.getByRole('button', { name: 'Copy snippet' }).click();
    const snippet = await page.evaluate(() => navigator.clipboard.readText());
    const whatsapp = await web.context.newPage();
    await whatsapp.goto(WHATSAPP_WEB);
    await web.holdPasskey(whatsapp, product.simulator, NUMBER);
    await inConsole(whatsapp, snippet);
    await whatsapp.getByRole('button', { name: 'Sign with the passkey' }).click();
    const answer = whatsapp.getByLabel('Answer for whathooks');
    await expect(answer).toHaveValue(/^\{.*\}$/);
    const text = await answer.inputValue();

    await page.bringToFront();
    await box.fill(text.replace('public-key', 'password'));
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await expect(page.getByText(/type must be one of/i)).toBeVisible();
    await box.fill(text);
    await page.getByRole('button', { name: 'Send the answer' }).click();
    const confirm = page.getByRole('button', { name: 'The phone shows the same code' });
    await expect(confirm).toBeVisible();
    await accessible(page);
    const { ceremony } = await product.simulator.passkey(NUMBER);
    expect(ceremony?.proof).toBe('none');
    await expect(page.getByText(ceremony?.code ?? 'no code', { exact: true })).toBeVisible();
    await confirm.click();
    await isLinked(page);
  } finally {
    await web.stop();
    await product.stop();
  }
});

/** Runs what a person pastes: in the page, past its policy for scripts, as the console does. */
async function inConsole(page: Page, expression: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    allowUnsafeEvalBlockedByCSP: false,
  });
  expect(exceptionDetails).toBeUndefined();
}
