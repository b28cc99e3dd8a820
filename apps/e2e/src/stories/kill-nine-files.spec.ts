import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { until } from '@whathooks/testing';
import type { MessageBody, PageBody } from '../harness/api';
import { WebhookListener } from '../harness/listener';
import { Product } from '../harness/product';

const NUMBERS = ['4915120000021', '4915120000022', '4915120000023'];
const CONTACTS = ['4915130000021', '4915130000022', '4915130000023'];
/** Six downloads are under way at each kill, however many files wait: more would make the story longer, not harder. */
const PER_CONTACT = 80;
const KILLS = 6;
/** So slow that some downloads are under way whenever the process dies. */
const BYTES_PER_SECOND = 300_000;
const PATIENCE_MS = 150_000;

interface Media {
  status: string;
  sha256?: string;
  url?: string;
}
type FileMessage = MessageBody & { media?: Media };

test('a gateway killed in the midst of downloads brings every file, once and whole', async () => {
  test.setTimeout(500_000);
  const product = await Product.start({ MEDIA_WAIT_S: '2' });
  const listener = await WebhookListener.start();
  try {
    const account = await product.account();
    const events = ['message.received', 'message.media'];
    await account.staff.post('/v1/webhooks', { url: listener.url, events });
    for (const phone of NUMBERS) await product.link(account, phone);
    for (const phone of CONTACTS) await product.simulator.createAccount({ phone, name: phone });
    await product.simulator.media.faults('everybody', { bytesPerSecond: BYTES_PER_SECOND });
    /** Hash of each file, by the id of its message. */
    const sent = new Map<string, string>();
    const writing = Promise.all(
      CONTACTS.map(async (from, index) => {
        for (let count = 0; count < PER_CONTACT; count += 1) {
          const bytes = randomBytes(20_000 + (count % 7) * 10_000);
          const file = { kind: 'document', mimeType: 'application/octet-stream', bytes } as const;
          const to = NUMBERS[index] ?? '';
          const { id } = await product.simulator.media.send(from, { ...file, to });
          sent.set(id, createHash('sha256').update(bytes).digest('hex'));
        }
      }),
    );
    /** The latest state of each file that webhooks got. */
    const told = (): Map<string, Media> => {
      const latest = new Map<string, Media>();
      for (const { body } of listener.received) {
        const { waMessageId, media } = body.data as { waMessageId: string; media: Media };
        if (latest.get(waMessageId)?.status !== 'ready') latest.set(waMessageId, media);
      }
      return latest;
    };
    const ready = (): number =>
      [...told().values()].filter(({ status }) => status === 'ready').length;
    const all = CONTACTS.length * PER_CONTACT;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const enough = Math.min(ready() + 7 + kill * 3, all);
      await until('some more files', () => ready() >= enough, PATIENCE_MS);
      await product.stopGateway('SIGKILL');
      await product.startGateway();
    }
    await writing;
    await until(
      () => `all files; ${ready()} of ${all}`,
      () => ready() >= all,
      PATIENCE_MS,
    );

    expect(sent.size).toBe(all);
    const stored = new Map<string, FileMessage>();
    let cursor = '';
    do {
      const path = `/v1/messages?direction=inbound&limit=100${cursor && `&cursor=${cursor}`}`;
      const { body } = await account.key.get<PageBody<FileMessage>>(path);
      for (const message of body.data) {
        expect(stored.has(message.waMessageId)).toBe(false);
        stored.set(message.waMessageId, message);
      }
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(stored.size).toBe(all);
    for (const [id, sha256] of sent) {
      expect([id, stored.get(id)?.media?.status, stored.get(id)?.media?.sha256]).toEqual([
        id,
        'ready',
        sha256,
      ]);
      expect([id, told().get(id)?.sha256]).toEqual([id, sha256]);
    }
    // The address serves the very bytes.
    for (const [id, sha256] of [...sent].slice(0, 10)) {
      const { pathname, search } = new URL(told().get(id)?.url ?? '');
      const answer = await fetch(`${product.url}${pathname}${search}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    // An event told more than once is told in the same bytes each time.
    const bodies = new Map<string, Set<string>>();
    for (const { headers, raw } of listener.received) {
      const id = String(headers['webhook-id']);
      bodies.set(id, (bodies.get(id) ?? new Set()).add(raw.toString()));
    }
    for (const [id, variants] of bodies) expect([id, variants.size]).toEqual([id, 1]);
  } finally {
    await listener.stop().catch(() => undefined);
    await product.stop();
  }
});
