import { createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@whathooks/testing';
import type { StoredMediaView } from '@whathooks/whatsapp-simulator';
import type { MessageBody, PageBody, SessionBody } from '../harness/api';
import { OwnDatabase } from '../harness/own-database';
import { peakMemory } from '../harness/peak-memory';
import { type Account, ALL_PRE_KEYS, Product } from '../harness/product';
import { countClient } from './deliveries/count-client';
import { linkAllHere, type Pair, pairs } from './sessions/number-pairs';
import { upload } from './recipients-benchmark';
import { note } from './results';

/** As many as the product downloads at the same moment. */
const AT_ONCE = 8;
const PATIENCE_MS = 300_000;
const TEXTS = 120;
const BETWEEN_TEXTS_MS = 25;
/** Files of each number that come in beside them. */
const FLOOD = 60;

/** Files that come in, against a pipe of the same streams; texts beside a flood of files; and what a large one takes. */
export async function benchMedia(area: number): Promise<void> {
  const product = await Product.start(
    { ...ALL_PRE_KEYS, MEDIA_WAIT_S: '0', MEDIA_MAX_MB: '128' },
    await OwnDatabase.start({}),
  );
  try {
    const account = await product.account();
    const list = await pairs(product.simulator, area, AT_ONCE / 2);
    await linkAllHere(product, account, list);
    await throughput(product, list, {
      name: 'small files',
      bytes: 20_000,
      each: 60,
      unit: 'files/s',
    });
    await throughput(product, list, {
      name: 'large files',
      bytes: 4_000_000,
      each: 12,
      unit: 'MB/s',
    });
    await latency(product, account, list);
    const [first] = list;
    if (first) await memory(product, account, first);
  } finally {
    await product.stop();
  }
}

interface Load {
  name: string;
  bytes: number;
  /** Files for each number. */
  each: number;
  unit: 'files/s' | 'MB/s';
}

async function throughput(product: Product, list: readonly Pair[], load: Load): Promise<void> {
  const { name, bytes, each, unit } = load;
  // They wait on the server, so that the pace of those who send does not count.
  await product.stopGateway();
  const before = (await product.simulator.media.list()).length;
  await Promise.all(list.map((pair) => sendFiles(product, pair, each, () => randomBytes(bytes))));
  const files = (await product.simulator.media.list()).slice(before);
  const bare = await bareRate(files);
  const client = await countClient(product);
  const { rows: old } = await client.query<{ now: Date }>('SELECT now()');
  await product.startGateway();
  const stored = async (): Promise<{ n: number; seconds: number }> => {
    const { rows } = await client.query<{ n: number; seconds: number }>(
      `SELECT count(*)::int AS n, extract(epoch FROM max(created_at) - min(created_at))::float8 AS seconds
       FROM files WHERE created_at > $1`,
      [old[0]?.now],
    );
    return rows[0] ?? { n: 0, seconds: 0 };
  };
  await until('all files', async () => (await stored()).n >= files.length, PATIENCE_MS);
  const { n, seconds } = await stored();
  await client.end();
  const factor = unit === 'MB/s' ? bytes / 1e6 : 1;
  note(`files in, ${name}`, bare * factor, ((n - 1) / seconds) * factor, unit, { least: 0.7 });
}

async function sendFiles(
  product: Product,
  { contact, number }: Pair,
  count: number,
  bytes: () => Buffer,
): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    const file = { kind: 'document', mimeType: 'application/octet-stream' } as const;
    await product.simulator.media.send(contact, { ...file, to: number, bytes: bytes() });
  }
}

/** Ids of files that a contact's phone has uploaded. */
async function uploaded(product: Product, { contact }: Pair, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const file = { kind: 'document', mimeType: 'application/octet-stream' } as const;
    const bytes = randomBytes(500_000);
    ids.push((await product.simulator.media.upload(contact, { ...file, bytes })).id);
  }
  return ids;
}

/** The same downloads without rows, events and a second cipher: HTTP, decryption with its checks, a file. */
async function bareRate(files: readonly StoredMediaView[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bare-files-'));
  const waiting = [...files];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let file = waiting.pop(); file; file = waiting.pop()) {
        await bareDownload(file, join(folder, file.id));
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  await rm(folder, { recursive: true });
  return files.length / seconds;
}

async function bareDownload({ url, made }: StoredMediaView, path: string): Promise<void> {
  const request = get(url);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const key = Buffer.from(made?.mediaKey ?? '', 'base64');
  const keys = Buffer.from(hkdfSync('sha256', key, '', 'WhatsApp Document Keys', 112));
  const decipher = createDecipheriv('aes-256-cbc', keys.subarray(16, 48), keys.subarray(0, 16));
  const mac = createHmac('sha256', keys.subarray(48, 80)).update(keys.subarray(0, 16));
  const hashes = [createHash('sha256'), createHash('sha256')] as const;
  await pipeline(
    answer,
    async function* decrypted(chunks: AsyncIterable<Buffer>) {
      let tail = Buffer.alloc(0);
      for await (const chunk of chunks) {
        hashes[0].update(chunk);
        const known = Buffer.concat([tail, chunk]);
        const body = known.subarray(0, Math.max(known.length - 10, 0));
        tail = known.subarray(body.length);
        mac.update(body);
        const part = decipher.update(body);
        hashes[1].update(part);
        yield part;
      }
      yield decipher.final();
    },
    createWriteStream(path),
  );
}

/** How much more memory the process takes at most while a file of 100 MB comes in, and while it goes out. */
async function memory(product: Product, account: Account, pair: Pair): Promise<void> {
  const { data } = (await account.key.get<PageBody<SessionBody>>('/v1/sessions')).body;
  const sessionId = data.find(({ phone }) => phone === pair.number)?.id ?? '';
  const comesIn = async (bytes: number): Promise<void> => {
    await sendFiles(product, pair, 1, () => randomBytes(bytes));
    await arrived(account, sessionId, bytes);
  };
  const goesOut = async (bytes: number): Promise<void> => {
    const mediaId = await upload(product, account, bytes);
    const message = { sessionId, to: pair.contact, document: { mediaId, fileName: 'film.bin' } };
    const { id } = (await account.key.post<MessageBody>('/v1/messages', message)).body;
    await until(
      'the file to be sent',
      async () =>
        (await account.key.get<MessageBody>(`/v1/messages/${id}`)).body.status !== 'pending',
      PATIENCE_MS,
    );
  };
  // The garbage of a fifth of it fills what Node.js lets stand until it cleans up.
  await comesIn(20_000_000);
  await goesOut(20_000_000);
  const idle = peakMemory(product.gatewayPid);
  await comesIn(100_000_000);
  const whileIn = peakMemory(product.gatewayPid);
  await goesOut(100_000_000);
  const whileOut = peakMemory(product.gatewayPid);
  for (const [way, peak] of [
    ['in', whileIn],
    ['out', whileOut],
  ] as const) {
    const growth = Math.max(0, peak - idle) / 1e6;
    note(`memory while 100 MB go ${way}, bare is all of it`, 100, growth, 'MB', {
      ...{ of: 'ours', most: 50, unit: 'MB' },
    });
  }
}

/** Resolves when the newest message of a number has its file, of that size. */
async function arrived(account: Account, sessionId: string, size: number): Promise<void> {
  type WithFile = MessageBody & { media?: { status: string; size?: number } };
  await until(
    'the large file',
    async () => {
      const path = `/v1/messages?sessionId=${sessionId}&limit=1`;
      const { data } = (await account.key.get<PageBody<WithFile>>(path)).body;
      const file = data[0]?.media;
      return file?.status === 'ready' && file.size === size;
    },
    PATIENCE_MS,
  );
}

/** How long a text takes from the contact to the webhook, alone and beside files; medians. */
async function latency(product: Product, account: Account, list: readonly Pair[]): Promise<void> {
  const arrivals = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { text?: string } };
      if (data.text) arrivals.set(data.text, performance.now());
      response.writeHead(200).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  await account.staff.post('/v1/webhooks', { url, events: ['message.received'] });
  const [first, ...others] = list;
  if (!first) throw new Error('no number');
  const median = async (name: string): Promise<number> => {
    const sent = new Map<string, number>();
    for (let n = 0; n < TEXTS; n += 1) {
      const text = `${name} ${n}`;
      sent.set(text, performance.now());
      await product.simulator.sendMessage(first.contact, { to: first.number, text });
      await pause(BETWEEN_TEXTS_MS);
    }
    await until(
      'all texts',
      () => [...sent.keys()].every((text) => arrivals.has(text)),
      PATIENCE_MS,
    );
    const took = [...sent].map(([text, at]) => (arrivals.get(text) ?? Infinity) - at);
    return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? NaN;
  };
  await median('warm');
  const alone = await median('alone');
  // Uploaded before: what the phones do to make a flood does not count.
  const floods = await Promise.all(others.map((pair) => uploaded(product, pair, FLOOD)));
  const flood = Promise.all(
    others.map(async ({ contact, number: to }, index) => {
      for (const id of floods[index] ?? []) {
        const message = { to, text: '', kind: 'document', media: { id } } as const;
        await product.simulator.sendMessage(contact, message);
      }
    }),
  );
  const beside = await median('beside');
  await flood;
  note('texts beside a flood of files, median', alone, beside, 'ms', { most: 1.5 });
  server.closeAllConnections();
  server.close();
}
