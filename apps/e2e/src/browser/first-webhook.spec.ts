import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { WebhookListener } from '../harness/listener';
import { Product } from '../harness/product';
import { accessible } from './checks/accessible';
import { heldBack, test } from './steps/story';
import { asShown, asShownIn } from './checks/as-shown';
import { showPart } from './steps/number-settings';

const run = promisify(execFile);

const NUMBER = '15557654321';
const CONTACT = '15551234567';

const goTo = (page: Page, room: string): Promise<void> =>
  page.getByRole('link', { name: room, exact: true }).first().click();

test('a newcomer links a number, sees a message arrive and answers it', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const product = await Product.start();
  const listener = await WebhookListener.start();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  try {
    await product.simulator.createAccount({ phone: NUMBER, name: 'Bakery phone' });

    await page.goto(product.url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await accessible(page);
    await page
      .getByRole('link', { name: /create (your |an )?account/i })
      .first()
      .click();
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Organization').fill('Agency');
    await page.getByLabel('E-mail').fill('ada@agency.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
    await accessible(page);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL('**/overview/');
    await expect(page.getByText('Simulated WhatsApp').first()).toBeVisible();
    await accessible(page);

    await goTo(page, 'Numbers');
    await page
      .getByRole('button', { name: /link a number/i })
      .first()
      .click();
    await page.getByLabel('Name', { exact: true }).fill('Bakery');
    await page.getByRole('button', { name: 'Create and show code' }).click();
    await expect(page.getByRole('img', { name: 'QR code to scan with WhatsApp' })).toBeVisible();
    await accessible(page);
    const opening = context.waitForEvent('page');
    const letPhonesBeRead = await heldBack(context, '**/control/accounts');
    await page.getByRole('link', { name: /open the simulated phone/i }).click();
    const first = await opening;
    // A quick person waits until the phones are there.
    const scanning = first.getByRole('button', { name: 'Scan' }).click();
    await expect(first.locator('main')).toHaveJSProperty('inert', true);
    letPhonesBeRead();
    await scanning;
    await expect(first.getByText(/couldn’t link device/i)).toBeVisible();
    await accessible(first);
    await expect(page.getByText('Scan once more')).toBeVisible();
    await accessible(page);
    const openingAgain = context.waitForEvent('page');
    await page.getByRole('link', { name: /open the simulated phone/i }).click();
    const phone = await openingAgain;
    await phone.getByRole('button', { name: 'Scan' }).click();
    await expect(page.getByRole('heading', { name: 'Connected' })).toBeVisible();
    await accessible(page);
    await showPart(page, 'Settings');
    await page.getByLabel('Seconds between messages').fill('61');
    await page.getByRole('button', { name: 'Save pacing' }).click();
    await expect(page.getByText('Enter seconds up to 60, or nothing.')).toBeVisible();
    await page.getByLabel('Seconds between messages').fill('0.01');
    await page.getByRole('button', { name: 'Save pacing' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await accessible(page);

    await goTo(page, 'Webhooks');
    await page
      .getByRole('button', { name: /add webhook/i })
      .first()
      .click();
    await page.getByLabel('Endpoint URL').fill(listener.url);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /add webhook/i })
      .click();
    await expect(page.getByRole('dialog').getByText(/^whsec_/)).toBeVisible();
    await accessible(page);
    await page.getByRole('button', { name: 'Done' }).click();

    await phone.getByLabel("Contact's name").fill('Jane Doe');
    await phone.getByLabel("Contact's number").fill(CONTACT);
    await phone.getByRole('button', { name: 'Add a contact' }).click();
    await expect(phone.getByLabel('Contact', { exact: true })).toHaveValue(CONTACT);
    await phone.getByLabel('Message', { exact: true }).fill('Do you have rye bread?');
    await phone.getByRole('button', { name: 'Send' }).click();
    const delivery = await listener.next('message.received');
    expect(delivery.body.data).toMatchObject({ from: CONTACT, text: 'Do you have rye bread?' });

    await goTo(page, 'API keys');
    await page
      .getByRole('button', { name: /create api key/i })
      .first()
      .click();
    await page.getByLabel('Name', { exact: true }).fill('CRM');
    await page.getByRole('button', { name: 'Create key' }).click();
    const command = await page.getByLabel('Send a message with it').innerText();
    await accessible(page);
    const { stdout } = await run('bash', ['-c', `${command.trim()} --silent`]);
    expect(JSON.parse(stdout)).toMatchObject({ to: CONTACT, status: 'sent' });
    await expect(phone.getByText('Hello from whathooks')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();

    await goTo(page, 'Inbox');
    await page.getByRole('navigation', { name: 'Chats' }).getByText('Jane Doe').click();
    await expect(page.getByRole('log').getByText('Do you have rye bread?')).toBeVisible();
    await page.getByRole('textbox', { name: /message/i }).fill('Fresh at eight.');
    await page.getByRole('button', { name: 'Send message' }).click();
    await expect(phone.getByText('Fresh at eight.')).toBeVisible();
    // The contact's phone shows the chat, so it reads what comes.
    await expect(page.getByRole('img', { name: /read/i }).last()).toBeVisible();
    await accessible(page);
    await accessible(phone);

    await goTo(page, 'Messages');
    await expect(page.getByText('Do you have rye bread?')).toBeVisible();
    await accessible(page);

    await tellsOfCallsAndGroups(page, product);
    await phone.getByRole('button', { name: 'Unlink devices' }).click();
    await goTo(page, 'Numbers');
    await expect(page.getByText(/unlinked/i).first()).toBeVisible();
    await goTo(page, 'Settings');
    await page.getByRole('navigation', { name: 'Settings' }).getByText('Audit log').click();
    await expect(page.getByText(/changed settings of Bakery/)).toBeVisible();
    await accessible(page);
    expect(problems).toEqual([]);
  } finally {
    await listener.stop();
    await product.stop();
  }
});

/** The number's page tells what is no message; the inbox shows a group and who writes in it. */
async function tellsOfCallsAndGroups(page: Page, { simulator }: Product): Promise<void> {
  const other = '15551234571';
  await simulator.createAccount({ phone: other, name: 'Bob' });
  await goTo(page, 'Numbers');
  await page.getByRole('link', { name: 'Bakery' }).click();
  await expect(page.getByText(/^None yet\. Calls, group changes/)).toBeVisible();
  await simulator.call(CONTACT, { to: NUMBER });
  const { jid } = await simulator.createGroup({ subject: 'Rye', members: [CONTACT, NUMBER] });
  await simulator.changeMembers(jid, { add: [other] });
  await simulator.sendMessage(other, { to: jid, text: 'Hello all' });
  const notices = page.getByRole('list', { name: 'Calls and notifications' });
  await expect(notices.getByRole('listitem')).toHaveText([
    new RegExp(`^Group “Rye”: ${asShownIn(other)} was added by ${asShownIn(CONTACT)}`),
    new RegExp(`^Group “Rye”: it was created as “Rye” by ${asShownIn(CONTACT)}`),
    new RegExp(`^Missed voice call from ${asShownIn(CONTACT)}`),
  ]);
  await notices.getByText('Missed voice call').click();
  await expect(notices.getByText('<terminate call-id=')).toBeVisible();
  await accessible(page);
  await goTo(page, 'Inbox');
  const chat = page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: 'Rye' });
  await expect(chat).toContainText('\u2068Bob\u2069: Hello all');
  await chat.click();
  await expect(page.getByRole('log').getByText(`Bob ${asShown(other)}`)).toBeVisible();
  await accessible(page);
}

test('every public page stands alone, in the dark and on a narrow screen', async ({
  browser,
  product,
}) => {
  const context = await browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 360, height: 740 },
  });
  try {
    const page = await context.newPage();
    const documents = [
      ...['/docs/', '/docs/linking/', '/docs/passkeys/', '/docs/errors/', '/docs/localhost/'],
      ...['/docs/quickstart/', '/docs/connecting/', '/docs/clients/', '/docs/webhooks/'],
      ...['/docs/kinds/', '/docs/signatures/', '/docs/retries/', '/docs/sending/', '/docs/files/'],
      ...['/docs/chats/', '/docs/api/', '/docs/limits/'],
      ...['/docs/webhook-failures/', '/docs/alerts/', '/docs/running/', '/docs/behind-a-proxy/'],
      '/reference/',
    ];
    for (const path of ['/', '/login/', '/register/', ...documents, '/nowhere/']) {
      const answer = await page.goto(product.url + path);
      expect([path, answer?.status()]).toEqual([path, path === '/nowhere/' ? 404 : 200]);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, width]).toEqual([path, 360]);
      await accessible(page);
    }
  } finally {
    await context.close();
  }
});

test('somebody who is not logged in is sent to the login and comes back', async ({
  page,
  product,
}) => {
  const { email, password } = await product.account();
  await page.goto(`${product.url}/webhooks/`);
  await page.waitForURL('**/login/**');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText(/no account has this e-mail/i)).toBeVisible();
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/webhooks/');
  await expect(page.getByRole('heading', { name: 'Webhooks', level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Webhooks', level: 1 })).toBeVisible();
});
