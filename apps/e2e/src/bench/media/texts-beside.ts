import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@whathooks/testing';
import type { Account, Product } from '../../harness/product';
import { countClient } from '../deliveries/count-client';
import { note } from '../results';
import type { Pair } from '../sessions/number-pairs';
import { FilesThatWait, PATIENCE_MS } from './sent-files';

const TEXTS = 120;
const BETWEEN_TEXTS_MS = 25;
/** Files of each number that come in beside them. */
const FLOOD = 60;

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

/**
 * How long a text takes from the contact to the webhook: alone, beside messages with files, and beside the files of
 * messages that are stored already, which leaves out what the messages themselves cost; medians.
 */
export async function latency(
  product: Product,
  account: Account,
  list: readonly Pair[],
): Promise<void> {
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
  const send = async ({ contact, number: to }: Pair, ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      const message = { to, text: '', kind: 'document', media: { id } } as const;
      await product.simulator.sendMessage(contact, message);
    }
  };
  const sendAll = () => Promise.all(others.map((pair, index) => send(pair, floods[index] ?? [])));
  const flood = sendAll();
  const beside = await median('beside');
  await flood;
  note('texts beside a flood of files, median', alone, beside, 'ms', { most: 1.5 });

  const client = await countClient(product);
  const waiting = new FilesThatWait(product, client);
  await waiting.hold();
  await sendAll();
  await waiting.areThere(FLOOD * others.length);
  await waiting.letGo();
  // One more for each number begins what waits.
  await Promise.all(others.map((pair, index) => send(pair, floods[index]?.slice(-1) ?? [])));
  const besideFiles = await median('beside files');
  await client.end();
  note('texts beside the same, messages stored', alone, besideFiles, 'ms', { most: 1.5 });
  server.closeAllConnections();
  server.close();
}
