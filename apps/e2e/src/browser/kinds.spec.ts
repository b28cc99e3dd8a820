import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Account, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { test } from './steps/story';

const NUMBER = '15557654381';
const JANE = '15551234681';
const FILES = resolve(__dirname, '../../../api/test/files');

/** A red picture of 40 by 30 pixels. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAAK0lEQVR42u3NMQ0AAAgDsEmafxVIQgYcTfo3056IWCwWi8VisVgsFov/xgtTcpFM7B68FwAAAABJRU5ErkJggg==',
  'base64',
);

/** A JPEG of 40 by 30 pixels, in base64. */
const PAGE_PICTURE =
  '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAeACgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCiAgqAAAAAAAAAA//Z';

/** Captions of an album: more of them than a grid shows. */
const ALBUM = ['My rye', 'My wheat', 'My spelt', 'My oats', 'My barley', 'My corn'];

let product: Product;
let account: Account;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  ({ id: sessionId } = await product.link(account, NUMBER));
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Good morning' });
});

const openChat = async (page: Page): Promise<void> => {
  await openAs(
    page,
    account,
    `${product.url}/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net`,
  );
  await expect(page.getByRole('textbox', { name: 'Message to Jane Doe' })).toBeVisible();
};

/** What the contact's phone shows of a kind. */
const shownTo = async (phone: string, kind: string) =>
  (await product.simulator.messages(phone)).filter((message) => message.kind === kind);

test('several pictures are sent as an album', async ({ page }) => {
  await openChat(page);
  const chat = page.getByRole('log');
  await page.getByRole('button', { name: /^Add files/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Photo or video' }).click();
  const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: PICTURE });
  await (await chooser).setFiles([picture('one.png'), picture('two.png')]);
  await expect(page.getByRole('list', { name: 'Files to send' })).toContainText('two.png');
  await page.getByRole('textbox', { name: 'Message to Jane Doe' }).fill('From the oven');
  await page.keyboard.press('Enter');
  const own = chat.getByRole('listitem').filter({ hasText: 'From the oven' });
  await expect(own.getByRole('button', { name: 'Open 2 of 2 in full size' })).toBeVisible();
  const [grid, caption] = [
    await own.getByRole('list', { name: 'Album of 2' }).boundingBox(),
    await own.getByText('From the oven').boundingBox(),
  ];
  expect((caption?.y ?? 0) - (grid?.y ?? 0) - (grid?.height ?? 0)).toBeGreaterThan(3);
  await expect.poll(() => shownTo(JANE, 'image')).toHaveLength(2);
  const [frame] = await shownTo(JANE, 'album');
  expect(frame).toMatchObject({ album: { images: 2, videos: 0 } });
  for (const { albumOf } of await shownTo(JANE, 'image')) expect(albumOf).toBe(frame?.id);

  await own.getByRole('button', { name: 'Open 1 of 2 in full size: From the oven' }).click();
  const opened = page.getByRole('dialog');
  await expect(opened).toContainText('From the oven');
  await page.keyboard.press('Escape');
  await expect(opened).toBeHidden();
});

test('an album that comes is one grid, and its pictures are looked through', async ({ page }) => {
  await openChat(page);
  const chat = page.getByRole('log');
  const to = NUMBER;
  const album = { images: ALBUM.length, videos: 0 };
  const { id } = await product.simulator.sendMessage(JANE, { to, kind: 'album', text: '', album });
  for (const caption of ALBUM) {
    const file = { kind: 'image' as const, bytes: PICTURE, mimeType: 'image/png' };
    await product.simulator.media.send(JANE, { to, ...file, caption, albumOf: id });
  }
  const grid = chat.getByRole('list', { name: `Album of ${ALBUM.length}` });
  await expect(grid.getByRole('listitem')).toHaveCount(4);
  await expect(grid).toContainText('+2');
  await expect(grid).toContainText('My rye');
  await usable(page, 'album');
  await grid.getByRole('button', { name: 'Open 2 of 6 in full size: My wheat' }).click();
  const opened = page.getByRole('dialog');
  await expect(opened.getByRole('status')).toHaveText('2 of 6');
  await expect(opened).toContainText('My wheat');
  await usable(page, 'album-open');
  await page.keyboard.press('ArrowLeft');
  await expect(opened).toContainText('My rye');
  await expect(opened.getByRole('button', { name: 'Previous' })).toBeDisabled();
  for (const caption of ALBUM.slice(1)) {
    await page.keyboard.press('ArrowRight');
    await expect(opened).toContainText(caption);
  }
  await expect(opened.getByRole('button', { name: 'Next' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(opened).toBeHidden();

  // What can be done is done with the picture under the mouse.
  const tile = grid.getByRole('button', { name: 'Open 3 of 6' });
  await tile.hover();
  const row = chat.getByRole('listitem').filter({ hasText: '+2' }).first();
  await row.getByRole('button', { name: 'Reply' }).click();
  await page.keyboard.type('That one, please');
  await page.keyboard.press('Enter');
  const answer = await product.simulator.waitForMessage(JANE, { text: 'That one, please' });
  await expect(chat.getByRole('listitem').filter({ hasText: 'That one' })).toContainText(
    'Answer to \u2068Jane Doe\u2069',
  );
  const third = (await shownTo(JANE, 'image')).find(({ text }) => text === ALBUM[2]);
  expect(answer.replyTo?.id).toBe(third?.id);
});

test('a sticker, a video and a PDF with its first page are seen', async ({ page }) => {
  const { media } = product.simulator;
  await openChat(page);
  const chat = page.getByRole('log');
  const to = NUMBER;
  await media.send(JANE, { to, kind: 'sticker', bytes: PICTURE, mimeType: 'image/png' });
  await expect(chat.getByRole('img', { name: 'Sticker' })).toBeVisible();
  const clip = await readFile(resolve(FILES, 'clip.mp4'));
  await media.send(JANE, { to, kind: 'video', bytes: clip, mimeType: 'video/mp4' });
  await expect(chat.getByLabel('Video')).toBeVisible();
  // Its preview is smaller than what can be played.
  const shown = await chat.getByLabel('Video').boundingBox();
  expect(shown?.width).toBeGreaterThan(200);
  const bytes = Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length 29 >>\nstream\n0 0.6 0 rg 0 0 200 100 re f  \nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n',
  );
  const offer = { kind: 'document' as const, mimeType: 'application/pdf', fileName: 'offer.pdf' };
  await media.send(JANE, { to, ...offer, bytes, thumbnail: null });
  const link = chat.getByRole('link', { name: 'Download offer.pdf' });
  await expect(link.getByRole('img', { name: 'First page' })).toBeVisible();
  await expect(link).toContainText('1 page');
  await usable(page, 'kinds');
});

test('a text is shown as WhatsApp shows it, with the page it links to', async ({ page }) => {
  await openChat(page);
  const url = 'https://mill.example/flour?kind=rye';
  const thumbnail = PAGE_PICTURE;
  const lines = [
    '*Fresh* at _eight_, not ~nine~, says `the baker`',
    '* rye',
    '* wheat',
    '1. weigh',
    '2. knead',
    '> before dawn',
    '```no *mark* here```',
    `More at ${url}.`,
  ];
  await product.simulator.sendMessage(JANE, {
    ...{ to: NUMBER, text: lines.join('\n') },
    preview: { url, title: 'Miller and Sons', description: 'Flour since 1901', thumbnail },
  });
  const message = page.getByRole('log').getByRole('listitem').filter({ hasText: 'says' }).first();
  await expect(message.locator('strong')).toHaveText('Fresh');
  await expect(message.locator('em')).toHaveText('eight');
  await expect(message.locator('s')).toHaveText('nine');
  await expect(message.locator('code')).toHaveText(['the baker', 'no *mark* here']);
  await expect(message.locator('ul li')).toHaveText(['rye', 'wheat']);
  await expect(message.locator('ol li')).toHaveText(['weigh', 'knead']);
  await expect(message.locator('blockquote')).toHaveText('before dawn');
  await expect(message.getByRole('link', { name: url, exact: true })).toHaveAttribute('href', url);
  const preview = message.getByRole('link', { name: /Miller and Sons/ });
  await expect(preview).toContainText('Flour since 1901');
  await expect(preview).toContainText('mill.example');
  const picture = preview.locator('img');
  await expect(picture).toHaveAttribute('src', `data:image/jpeg;base64,${thumbnail}`);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  await expect(preview).toHaveAttribute('href', url);
  await usable(page, 'formatted');
});

test('a few emojis alone are large, the fewer the larger', async ({ page }) => {
  await openChat(page);
  const log = page.getByRole('log');
  const sizeOf = async (text: string): Promise<number> => {
    await product.simulator.sendMessage(JANE, { to: NUMBER, text });
    const said = log.getByText(text, { exact: true });
    await expect(said).toBeVisible();
    return said.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  };
  const [words, four] = [await sizeOf('Wow 🥐'), await sizeOf('🥐🥖🍞🥯')];
  const [three, two, one] = [await sizeOf('🥐🥖🍞'), await sizeOf('👩‍🍳🥖'), await sizeOf('❤️')];
  expect(four).toBe(words);
  expect(three).toBeGreaterThan(words);
  expect(two).toBeGreaterThan(three);
  expect(one).toBeGreaterThan(two);
  await usable(page, 'emojis');
});

test('what is answered says what it is, and leads to it', async ({ page }) => {
  await openChat(page);
  const log = page.getByRole('log');
  const picture = { kind: 'image' as const, bytes: PICTURE, mimeType: 'image/png' };
  const { id } = await product.simulator.media.send(JANE, { to: NUMBER, ...picture });
  await product.simulator.sendMessage(JANE, {
    ...{ to: NUMBER, text: 'I mean this one', replyTo: { id } },
  });
  const answer = log.getByRole('listitem').filter({ hasText: 'I mean this one' });
  const quote = answer.getByRole('button', { name: /Answer to .*Photo/ });
  await quote.click();
  await expect(page).toHaveURL(/message=msg_/);
  const shown = log.locator('[data-target]');
  await expect(shown.getByRole('button', { name: 'Open the photo in full size' })).toBeVisible();
  await usable(page, 'quoted');
});

test('a round video is played by a press', async ({ page }) => {
  await openChat(page);
  const bytes = await readFile(resolve(FILES, 'clip.mp4'));
  const note = { kind: 'ptv' as const, bytes, mimeType: 'video/mp4' };
  await product.simulator.media.send(JANE, { to: NUMBER, ...note });
  const play = page.getByRole('log').getByRole('button', { name: 'Play' }).last();
  await expect(play).toBeVisible();
  const video = page.getByRole('log').locator('button > video').last();
  await play.click();
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.played.length))
    .toBeGreaterThan(0);
  await usable(page, 'video-note');
});

test('a caption may hold a link, and mention members of a group', async ({ page }) => {
  const { simulator } = product;
  const members = [JANE, NUMBER];
  const { jid } = await simulator.createGroup({ subject: 'Millers', members, addressing: 'phone' });
  await simulator.sendMessage(JANE, { to: jid, text: `Ask @${NUMBER}`, mentions: [NUMBER] });
  await openAs(page, account, `${product.url}/inbox/?session=${sessionId}&chat=${jid}`);
  const log = page.getByRole('log');
  await expect(log.getByText('@you')).toBeVisible();
  await page.getByRole('button', { name: /^Add files/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Photo or video' }).click();
  await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: PICTURE });
  const field = page.getByRole('textbox', { name: /^Message to/ });
  await field.fill('See https://mill.example, @jan');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('See https://mill.example, @Jane Doe ');
  await page.keyboard.press('Enter');
  const text = `See https://mill.example, @${JANE}`;
  const seen = await simulator.waitForMessage(JANE, { text });
  expect(seen).toMatchObject({ kind: 'image', mentions: [expect.stringContaining(JANE)] });
  await expect(log.getByText('@Jane Doe')).toBeVisible();
});

test('what WhatsApp refused is sent again', async ({ page }) => {
  await openChat(page);
  const { simulator } = product;
  await simulator.faults(NUMBER, { refuseMessages: 479 });
  const image = { base64: PICTURE.toString('base64'), caption: 'Late loaves' };
  await account.key.post('/v1/messages', { sessionId, to: JANE, image });
  const log = page.getByRole('log');
  const failed = log.getByRole('listitem').filter({ hasText: 'took the message for malformed' });
  const again = failed.getByRole('button', { name: 'Send again' });
  await expect(again).toBeVisible();
  await simulator.clearFaults(NUMBER);
  await again.click();
  const seen = await simulator.waitForMessage(JANE, { text: 'Late loaves' });
  expect(seen.kind).toBe('image');
  await usable(page, 'refused');
});

test('a reaction that a community encrypts stands at its message', async ({ page }) => {
  await openChat(page);
  const said = await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Market on Friday' });
  const message = page.getByRole('log').getByRole('listitem').filter({ hasText: 'Market on' });
  await expect(message).toBeVisible();
  await product.simulator.sendMessage(JANE, {
    ...{ to: NUMBER, kind: 'encrypted_reaction', text: '🎪', about: said.id },
    ...{ aboutFrom: JANE },
  });
  await expect(message).toContainText('🎪');
});

test('a comment that a community encrypts stands below what it answers', async ({ page }) => {
  await openChat(page);
  const said = await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'Plums are ripe' });
  await expect(page.getByRole('log')).toContainText('Plums are ripe');
  await product.simulator.sendMessage(JANE, {
    ...{ to: NUMBER, kind: 'encrypted_comment', text: 'Two crates of them', about: said.id },
  });
  const comment = page.getByRole('log').getByRole('listitem').filter({ hasText: 'Two crates' });
  await expect(comment).toContainText('Plums are ripe');
});

test('a call that nobody took stands in the conversation', async ({ page }) => {
  await openChat(page);
  const line = page.getByRole('log').getByText(/^Video call from .*Jane Doe.*, missed$/);
  await expect(line).toBeHidden();
  await product.simulator.call(JANE, { to: NUMBER, hangUp: true, video: true });
  await expect(line).toBeVisible();
  const row = page.locator('[data-chat]').filter({ hasText: 'Jane Doe' });
  await expect(row).toContainText('Missed call');
  await expect(line.locator('xpath=..').getByRole('time')).toHaveText(/^\d+:\d+/);
  await usable(page, 'call');
});

test('a message is forwarded to chats that are chosen', async ({ page }) => {
  const bob = '15551234682';
  await product.simulator.createAccount({ phone: bob, name: 'Bob Ray' });
  await product.simulator.sendMessage(bob, { to: NUMBER, text: 'Anything new?' });
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'The mill opens at six' });
  await openChat(page);
  const message = page.getByRole('log').getByRole('listitem').filter({ hasText: 'The mill' });
  await message.hover();
  await message.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Forward', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Forward to' });
  await expect(dialog.getByRole('button', { name: 'Choose chats' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Bob Ray' }).check();
  await accessible(page);
  await dialog.getByRole('button', { name: 'Forward to 1 chat' }).click();
  await expect(dialog).toBeHidden();
  const seen = await product.simulator.waitForMessage(bob, { text: 'The mill opens at six' });
  expect(seen).toMatchObject({ forwarded: 1 });
});

test('a status post is read in the list of messages, by who wrote it', async ({ page }) => {
  await account.staff.call('PATCH', `/v1/sessions/${sessionId}`, { receiveStatus: true });
  await openAs(page, account, `${product.url}/messages/`);
  const audience = [NUMBER];
  await product.simulator.sendMessage(JANE, { to: 'status', audience, text: 'On holiday' });
  const row = page.getByRole('listitem').filter({ hasText: 'On holiday' });
  // Names are isolated, so that one from right to left moves nothing around it.
  await expect(row).toContainText(/\u2068Jane Doe\u2069 \(\u2068Status posts\u2069\)/);
  await expect(row.getByRole('link')).toHaveCount(0);
  await usable(page, 'status-post');
});

test('a long text and a long caption fold, and stay open once they are opened', async ({
  page,
}) => {
  await openChat(page);
  const { simulator } = product;
  const log = page.getByRole('log');
  const long = (first: string, last: string) => `${first} ${'of our fields '.repeat(4_000)}${last}`;
  const { id } = await simulator.sendMessage(JANE, {
    to: NUMBER,
    text: long('News', 'and a mill'),
  });
  const text = log.getByRole('listitem').filter({ hasText: 'News of our fields' });
  const more = text.getByRole('button', { name: 'Read more' });
  await expect(more).toBeVisible();
  await expect(text).not.toContainText('and a mill');
  await usable(page, 'folded');
  await more.click();
  await expect(text).toContainText('and a mill');
  await expect(more).toHaveCount(0);

  const picture = { kind: 'image' as const, bytes: PICTURE, mimeType: 'image/png' };
  const caption = long('Picture', 'and a barn');
  await simulator.media.send(JANE, { to: NUMBER, ...picture, caption });
  // The text above it is higher than the screen; another page begins with it folded.
  await page.reload();
  const captioned = log.getByRole('listitem').filter({ hasText: 'Picture of our fields' });
  await expect(captioned.getByRole('button', { name: 'Read more' })).toBeVisible();
  await expect(captioned).not.toContainText('and a barn');
  await captioned.getByRole('button', { name: 'Read more' }).click();
  await expect(captioned).toContainText('and a barn');

  // Who comes by the link of a message sees all of it.
  type Listed = { data: { id: string; waMessageId: string }[] };
  const path = `/v1/messages?sessionId=${sessionId}&limit=50`;
  const { data } = (await account.staff.get<Listed>(path)).body;
  const message = data.find(({ waMessageId }) => waMessageId === id)?.id ?? '';
  await page.goto(
    `${product.url}/inbox/?session=${sessionId}&chat=${JANE}@s.whatsapp.net&message=${message}`,
  );
  await expect(text).toContainText('and a mill');
});

test('at its end a conversation of all kinds stays there, however wide it becomes', async ({
  page,
}) => {
  for (let count = 1; count <= 12; count += 1) {
    const text = `${count}. ${'The field behind the mill is sown with rye. '.repeat(count)}`;
    await product.simulator.sendMessage(JANE, { to: NUMBER, text });
  }
  await product.simulator.sendMessage(JANE, { to: NUMBER, text: 'That was all' });
  await openChat(page);
  const log = page.getByRole('log');
  const last = log.getByText('That was all', { exact: true });
  await page.getByRole('button', { name: 'Newest messages' }).click();
  for (const width of [390, 1_440, 768, 390, 1_440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(last).toBeInViewport();
    await expect
      .poll(() =>
        log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight),
      )
      .toBeLessThan(2);
  }
});
