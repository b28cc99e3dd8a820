import { expect, test } from '@playwright/test';
import type { MessageBody, PageBody, SessionBody } from '../harness/api';
import { WebhookListener } from '../harness/listener';
import { type Account, Product } from '../harness/product';
import { until } from '@whathooks/testing';

const NUMBER = '4915112345601';
const CONTACT = '4915112345602';

let product: Product;
let account: Account;
let listener: WebhookListener;
let session: SessionBody;

test.beforeAll(async () => {
  product = await Product.start({ WHATSAPP_PING_MS: '4000' });
  account = await product.account();
  listener = await WebhookListener.start();
  session = await product.link(account, NUMBER);
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  await account.staff.post('/v1/webhooks', { url: listener.url });
});

test.afterAll(async () => {
  await listener?.stop();
  await product?.stop();
});

/** Waits until a text stands in the message list and has reached the listener, then counts both. */
async function accountedOnce(text: string): Promise<void> {
  await listener.next(
    'message.received',
    (delivery) => delivery.body.data['text'] === text,
    60_000,
  );
  const { body } = await account.key.get<PageBody<MessageBody>>(
    '/v1/messages?direction=inbound&limit=100',
  );
  expect(body.data.filter((message) => message.text === text)).toHaveLength(1);
  expect(listener.of('message.received').filter((d) => d.body.data['text'] === text)).toHaveLength(
    1,
  );
}

const connected = (): Promise<SessionBody> =>
  product.session(account, session.id, (candidate) => candidate.status === 'CONNECTED', 60_000);

const disconnected = (): Promise<SessionBody> =>
  product.session(account, session.id, (candidate) => candidate.status === 'DISCONNECTED', 60_000);

test('a dropped connection comes back, and messages written meanwhile arrive once', async () => {
  await product.simulator.changeConnection(NUMBER, { action: 'drop' });
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'during the drop' });
  await accountedOnce('during the drop');
  await connected();
});

test('a line that hears nothing counts as dropped', async () => {
  await product.simulator.changeConnection(NUMBER, { action: 'half-open' });
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'into the silence' });
  await disconnected();
  await product.simulator.changeConnection(NUMBER, { action: 'restore' });
  await accountedOnce('into the silence');
  await connected();
});

test('a stopped gateway finds its number again, and what was written meanwhile arrives once', async () => {
  await product.stopGateway();
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'while it was stopped' });
  await product.startGateway();
  await accountedOnce('while it was stopped');
  expect((await connected()).phone).toBe(NUMBER);
});

test('a killed gateway finds its number again', async () => {
  await product.stopGateway('SIGKILL');
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'while it was dead' });
  await product.startGateway();
  await accountedOnce('while it was dead');
  await connected();
});

test('a restarted server keeps linked numbers and waiting messages', async () => {
  await product.stopGateway();
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'kept by the server' });
  await product.stopSimulator();
  await product.startSimulator();
  await product.startGateway();
  await accountedOnce('kept by the server');
  await connected();
});

test('a server that dies while the number is online is found again', async () => {
  await product.stopSimulator('SIGKILL');
  await disconnected();
  await product.startSimulator();
  await connected();
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'after the return' });
  await accountedOnce('after the return');
});

test('a number replaced by another device of the same credentials does not fight back', async () => {
  await product.simulator.changeConnection(NUMBER, { action: 'conflict' });
  const lost = await disconnected();
  expect(lost.statusReason).toBe('replaced');
  await account.key.post(`/v1/sessions/${session.id}/connect`);
  await connected();
});

test('logging out by the API unlinks at the phone and a new scan links again', async () => {
  const answer = await account.key.post<SessionBody>(`/v1/sessions/${session.id}/logout`);
  expect(answer).toMatchObject({ status: 200, body: { status: 'LOGGED_OUT', phone: NUMBER } });
  await until('the phone to lose its device', async () => {
    return (await product.simulator.account(NUMBER)).devices.length === 0;
  });
  await account.key.post(`/v1/sessions/${session.id}/connect`);
  await product.scanned(account, session.id, NUMBER);
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'after linking again' });
  await accountedOnce('after linking again');
});
