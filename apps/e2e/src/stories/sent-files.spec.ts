import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { until } from '@whathooks/testing';
import type { MessageBody } from '../harness/api';
import { peakMemory } from '../harness/peak-memory';
import { type Account, Product } from '../harness/product';

const MIB = 1024 ** 2;
const NUMBER = '4915140000011';
const CONTACT = '4915140000012';
const PATIENCE_MS = 120_000;

let product: Product;
let account: Account;
let sessionId: string;
test.beforeEach(async () => {
  product = await Product.start({ MEDIA_MAX_MB: '128' });
  account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  sessionId = (await product.link(account, NUMBER)).id;
});
test.afterEach(() => product?.stop());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function upload(bytes: Buffer): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), 'film.bin');
  const headers = { authorization: `Bearer ${account.token}` };
  const answer = await fetch(`${product.url}/v1/media`, { method: 'POST', headers, body: form });
  return ((await answer.json()) as { id: string }).id;
}

/** Sends a document, and resolves with what its recipient's phone opens. */
async function sendAndOpen(bytes: Buffer): Promise<Buffer> {
  const mediaId = await upload(bytes);
  const message = { sessionId, to: CONTACT, document: { mediaId } };
  const { body } = await account.key.post<MessageBody>('/v1/messages', message);
  await until(
    'the document',
    async () =>
      (await product.simulator.messages(CONTACT)).some(({ id }) => id === body.waMessageId),
    PATIENCE_MS,
  );
  return product.simulator.media.read(CONTACT, body.waMessageId);
}

test('a document of 100 MiB is sent whole, and costs no memory', async () => {
  test.skip(process.platform !== 'linux', 'memory of other processes: Linux only');
  test.setTimeout(300_000);
  // The garbage of two fifths of it fills what Node.js lets stand until it cleans up.
  await sendAndOpen(randomBytes(40 * MIB));
  const before = peakMemory(product.gatewayPid);
  const bytes = randomBytes(100 * MIB);
  const seen = await sendAndOpen(bytes);
  const growth = (peakMemory(product.gatewayPid) - before) / MIB;
  expect(sha256(seen)).toBe(sha256(bytes));
  expect(Math.round(growth)).toBeLessThan(50);
});

test('a process that is killed while it uploads leaves nothing unsent and nothing twice', async () => {
  test.setTimeout(300_000);
  const bytes = randomBytes(2 * MIB);
  const mediaId = await upload(bytes);
  await product.simulator.media.faults({ phone: NUMBER }, { bytesPerSecond: 100_000 });
  const message = { sessionId, to: CONTACT, document: { mediaId } };
  const key = { 'idempotency-key': 'film' };
  const { body } = await account.key.call<MessageBody>('POST', '/v1/messages', message, key);
  expect(body.status).toBe('pending');
  await product.stopGateway('SIGKILL');
  await product.simulator.media.clearFaults({ phone: NUMBER });
  await product.startGateway();
  await until(
    'the document',
    async () =>
      (await product.simulator.messages(CONTACT)).some(({ id }) => id === body.waMessageId),
    PATIENCE_MS,
  );
  expect(sha256(await product.simulator.media.read(CONTACT, body.waMessageId))).toBe(sha256(bytes));
  const again = await account.key.call<MessageBody>('POST', '/v1/messages', message, key);
  expect(again.body.id).toBe(body.id);
  const seen = await product.simulator.messages(CONTACT);
  expect(seen.map(({ deliveries }) => deliveries)).toEqual([1]);
});
