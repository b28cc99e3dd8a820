import { type Browser, chromium, expect, type Locator, type Page } from '@playwright/test';
import type { Account, Member, Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { CHROMIUM } from './steps/chromium';
import { openAs } from './steps/log-in';
import { usable } from './checks/screenshots';
import { heldBack, test } from './steps/story';
import { asShown } from './checks/as-shown';

const NUMBER = '15557654361';
const JANE = '15551234631';

let product: Product;
let account: Account;
let grace: Member;
let sessionId: string;

test.beforeAll(async ({ product: shared }) => {
  product = shared;
  account = await product.account();
  grace = await product.member(account, 'agent', 'Grace Hopper');
  await product.simulator.createAccount({ phone: JANE, name: 'Jane Doe' });
  ({ id: sessionId } = await product.link(account, NUMBER));
  await say(JANE, 'Good morning');
});

const chatOf = (phone: string) => `/inbox/?session=${sessionId}&chat=${phone}@s.whatsapp.net`;
const say = (from: string, text: string) =>
  product.simulator.sendMessage(from, { to: NUMBER, text });

async function open(page: Page, path = chatOf(JANE), as: Account | Member = account) {
  await openAs(page, as, product.url + path);
  await expect(page.getByRole('log')).toBeVisible();
}

/** Opens a page in the browser of somebody else, for as long as the story takes. */
async function elsewhere<T>(browser: Browser, story: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  try {
    return await story(await context.newPage());
  } finally {
    await context.close();
  }
}

test('a note names a colleague, who sees it at once; it is reworded, deleted, and never leaves', async ({
  page,
  browser,
}) => {
  await open(page);
  await elsewhere(browser, async (theirs) => {
    await open(theirs, chatOf(JANE), grace);
    const reply = page.getByRole('textbox', { name: 'Message to Jane Doe' });
    await reply.fill('Half a reply');
    await page.keyboard.press('Alt+n');
    const field = page.getByRole('textbox', { name: 'Note about Jane Doe' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('');
    await expect(reply).toBeHidden();
    await page.keyboard.type('@gra');
    await expect(page.getByRole('option', { name: /@Grace Hopper/ })).toBeVisible();
    await accessible(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type('she pays in May');
    await page.keyboard.press('Enter');
    const note = theirs.getByRole('note', { name: 'Note of Ada' });
    await expect(note).toContainText('@Grace Hopper she pays in May');
    await expect(note.getByText('@Grace Hopper', { exact: true })).toBeVisible();
    await expect(page.getByRole('note', { name: 'Note of Ada' })).toHaveCount(1);
    await expect(field).toHaveValue('');

    await page.getByRole('note', { name: 'Note of Ada' }).hover();
    await page.getByRole('button', { name: 'Edit note' }).click();
    await expect(field).toHaveValue('@Grace Hopper she pays in May');
    await field.fill('@Grace Hopper she paid');
    await page.keyboard.press('Enter');
    await expect(note).toContainText('she paid');
    await expect(note).toContainText('Edited');
    // What somebody else wrote is theirs.
    await note.hover();
    await expect(theirs.getByRole('button', { name: /note$/ })).toHaveCount(0);
    await page.getByRole('note', { name: 'Note of Ada' }).hover();
    await page.getByRole('button', { name: 'Delete note' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete note' }).click();
    await expect(note).toHaveCount(0);
    await expect(page.getByRole('note', { name: 'Note of Ada' })).toHaveCount(0);
  });
  // The reply that was begun is still there, and it alone leaves.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  const reply = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  await expect(reply).toHaveValue('Half a reply');
  await reply.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'Half a reply' });
  const seen = await product.simulator.messages(JANE);
  expect(seen.filter(({ text }) => text?.includes('she pa'))).toEqual([]);
});

test('a draft is on every device, outlives a server that is away, and goes with the message', async ({
  page,
  browser,
}) => {
  await open(page);
  const field = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  await field.fill('We open at ');
  await page.goto(`${product.url}/inbox/`);
  const jane = page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: /Jane/ });
  await expect(jane).toContainText('Draft: We open at');
  await elsewhere(browser, async (phone) => {
    await open(phone);
    const there = phone.getByRole('textbox', { name: 'Message to Jane Doe' });
    await expect(there).toHaveValue('We open at ');
    await there.fill('We open at nine');
    // The other window shows it without being touched.
    await expect(jane).toContainText('Draft: We open at nine');
  });
  await page.goto(product.url + chatOf(JANE));
  await expect(field).toHaveValue('We open at nine');

  await page.route('**/draft', (route) => route.abort());
  await field.fill('We open at ten');
  await expect(page.getByText('kept in this browser')).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue('We open at ten');
  const saved = page.waitForResponse((response) => response.url().endsWith('/draft'));
  await page.unroute('**/draft');
  await saved;
  await expect(page.getByText('kept in this browser')).toBeHidden();

  await field.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'We open at ten' });
  await page.goto(`${product.url}/inbox/`);
  await expect(jane).toContainText('We open at ten');
  await expect(jane).not.toContainText('Draft:');
});

test('a snippet is filled in; what is not known is a gap that is not sent', async ({ page }) => {
  await account.staff.post('/v1/snippets', { shortcut: 'hi', text: 'Good morning {{name}}.' });
  const nameless = '15551234632';
  await account.staff.post('/v1/chats', { sessionId, to: `${nameless}@s.whatsapp.net` });
  await open(page);
  const field = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  const snippet = page.getByRole('option', { name: /^\/hi/ });
  await field.fill('/h');
  await expect(snippet).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Good morning Jane Doe.');
  await page.goto(product.url + chatOf(nameless));
  const other = page.getByRole('textbox', { name: `Message to ${asShown(nameless)}` });
  await other.fill('/hi');
  // Right after the page is loaded, snippets come a moment later.
  await expect(snippet).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(other).toHaveValue('Good morning [name].');
  await expect(page.getByText('[name] is not known of this chat.')).toBeVisible();
  await page.keyboard.press('Enter');
  // The gap is chosen: what is typed takes its place.
  await page.keyboard.type('Robert');
  await expect(other).toHaveValue('Good morning Robert.');
});

test('a snippet that is asked for before the snippets are loaded is waited for, and never leaves as typed', async ({
  page,
}) => {
  await account.staff.post('/v1/snippets', { shortcut: 'early', text: 'We are on our way.' });
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/messages'))
      sent.push(request.postData() ?? '');
  });
  const load = await heldBack(page, '**/v1/snippets');
  await open(page);
  const field = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  const loading = page.getByText('Loading snippets.');
  await field.fill('/early');
  await expect(loading).toBeVisible();
  await field.press('Enter');
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect(field).toHaveValue('/early');
  load();
  await expect(field).toHaveValue('We are on our way.');
  await expect(loading).toBeHidden();
  await field.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'We are on our way.' });
  expect(sent.filter((body) => body.includes('/early'))).toEqual([]);
});

/** Opens something of the menu of what can be sent besides a text. */
async function add(page: Page, what: string): Promise<Locator> {
  await page.getByRole('button', { name: /^Add files/ }).click();
  await page.getByRole('menuitem', { name: what }).click();
  return page.getByRole('dialog');
}

test('a poll, a place and contacts are checked, seen as the chat sees them, and sent', async ({
  page,
}) => {
  await open(page);
  const log = page.getByRole('log');
  const poll = await add(page, 'Poll');
  await poll.getByRole('button', { name: 'Send' }).click();
  await expect(poll.getByText('Write what you ask.')).toBeVisible();
  await poll.getByLabel('Question').fill('Which day?');
  await poll.getByLabel('Option 1').fill('Friday');
  await poll.getByLabel('Option 2').fill('Friday');
  await expect(poll.getByText('This option is listed already.')).toBeVisible();
  await poll.getByLabel('Option 2').fill('Saturday');
  await expect(poll.getByRole('figure')).toContainText('Poll: one answer');
  await accessible(page);
  await page.keyboard.press('Enter');
  await expect(log.getByText('Which day?')).toBeVisible();

  const place = await add(page, 'Location');
  await place.getByLabel('Where').fill('near the church');
  await expect(place.getByText('No coordinates are in this.')).toBeVisible();
  await place.getByLabel('Where').fill('https://www.google.com/maps/@52.52,13.405,15z');
  await expect(place.getByRole('figure')).toContainText('52.52000, 13.40500');
  await place.getByLabel('Name').fill('Bakery');
  await expect(place.getByRole('figure')).toContainText('Bakery');
  await accessible(page);
  await place.getByRole('button', { name: 'Send' }).click();
  await expect(log.getByRole('link', { name: 'Open on a map' })).toBeVisible();

  const contacts = await add(page, 'Contact');
  await contacts.getByRole('checkbox', { name: 'Jane Doe' }).check();
  await contacts.getByLabel('Name').fill('John Baker');
  await contacts.getByLabel('Phone number').fill('030 1234');
  await contacts.getByRole('button', { name: 'Add to the message' }).click();
  await expect(contacts.getByText('Write the number with its country code')).toBeVisible();
  await contacts.getByLabel('Phone number').fill('+1 555 987 6543');
  await page.keyboard.press('Enter');
  await expect(contacts.getByRole('figure')).toContainText('John Baker');
  await accessible(page);
  await contacts.getByRole('button', { name: 'Send 2 contacts' }).click();
  await expect(log.getByText('John Baker')).toBeVisible();
  const kinds = async () => (await product.simulator.messages(JANE)).map(({ kind }) => kind);
  await expect
    .poll(kinds)
    .toEqual(expect.arrayContaining(['poll', 'location', 'contact']) as unknown);
});

/** A page in a browser that has a camera, which the headless shell lacks. */
async function withCamera(story: (page: Page) => Promise<void>): Promise<void> {
  const { launchOptions } = test.info().project.use;
  const browser = await chromium.launch({ ...launchOptions, executablePath: CHROMIUM });
  try {
    await elsewhere(browser, story);
  } finally {
    await browser.close();
  }
}

test('a photo is taken with the camera, and a refused camera says how to go on', async () => {
  await withCamera(async (page) => {
    await open(page);
    const refused = await add(page, 'Take a photo');
    await expect(refused.getByText('The browser gives no access to the camera.')).toBeVisible();
    await page.context().grantPermissions(['camera']);
    await refused.getByRole('button', { name: 'Try again' }).click();
    await refused.getByRole('button', { name: 'Take photo' }).click();
    await expect(refused.getByRole('img', { name: 'The photo that you took' })).toBeVisible();
    await accessible(page);
    await refused.getByRole('button', { name: 'Add to the message' }).click();
    await expect(page.getByRole('list', { name: 'Files to send' })).toContainText('photo.jpg');
    await page.getByRole('textbox', { name: 'Message to Jane Doe' }).fill('Like this?');
    await page.keyboard.press('Enter');
    const seen = await product.simulator.waitForMessage(JANE, { text: 'Like this?' });
    expect(seen.kind).toBe('image');
  });
});

test('a voice message is recorded, thrown away, and recorded again', async () => {
  await withCamera(async (page) => {
    await open(page);
    const record = page.getByRole('button', { name: 'Record a voice message' });
    await record.click();
    await expect(page.getByText('The browser gives no access to a microphone.')).toBeVisible();
    await page.context().grantPermissions(['microphone']);
    await expect(page.getByText('The browser gives no access to a microphone.')).toBeHidden();
    await record.click();
    const timer = page.getByRole('timer', { name: 'Recording' });
    await expect(timer).toBeVisible();
    await accessible(page);
    await page.getByRole('button', { name: 'Throw the recording away' }).click();
    await expect(timer).toBeHidden();
    await record.click();
    await expect(timer).toHaveText(/[1-9]$/);
    await page.getByRole('button', { name: 'Send the voice message' }).click();
    const kinds = async () => (await product.simulator.messages(JANE)).map(({ kind }) => kind);
    await expect.poll(kinds).toContain('voice');
    const voices = (await product.simulator.messages(JANE)).filter(({ kind }) => kind === 'voice');
    expect(voices).toMatchObject([{ media: { mimeType: 'audio/ogg; codecs=opus' }, warnings: [] }]);
    const sent = page.getByRole('log').getByRole('listitem').last();
    await expect(sent.getByRole('button', { name: /speed/i })).toBeVisible();
  });
});

test('emojis are found by word, by colon and among those used last, with the keyboard', async ({
  page,
}) => {
  await open(page);
  const field = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  await page.getByRole('button', { name: 'Emojis' }).click();
  const search = page.getByRole('textbox', { name: 'Search emojis' });
  await expect(search).toBeFocused();
  await search.fill('croissant');
  await accessible(page);
  await search.press('Enter');
  await expect(field).toHaveValue('🥐');
  await search.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('🥐🥐');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await page.getByRole('button', { name: 'Emojis' }).click();
  const recent = page.getByRole('group', { name: 'Recently used' });
  await expect(recent.getByRole('button', { name: 'croissant' })).toBeVisible();
  await page.keyboard.press('Escape');
  await field.fill('Good :pizz');
  await expect(page.getByRole('option', { name: /pizza/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Good 🍕');
  await page.keyboard.press('Enter');
  await product.simulator.waitForMessage(JANE, { text: 'Good 🍕' });
});

test('a message is sent later: it stands above the field, is changed and cancelled there', async ({
  page,
}) => {
  await open(page);
  const field = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  await field.fill('See you *tomorrow*');
  await expect(page.getByRole('figure', { name: 'As the chat sees it' })).toContainText(
    'See you tomorrow',
  );
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
  await expect(field).toHaveValue('');
  await page.getByText('1 message is sent later').click();
  const later = page.getByRole('list', { name: 'Messages that are sent later' });
  await expect(later).toContainText('See you *tomorrow*');
  await later.getByRole('button', { name: /^Change/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the message' });
  await dialog.getByLabel('When').fill('2020-01-01T09:00');
  await dialog.getByRole('button', { name: 'Send then' }).click();
  await expect(dialog.getByText('Choose a time in the future.')).toBeVisible();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('When').fill(`${day}T10:30`);
  await dialog.getByLabel('Message').fill('See you on another day');
  await accessible(page);
  await dialog.getByRole('button', { name: 'Send then' }).click();
  await expect(later.getByRole('listitem')).toHaveCount(1);
  await expect(later).toContainText('See you on another day');
  await expect(later).toContainText('10:30');
  await later.getByRole('button', { name: /^Cancel/ }).click();
  await page.getByRole('button', { name: 'Cancel message' }).click();
  await expect(later).toHaveCount(0);
});

test('members of a group are mentioned by name', async ({ page }) => {
  const { jid } = await product.simulator.createGroup({
    subject: 'Harvest',
    members: [JANE, NUMBER],
    addressing: 'phone',
  });
  await product.simulator.sendMessage(JANE, { to: jid, text: 'Who comes?' });
  await open(page, `/inbox/?session=${sessionId}&chat=${jid}`);
  await expect(page.getByRole('log').getByText('Who comes?')).toBeVisible();
  const field = page.getByRole('textbox', { name: /^Message to/ });
  await field.fill('We do, @jan');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('We do, @Jane Doe ');
  await page.keyboard.press('Enter');
  const seen = await product.simulator.waitForMessage(JANE, { text: `We do, @${JANE}` });
  expect(seen.mentions).toEqual([expect.stringContaining(JANE)]);
  const sent = page.getByRole('log').getByRole('listitem').filter({ hasText: 'We do' });
  await expect(sent.getByText('@Jane Doe')).toBeVisible();
});

test('what is written while the number is away waits, and leaves when it is back', async ({
  page,
}) => {
  await open(page);
  const field = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  await product.simulator.faults(NUMBER, { refuseLogin: 503 });
  await product.simulator.changeConnection(NUMBER, { action: 'drop' });
  await expect(page.getByText('is not connected at the moment')).toBeVisible();
  await accessible(page);
  await field.fill('Sent while away');
  await page.keyboard.press('Enter');
  const sent = page.getByRole('log').getByRole('listitem').filter({ hasText: 'Sent while away' });
  await expect(sent.getByRole('img', { name: 'Waiting for WhatsApp' })).toBeVisible();
  await product.simulator.clearFaults(NUMBER);
  await product.simulator.waitForMessage(JANE, { text: 'Sent while away' }, 60_000);
});

test('a number that cannot send says so where one writes, and leads to the way out', async ({
  page,
  browser,
}) => {
  const phone = '15557654362';
  const { id } = await product.link(account, phone, 'Cake shop');
  await product.simulator.sendMessage(JANE, { to: phone, text: 'Two tarts, please' });
  await open(page, `/inbox/?session=${id}&chat=${JANE}@s.whatsapp.net`);
  const field = page.getByRole('textbox', { name: 'Message to Jane Doe' });
  await expect(field).toBeEnabled();
  const out = page.getByRole('region', { name: 'Conversation' }).getByRole('link', {
    name: 'Open the number',
  });

  // Restricted: who has written can be answered.
  const until = new Date(Date.now() + 100 * 60_000).toISOString();
  await product.simulator.setLimits(phone, {
    timelock: { until, type: 'RESTRICT_ALL_COMPANIONS' },
  });
  await expect(page.getByText('WhatsApp lets Cake shop begin no new chats (until')).toBeVisible();
  await expect(out).toHaveAttribute('href', new RegExp(id));
  await expect(field).toBeEnabled();
  await usable(page, 'restricted');
  await product.simulator.setLimits(phone, { timelock: null });
  await expect(page.getByText('begin no new chats')).toBeHidden();

  // Down: it waits.
  await product.simulator.faults(phone, { refuseLogin: 503 });
  await product.simulator.changeConnection(phone, { action: 'drop' });
  await expect(page.getByText('Cake shop is not connected at the moment')).toBeVisible();
  await expect(out).toBeVisible();
  await expect(field).toBeEnabled();
  await usable(page, 'down');
  await product.simulator.clearFaults(phone);
  await expect(page.getByText('is not connected at the moment')).toBeHidden({ timeout: 60_000 });

  // No longer linked: nothing can leave until it is linked again.
  await product.simulator.unlink(phone);
  await expect(
    page.getByText(
      'Cake shop is not linked. The device was removed on the phone. Nothing can be sent until it is linked again.',
    ),
  ).toBeVisible();
  await expect(field).toBeDisabled();
  await usable(page, 'not-linked');
  const again = page.getByRole('region', { name: 'Conversation' }).getByRole('link', {
    name: 'Link it again',
  });
  await again.click();
  await expect(page).toHaveURL(new RegExp(`numbers/view/.*${id}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cake shop');

  // A code waits to be scanned: it is not linked yet.
  await page.getByRole('button', { name: 'Link again' }).click();
  await product.session(account, id, ({ status }) => status === 'QR');
  await page.goBack();
  await expect(page.getByText(/^Cake shop is not linked\. /)).toBeVisible();
  await expect(again).toHaveAttribute('href', new RegExp(id));

  // Who may not link it is told who may.
  const agent = await product.member(account, 'agent', 'Ana');
  await elsewhere(browser, async (theirs) => {
    await open(theirs, `/inbox/?session=${id}&chat=${JANE}@s.whatsapp.net`, agent);
    await expect(theirs.getByText(/An owner or an admin can do that\.$/)).toBeVisible();
    const conversation = theirs.getByRole('region', { name: 'Conversation' });
    await expect(conversation.getByRole('link', { name: 'Open the number' })).toBeVisible();
    await expect(conversation.getByRole('link', { name: 'Link it again' })).toHaveCount(0);
  });
});

test('who only reads sees no field, and why', async ({ page }) => {
  const viewer = await product.member(account, 'viewer', 'Vera');
  await open(page, chatOf(JANE), viewer);
  await expect(page.getByText('You can read this chat, not answer.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toHaveCount(0);
  await accessible(page);
});
