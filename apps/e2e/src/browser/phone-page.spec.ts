import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import {
  type SeenMessage,
  SimulatorClient,
  WhatsAppSimulator,
} from '@whathooks/whatsapp-simulator';
import { accessible } from './checks/accessible';
import { test } from './steps/story';

const NUMBER = '15557654321';
const CONTACT = '15551234567';
const PAGE = resolve(__dirname, '../../../simulator/dist/page');

/** The smallest picture: a PNG of one point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const picture = { name: 'cake.png', mimeType: 'image/png', buffer: PICTURE };

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
test.beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0, pageDir: PAGE });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: NUMBER, name: 'Bakery' });
  await client.createAccount({ phone: CONTACT, name: 'Jane Doe' });
});
test.afterAll(() => simulator.close());

async function open(page: Page): Promise<void> {
  await page.goto(simulator.pageUrl);
  await page.getByLabel('Number', { exact: true }).selectOption(NUMBER);
  await page.getByLabel('Contact', { exact: true }).selectOption(CONTACT);
}

const messages = (page: Page) => page.getByRole('list', { name: 'Messages' });
const said = (page: Page, text: string) =>
  messages(page).getByRole('listitem').filter({ hasText: text });
const send = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
};

/** What the number's phone got, once it has. */
const got = (wanted: { kind: string; text?: string }): Promise<SeenMessage> =>
  test.step(`the number gets ${wanted.kind}`, async () => {
    let found: SeenMessage | undefined;
    await expect
      .poll(async () => {
        const seen = await client.messages(NUMBER, { with: CONTACT });
        found = seen.findLast(
          ({ direction, kind, text }) =>
            direction === 'in' &&
            kind === wanted.kind &&
            (wanted.text === undefined || text === wanted.text),
        );
        return found !== undefined;
      })
      .toBe(true);
    return found as SeenMessage;
  });

test('the phone page shows files, polls and all that phones show, and writes them', async ({
  page,
}) => {
  const { id: hello } = await client.sendMessage(NUMBER, { to: CONTACT, text: 'How can we help?' });
  const file = { to: CONTACT, kind: 'image', bytes: PICTURE, mimeType: 'image/png' } as const;
  await client.media.send(NUMBER, { ...file, caption: 'Our shop', thumbnail: null });
  const fileSha256 = Buffer.alloc(32).toString('base64');
  await client.media.send(NUMBER, { ...file, fields: { fileSha256 } });
  const bytes = Buffer.from('%PDF-1.4');
  const prices = { bytes, mimeType: 'application/pdf', fileName: 'Prices.pdf' };
  await client.media.send(NUMBER, { to: CONTACT, kind: 'document', ...prices });
  const poll = { question: 'When?', options: ['Monday', 'Tuesday'], selectable: 1 };
  await client.sendMessage(NUMBER, { to: CONTACT, kind: 'poll', poll });
  await open(page);

  const shop = page.getByRole('img', { name: 'Our shop' });
  await expect(shop).toHaveJSProperty('naturalWidth', 1);
  await page.getByText('What phones miss here (1)').click();
  await expect(page.getByText('no thumbnail: phones show a grey tile')).toBeVisible();
  await expect(page.getByText('A phone refuses this file: fileSha256 is wrong.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Prices.pdf' })).toBeVisible();

  await page.getByRole('button', { name: 'Tuesday 0 votes' }).click();
  const voted = page.getByRole('button', { name: 'Tuesday 1 vote' });
  await expect(voted).toHaveAttribute('aria-pressed', 'true');
  expect(await got({ kind: 'vote' })).toMatchObject({ chosen: ['Tuesday'] });

  await said(page, 'How can we help?').getByLabel('React').selectOption('❤️');
  expect(await got({ kind: 'reaction' })).toMatchObject({ about: hello, text: '❤️' });
  await expect(page.getByRole('img', { name: '❤️ from the contact' })).toBeVisible();

  await said(page, 'How can we help?').getByRole('button', { name: 'Reply' }).click();
  await send(page, 'A cake');
  expect(await got({ kind: 'text', text: 'A cake' })).toMatchObject({ replyTo: { id: hello } });
  await said(page, 'A cake').getByRole('button', { name: 'Edit' }).click();
  await send(page, 'Two cakes');
  expect(await got({ kind: 'edit' })).toMatchObject({ text: 'Two cakes' });

  await page.getByLabel('Attach files').setInputFiles(picture);
  await expect(page.getByText('cake.png (70 bytes)')).toBeVisible();
  await accessible(page);
  await send(page, 'Like this');
  const sent = await got({ kind: 'image' });
  expect(sent).toMatchObject({ text: 'Like this', warnings: [], media: { width: 1, height: 1 } });
  expect(await client.media.read(NUMBER, sent.id)).toEqual(PICTURE);
  await page.getByLabel('Attach files').setInputFiles([picture, { ...picture, name: 'pie.png' }]);
  await expect(page.getByText('Album of 2: cake.png, pie.png')).toBeVisible();
  await send(page, 'Both of them');
  const { id: albumOf } = await got({ kind: 'album' });
  expect(await got({ kind: 'image', text: 'Both of them' })).toMatchObject({ albumOf });
  await expect
    .poll(async () => {
      const seen = await client.messages(NUMBER, { with: CONTACT });
      return seen.filter((one) => one.albumOf === albumOf).length;
    })
    .toBe(2);
  await said(page, 'Two cakes').getByRole('button', { name: 'Delete' }).click();
  await expect(messages(page).getByText('This message was deleted.')).toBeVisible();

  await page.getByText('Poll, location, call').click();
  await page.getByLabel('Question of a poll').fill('Which?');
  await page.getByLabel('Options, one on each line').fill('Red\nBlue');
  await page.getByRole('button', { name: 'Send the poll' }).click();
  expect((await got({ kind: 'poll' })).poll).toEqual({
    question: 'Which?',
    options: ['Red', 'Blue'],
    selectable: 1,
  });
});

test('the phone page sends and shows voice messages, documents and quotes', async ({ page }) => {
  const recording = readFileSync(resolve(__dirname, '../../../api/test/files/opus.ogg'));
  const { id: hours } = await client.sendMessage(NUMBER, { to: CONTACT, text: 'We open at nine' });
  const voice = { bytes: recording, mimeType: 'audio/ogg; codecs=opus', seconds: 1 };
  const heard = await client.media.send(NUMBER, { to: CONTACT, kind: 'voice', ...voice });
  const replyTo = { id: hours };
  await client.sendMessage(NUMBER, { to: CONTACT, text: 'On Sundays at ten', replyTo });
  await open(page);

  const player = page.locator(`#message-${heard.id} audio`);
  await expect(player).toHaveAccessibleName('Voice message');
  // Nothing is loaded before somebody plays it. A message that changes meanwhile is drawn anew, with a player of its own.
  await expect
    .poll(() =>
      player.evaluate((audio: HTMLAudioElement) => {
        if (audio.preload !== 'metadata') {
          audio.preload = 'metadata';
          audio.load();
        }
        return audio.duration || 0;
      }),
    )
    .toBeGreaterThan(0);
  await expect(
    said(page, 'On Sundays at ten').getByText('We open at nine', { exact: true }),
  ).toBeVisible();

  await page.getByLabel('Attach files').setInputFiles({
    name: 'hello.ogg',
    mimeType: 'audio/ogg; codecs=opus',
    buffer: recording,
  });
  await expect(page.getByLabel('Send as')).toHaveValue('voice');
  await send(page, '');
  const spoken = await got({ kind: 'voice' });
  expect(spoken.warnings).toEqual([]);
  expect(await client.media.read(NUMBER, spoken.id)).toEqual(recording);

  const bytes = Buffer.from('%PDF-1.4 an order');
  await page.getByLabel('Attach files').setInputFiles({
    name: 'Order 12.pdf',
    mimeType: 'application/pdf',
    buffer: bytes,
  });
  await send(page, 'As discussed');
  const order = await got({ kind: 'document', text: 'As discussed' });
  expect(order.media).toMatchObject({ fileName: 'Order 12.pdf', size: bytes.length });
  expect(await client.media.read(NUMBER, order.id)).toEqual(bytes);
  const link = page.getByRole('link', { name: 'Order 12.pdf' });
  const href = await link.getAttribute('href');
  const served = await page.request.get(new URL(href ?? '', simulator.pageUrl).href);
  expect(await served.body()).toEqual(bytes);

  await said(page, 'As discussed').getByRole('button', { name: 'Reply' }).click();
  await send(page, 'Two of each, please');
  const quoting = await got({ kind: 'text', text: 'Two of each, please' });
  expect(quoting.replyTo).toMatchObject({ id: order.id, kind: 'document' });
  await accessible(page);
});

test('the phone page pins messages for a time, and keeps those that disappear', async ({
  page,
}) => {
  const keeping = { to: CONTACT, text: 'The code is 4711', expiresInSeconds: 86_400 };
  const { id } = await client.sendMessage(NUMBER, keeping);
  await open(page);
  const item = page.locator(`#message-${id}`);
  await item.getByLabel('Pin').selectOption('Pin for 30 days');
  await expect(item.getByText('pinned')).toBeVisible();
  expect(await got({ kind: 'pin' })).toMatchObject({ about: id, lastsSeconds: 2_592_000 });
  await item.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(item.getByText('kept')).toBeVisible();
  expect(await got({ kind: 'keep' })).toMatchObject({ about: id });
  await item.getByRole('button', { name: 'Unpin' }).click();
  await item.getByRole('button', { name: 'Do not keep' }).click();
  expect(await got({ kind: 'unpin' })).toMatchObject({ about: id });
  expect(await got({ kind: 'unkeep' })).toMatchObject({ about: id });
  await accessible(page);
});

test('the phone page can be used in the dark, and on a narrow screen', async ({ page }) => {
  await client.sendMessage(NUMBER, { to: CONTACT, text: `https://${'long'.repeat(60)}.example` });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await expect(messages(page).getByRole('listitem').last()).toBeVisible();
    await accessible(page);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(320);
});

test('the number’s phone archives, pins, mutes, labels and stars', async ({ page }) => {
  const { id } = await client.sendMessage(CONTACT, { to: NUMBER, text: 'Keep this in mind' });
  await open(page);
  const acts = page.getByRole('group', { name: 'This chat' });
  for (const [does, undoes] of [
    ['Pin', 'Unpin'],
    ['Mute', 'Unmute'],
    ['Mark as unread', 'Mark as read'],
    ['Archive', 'Take out of the archive'],
  ] as const) {
    await acts.getByRole('button', { name: does, exact: true }).click();
    await expect(acts.getByRole('button', { name: undoes, exact: true })).toBeVisible();
  }
  // What is archived is pinned no more, on phones.
  await expect(acts.getByRole('button', { name: 'Pin', exact: true })).toBeVisible();
  await page.getByLabel('Name of a label').fill('Invoice');
  await page.getByRole('button', { name: 'Label the chat' }).click();
  const label = acts.getByRole('button', { name: 'Label Invoice' });
  await expect(label).toHaveAttribute('aria-pressed', 'true');
  await label.click();
  await expect(label).toHaveAttribute('aria-pressed', 'false');
  await said(page, 'Keep this in mind').getByRole('button', { name: 'Star' }).click();
  await expect(said(page, 'Keep this in mind').getByText('★ starred')).toBeVisible();
  const { entries } = await client.appState(NUMBER);
  const starred = entries.find(({ index }) => index[0] === 'star' && index[2] === id);
  expect(starred?.value).toMatchObject({ starAction: { starred: true } });
  await accessible(page);
});
