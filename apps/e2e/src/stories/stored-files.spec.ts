import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { expect, test } from '@playwright/test';
import { until } from '@whathooks/testing';
import { Client } from 'pg';
import type { MessageBody, PageBody } from '../harness/api';
import { limitFilesOf } from '../harness/limit-files';
import { peakMemory } from '../harness/peak-memory';
import { type Account, Product } from '../harness/product';

interface FileMessage extends MessageBody {
  media?: { status: string; size?: number; sha256?: string };
}

const MIB = 1024 ** 2;
const NUMBER = '4915140000001';
const CONTACT = '4915140000002';

let product: Product;
let account: Account;
test.beforeEach(async () => {
  test.skip(process.platform !== 'linux', 'memory and limits of other processes: Linux only');
  product = await Product.start({ MEDIA_MAX_MB: '128' });
  account = await product.account();
});
test.afterEach(() => product?.stop());

/** Uploads bytes as they are made. */
async function upload(
  pieces: Iterable<Uint8Array<ArrayBuffer>>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = {
    authorization: `Bearer ${account.token}`,
    'content-type': 'multipart/form-data; boundary=x',
  };
  const body = Readable.toWeb(Readable.from(form(pieces))) as unknown as BodyInit;
  // The types of a browser do not know that a body may be sent as it is made.
  const request: RequestInit & { duplex: 'half' } = {
    ...{ method: 'POST', headers, body },
    duplex: 'half',
  };
  const answer = await fetch(`${product.url}/v1/media`, request);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

function* form(pieces: Iterable<Uint8Array<ArrayBuffer>>): Generator<Uint8Array<ArrayBuffer>> {
  yield Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n');
  yield* pieces;
  yield Buffer.from('\r\n--x--\r\n');
}

const once = (bytes: number): Uint8Array<ArrayBuffer>[] => [new Uint8Array(randomBytes(bytes))];

/** Uploads a file of random bytes and downloads it. Returns the three hashes of it. */
async function thereAndBack(bytes: number): Promise<unknown[]> {
  const sent = createHash('sha256');
  const pieces = function* (): Generator<Uint8Array<ArrayBuffer>> {
    for (let left = bytes; left > 0; left -= MIB / 16) {
      const piece = new Uint8Array(randomBytes(MIB / 16));
      sent.update(piece);
      yield piece;
    }
  };
  const { status, body } = await upload(pieces());
  expect([status, body['size']]).toEqual([201, bytes]);
  const received = createHash('sha256');
  const answer = await fetch(`${product.url}/v1/media/${String(body['id'])}`, {
    headers: { authorization: `Bearer ${account.token}` },
  });
  for await (const piece of answer.body ?? []) received.update(piece);
  return [sent.digest('hex'), received.digest('hex'), body['sha256']];
}

test('a file of 100 MiB is uploaded and downloaded, and costs no memory', async () => {
  // The garbage of two fifths of it fills what Node.js lets stand until it cleans up, and the rest adds
  // nothing to it.
  await thereAndBack(40 * MIB);
  const before = peakMemory(product.gatewayPid);
  const hashes = await thereAndBack(100 * MIB);
  const growth = (peakMemory(product.gatewayPid) - before) / MIB;
  expect(new Set(hashes).size).toBe(1);
  expect(Math.round(growth)).toBeLessThan(50);
});

test('a file of 100 MB that a contact sends comes whole, and costs no memory', async () => {
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  await product.link(account, NUMBER);
  const arrives = async (bytes: Buffer): Promise<void> => {
    const id = await sendFile(bytes);
    await until('the file', async () => (await mediaOf(id))?.status === 'ready', 60_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await mediaOf(id)).toMatchObject({ size: bytes.length, sha256 });
  };
  await arrives(randomBytes(40 * MIB));
  const before = peakMemory(product.gatewayPid);
  await arrives(randomBytes(100_000_000));
  expect(Math.round((peakMemory(product.gatewayPid) - before) / MIB)).toBeLessThan(50);
});

test('while the disk is full, files are refused and nothing else', async () => {
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  const { id: sessionId } = await product.link(account, NUMBER);
  expect((await upload(once(1_000))).status).toBe(201);

  limitFilesOf(product.gatewayPid, 300_000);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(await upload(once(MIB))).toMatchObject({ status: 507, body: { code: 'storage_full' } });
  }
  expect(product.log).toContain('EFBIG');
  const message = { sessionId, to: CONTACT, text: 'goes out all the same' };
  expect(await account.key.post('/v1/messages', message)).toMatchObject({ status: 201 });
  expect((await account.staff.get('/health/ready')).status).toBe(200);
  // What still has room is stored.
  expect((await upload(once(100_000))).status).toBe(201);

  limitFilesOf(product.gatewayPid, 'unlimited');
  expect((await upload(once(MIB))).status).toBe(201);
});

test('while the disk is full, files are sent neither whole nor in part, and no message is lost', async () => {
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  const { id: sessionId } = await product.link(account, NUMBER);
  const document = randomBytes(MIB);
  const server = createServer((_request, response) => response.end(document));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/offer.bin`;
  // A recording has its place, and none is left to convert it.
  const { body: recording } = await upload([new Uint8Array(soundOf(20))]);
  const send = (content: object, key: string) =>
    account.key.call<MessageBody>(
      'POST',
      '/v1/messages',
      { sessionId, to: CONTACT, ...content },
      { 'idempotency-key': key },
    );
  const requests: [string, object][] = [
    ['base64', { document: { base64: document.toString('base64') } }],
    ['url', { document: { url } }],
    ['conversion', { voice: { mediaId: recording['id'] } }],
  ];

  limitFilesOf(product.gatewayPid, 300_000);
  for (const [key, content] of requests) {
    const { status, body } = await send(content, key);
    expect([key, status, body]).toMatchObject([key, 507, { code: 'storage_full' }]);
  }
  expect((await send({ text: 'a text' }, 'text')).status).toBe(201);
  const { body } = await account.key.get<PageBody<MessageBody>>('/v1/messages?limit=10');
  expect(body.data.map(({ text }) => text)).toEqual(['a text']);

  limitFilesOf(product.gatewayPid, 'unlimited');
  // The same requests are executed now, and once.
  for (const [key, content] of requests) {
    const sent = await send(content, key);
    expect([key, sent.status]).toEqual([key, 201]);
    expect((await send(content, key)).body.id).toBe(sent.body.id);
    await product.simulator.waitForMessage(CONTACT, { id: sent.body.waMessageId });
    const bytes = await product.simulator.media.read(CONTACT, sent.body.waMessageId);
    expect(key === 'conversion' || bytes.equals(document)).toBe(true);
  }
  expect(await product.simulator.messages(CONTACT)).toHaveLength(4);
  server.close();
});

test('while the disk is full, files that come in wait, and come when it has room', async () => {
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  await product.link(account, NUMBER);
  limitFilesOf(product.gatewayPid, 300_000);
  const bytes = randomBytes(MIB);
  const waiting = await sendFile(bytes);
  const database = new Client({ connectionString: product.databaseUrl });
  await database.connect();
  const download = async (): Promise<{ attempts: number; last_error: string | null } | undefined> =>
    (await database.query('SELECT attempts, last_error FROM media_downloads')).rows[0] as never;
  await until('the file to wait', async () => (await download())?.last_error === 'storage_full');
  // It is no try that counts, and no failure: neither for the file nor for its message.
  expect(await download()).toMatchObject({ attempts: 0 });
  expect(await mediaOf(waiting)).toMatchObject({ status: 'pending' });
  // What has room comes meanwhile.
  const small = await sendFile(randomBytes(50_000));
  await until('the small file', async () => (await mediaOf(small))?.status === 'ready');
  expect(await mediaOf(waiting)).toMatchObject({ status: 'pending' });

  // One has waited for a day.
  const givenUp = await sendFile(randomBytes(MIB));
  await until('it to wait', async () => {
    const { rows } = await database.query(
      `SELECT FROM media_downloads WHERE last_error IS NOT NULL`,
    );
    return rows.length === 2;
  });
  await database.query(
    `UPDATE media_downloads SET created_at = now() - interval '25 hours', due_at = now()
     WHERE message_id = (SELECT id FROM messages WHERE wa_message_id = $1)`,
    [givenUp],
  );
  await sendFile(randomBytes(1_000));
  await until('its end', async () => (await mediaOf(givenUp))?.status === 'failed');
  expect(await mediaOf(givenUp)).toMatchObject({ error: 'storage_full' });

  limitFilesOf(product.gatewayPid, 'unlimited');
  // A minute is over.
  await database.query('UPDATE media_downloads SET due_at = now()');
  await database.end();
  await sendFile(randomBytes(1_000));
  await until('the file', async () => (await mediaOf(waiting))?.status === 'ready');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await mediaOf(waiting)).toMatchObject({ size: MIB, sha256 });
});

/** A document that the contact sends to the number. Returns WhatsApp's id of the message. */
async function sendFile(bytes: Buffer): Promise<string> {
  const file = { kind: 'document', mimeType: 'application/octet-stream', bytes } as const;
  return (await product.simulator.media.send(CONTACT, { ...file, to: NUMBER })).id;
}

/** The view of the file of a message. */
async function mediaOf(
  id: string,
): Promise<{ status: string; size?: number; sha256?: string } | undefined> {
  const { body } = await account.key.get<PageBody<FileMessage>>('/v1/messages?limit=10');
  return body.data.find(({ waMessageId }) => waMessageId === id)?.media;
}

/** A WAV file: so many seconds of a tone, 48,000 samples of 16 bits each. */
function soundOf(seconds: number): Buffer {
  const rate = 48_000;
  const samples = Buffer.alloc(seconds * rate * 2);
  for (let index = 0; index < seconds * rate; index += 1) {
    samples.writeInt16LE(Math.round(9_000 * Math.sin(index / 20)), index * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
