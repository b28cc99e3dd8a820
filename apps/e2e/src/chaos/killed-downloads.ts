import { createHash, randomBytes } from 'node:crypto';
import { until } from '@whathooks/testing';
import type { MessageBody, PageBody } from '../harness/api';
import { WebhookListener } from '../harness/listener';
import { type Account, Product } from '../harness/product';

const NUMBERS = ['4915120000021', '4915120000022', '4915120000023'];
const CONTACTS = ['4915130000021', '4915130000022', '4915130000023'];
/** So slow that some downloads are under way whenever the process dies. */
const BYTES_PER_SECOND = 300_000;
const PATIENCE_MS = 150_000;
/** Files whose address is asked for its bytes. */
const READ = 10;

interface Media {
  status: string;
  sha256?: string;
  url?: string;
}

type FileMessage = MessageBody & { media?: Media };

export interface KilledDownloads {
  /** How many files come in; rounded up to as many for each number. */
  files: number;
  /** How often the process that downloads them is killed. */
  kills: number;
}

/**
 * Kills the gateway in the midst of downloads, again and again, and compares what the API, the webhooks and the
 * addresses of files have in the end with what was sent.
 *
 * @returns what is lost, doubled, damaged, or told in more than one way; nothing where all is well.
 */
export async function killDownloads({ files, kills }: KilledDownloads): Promise<string[]> {
  const product = await Product.start({ MEDIA_WAIT_S: '2' });
  const listener = await WebhookListener.start();
  try {
    const account = await product.account();
    const events = ['message.received', 'message.media'];
    await account.staff.post('/v1/webhooks', { url: listener.url, events });
    for (const phone of NUMBERS) await product.link(account, phone);
    for (const phone of CONTACTS) await product.simulator.createAccount({ phone, name: phone });
    await product.simulator.media.faults('everybody', { bytesPerSecond: BYTES_PER_SECOND });
    const each = Math.ceil(files / CONTACTS.length);
    const all = each * CONTACTS.length;
    const sent = new Map<string, string>();
    const writing = Promise.all(CONTACTS.map((_, index) => send(product, index, each, sent)));
    const ready = (): number =>
      [...told(listener).values()].filter(({ status }) => status === 'ready').length;
    for (let kill = 0; kill < kills; kill += 1) {
      const enough = Math.min(ready() + 7 + kill * 3, all);
      await until('some more files', () => ready() >= enough, PATIENCE_MS);
      await product.stopGateway('SIGKILL');
      await product.startGateway();
    }
    await writing;
    // The more files there are, the longer they take.
    const patience = PATIENCE_MS + all * 300;
    await until(
      () => `all files; ${ready()} of ${all}`,
      () => ready() >= all,
      patience,
    );
    return [
      ...(sent.size === all ? [] : [`${sent.size} of ${all} were sent`]),
      ...(await storedFaults(account, sent)),
      ...toldFaults(listener, sent),
      ...(await servedFaults(product, listener, sent)),
    ];
  } finally {
    await listener.stop().catch(() => undefined);
    await product.stop();
  }
}

/** @param sent gets the hash of each file, by the id of its message. */
async function send(
  product: Product,
  index: number,
  count: number,
  sent: Map<string, string>,
): Promise<void> {
  const [from = '', to = ''] = [CONTACTS[index], NUMBERS[index]];
  for (let file = 0; file < count; file += 1) {
    const bytes = randomBytes(20_000 + (file % 7) * 10_000);
    const document = { kind: 'document', mimeType: 'application/octet-stream', bytes } as const;
    const { id } = await product.simulator.media.send(from, { ...document, to });
    sent.set(id, sha256(bytes));
  }
}

/** The latest state of each file that webhooks got, by the id of its message. */
function told(listener: WebhookListener): Map<string, Media> {
  const latest = new Map<string, Media>();
  for (const { body } of listener.received) {
    const { waMessageId, media } = body.data as { waMessageId: string; media: Media };
    if (latest.get(waMessageId)?.status !== 'ready') latest.set(waMessageId, media);
  }
  return latest;
}

async function storedFaults(
  account: Account,
  sent: ReadonlyMap<string, string>,
): Promise<string[]> {
  const stored = new Map<string, FileMessage>();
  const faults: string[] = [];
  let cursor = '';
  do {
    const path = `/v1/messages?direction=inbound&limit=100${cursor && `&cursor=${cursor}`}`;
    const { body } = await account.key.get<PageBody<FileMessage>>(path);
    for (const message of body.data) {
      if (stored.has(message.waMessageId)) faults.push(`${message.waMessageId} is stored twice`);
      if (!sent.has(message.waMessageId)) faults.push(`${message.waMessageId} was never sent`);
      stored.set(message.waMessageId, message);
    }
    cursor = body.nextCursor ?? '';
  } while (cursor);
  for (const [id, hash] of sent) {
    const media = stored.get(id)?.media;
    if (media?.status !== 'ready' || media.sha256 !== hash)
      faults.push(`${id} is stored as ${media?.status ?? 'nothing'} ${media?.sha256 ?? ''}`);
  }
  return faults;
}

/** An event that is told more than once is told in the same bytes each time. */
function toldFaults(listener: WebhookListener, sent: ReadonlyMap<string, string>): string[] {
  const files = told(listener);
  const faults = [...sent].flatMap(([id, hash]) =>
    files.get(id)?.sha256 === hash ? [] : [`${id} is told as ${files.get(id)?.sha256 ?? 'lost'}`],
  );
  const bodies = new Map<string, Set<string>>();
  for (const { headers, raw } of listener.received) {
    const id = String(headers['webhook-id']);
    bodies.set(id, (bodies.get(id) ?? new Set()).add(raw.toString()));
  }
  for (const [id, variants] of bodies)
    if (variants.size > 1) faults.push(`${id} is told in ${variants.size} ways`);
  return faults;
}

/** The address serves the very bytes. */
async function servedFaults(
  product: Product,
  listener: WebhookListener,
  sent: ReadonlyMap<string, string>,
): Promise<string[]> {
  const files = told(listener);
  const faults: string[] = [];
  for (const [id, hash] of [...sent].slice(0, READ)) {
    const { pathname, search } = new URL(files.get(id)?.url ?? 'http://nowhere');
    const answer = await fetch(`${product.url}${pathname}${search}`);
    const served = sha256(Buffer.from(await answer.arrayBuffer()));
    if (served !== hash) faults.push(`${id} is served as ${served}, status ${answer.status}`);
  }
  return faults;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
