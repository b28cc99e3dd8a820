import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { test } from './steps/story';

const NUMBER = '15557654371';
const CONTACT = '15551234591';
const FILES = resolve(__dirname, '../../../api/test/files');

/** A red picture of 40 by 30 pixels. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAK0lEQVR42u3NMQ0AAAgDsEmafxVIQgYcTfo3056IWCwWi8VisVgsFov/xgtTcpFM7B68FwAAAABJRU5ErkJggg==',
  'base64',
);

let product: Product;
let account: Account;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  ({ id: sessionId } = await product.link(account, NUMBER));
});

/** Plays a recording, jumps within it, and plays another one faster, which pauses the first. */
async function hear(player: Locator): Promise<void> {
  const audio = player.locator('audio');
  const state = <T>(read: (element: HTMLAudioElement) => T): Promise<T> => audio.evaluate(read);
  await player.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => state(({ currentTime }) => currentTime)).toBeGreaterThan(0);
  await expect(player.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 20_000 });
  const position = player.getByRole('slider', { name: 'Position' });
  await expect(position).toHaveAttribute('aria-valuetext', /^0:00 of 0:0\d$/);
  await position.focus();
  await position.press('ArrowRight');
  expect(await state(({ currentTime }) => currentTime)).toBeGreaterThan(0);
  await player.getByRole('button', { name: 'Speed 1×, faster' }).click();
  await player.getByRole('button', { name: 'Speed 1.5×, faster' }).click();
  await player.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => state(({ playbackRate }) => playbackRate)).toBe(2);
}

const openChat = async (page: Page): Promise<void> => {
  const chat = encodeURIComponent(`${CONTACT}@s.whatsapp.net`);
  await openAs(page, account, `${product.url}/inbox/?session=${sessionId}&chat=${chat}`);
};

test('somebody sees a picture, hears a voice message and saves a document', async ({ page }) => {
  const { media } = product.simulator;
  const to = NUMBER;
  await openChat(page);
  const chat = page.getByRole('log');
  await media.send(CONTACT, { to, kind: 'image', bytes: PICTURE, mimeType: 'image/png' });
  const picture = chat.getByRole('img', { name: 'Photo' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(40);

  const voice = await readFile(resolve(FILES, 'opus.ogg'));
  await media.send(CONTACT, { to, kind: 'voice', bytes: voice, mimeType: 'audio/ogg' });
  const player = chat.getByRole('group', { name: 'Voice message' });
  await hear(player);

  const bytes = Buffer.from('%PDF-1.4\n%%EOF\n');
  const fileName = 'offer.pdf';
  await media.send(CONTACT, { to, kind: 'document', bytes, mimeType: 'application/pdf', fileName });
  const saving = page.waitForEvent('download');
  await chat.getByRole('link', { name: 'Download offer.pdf' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(fileName);
  expect(await readFile(await saved.path())).toEqual(bytes);

  await accessible(page);
  await chat.getByRole('button', { name: 'Open the photo in full size' }).click();
  await expect(page.getByRole('dialog').getByRole('img', { name: 'Photo' })).toBeVisible();
  await accessible(page);
});

test('a picture that is dragged into a chat is sent with its caption', async ({ page }) => {
  await openChat(page);
  const chat = page.getByRole('log');
  await expect(page.getByRole('button', { name: /^Add files/ })).toBeEnabled();
  const files = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], 'bread.png', { type: 'image/png' }));
    return data;
  }, PICTURE.toString('base64'));
  await chat.dispatchEvent('dragover', { dataTransfer: files });
  await expect(page.getByText('Drop the files here')).toBeVisible();
  await chat.dispatchEvent('drop', { dataTransfer: files });
  const tray = page.getByRole('list', { name: 'Files to send' });
  await expect(tray).toContainText('bread.png');
  await accessible(page);
  await page.getByRole('textbox', { name: /message/i }).fill('Fresh from the oven');
  await page.getByRole('textbox', { name: /message/i }).press('Enter');
  await expect(tray).toBeHidden();
  const seen = await product.simulator.waitForMessage(CONTACT, { text: 'Fresh from the oven' });
  expect(seen).toMatchObject({ kind: 'image' });
  const sent = chat.getByRole('listitem').filter({ hasText: 'Fresh from the oven' });
  await expect(sent.getByRole('img', { name: 'Photo' })).toBeVisible();
});

test('a file that WhatsApp has no more says so, and is asked for again', async ({ page }) => {
  const { media } = product.simulator;
  await media.faults({ phone: CONTACT }, { status: 404 });
  // The number's own phone is asked to upload it again.
  await media.faults({ phone: NUMBER }, { reupload: 'not_found' });
  await openChat(page);
  const chat = page.getByRole('log');
  await media.send(CONTACT, {
    to: NUMBER,
    kind: 'document',
    bytes: Buffer.from('gone'),
    mimeType: 'text/plain',
    fileName: 'gone.txt',
  });
  const message = chat.getByRole('listitem').filter({ hasText: 'gone.txt' });
  await expect(message.getByText('WhatsApp no longer has the file')).toBeVisible();
  await accessible(page);
  await media.clearFaults({ phone: CONTACT });
  await media.clearFaults({ phone: NUMBER });
  await message.getByRole('button', { name: 'Ask again' }).click();
  await expect(message.getByRole('link', { name: 'Download gone.txt' })).toBeVisible();
});
