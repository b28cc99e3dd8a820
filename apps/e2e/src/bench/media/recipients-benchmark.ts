import { randomBytes } from 'node:crypto';
import { until } from '@whathooks/testing';
import type { SessionBody } from '../../harness/api';
import { OwnDatabase } from '../../harness/own-database';
import { type Account, ALL_PRE_KEYS, Product } from '../../harness/product';
import { note } from '../results';

const RECIPIENTS = 1_000;
/** Requests that somebody who writes to many makes at once. */
const AT_ONCE = 16;
const FILE_BYTES = 500_000;
const PATIENCE_MS = 600_000;

/** The same file to a thousand recipients, against a text to each of them. The file is uploaded once. */
export async function benchRecipients(area: number): Promise<void> {
  const product = await Product.start(ALL_PRE_KEYS, await OwnDatabase.start({}));
  try {
    const account = await product.account();
    const number = `49151${area}000001`;
    const session = await product.link(account, number);
    const contacts = Array.from(
      { length: RECIPIENTS },
      (_, index) => `49152${area}${String(index).padStart(5, '0')}`,
    );
    for (const phone of contacts) await product.simulator.createAccount({ phone });
    // Each gets a text first: what a new contact costs counts for neither.
    await sendAll(account, session, contacts, { text: 'Hello' });
    const texts = await sendAll(account, session, contacts, { text: 'News' });
    const document = { mediaId: await upload(product, account, FILE_BYTES), fileName: 'news.bin' };
    const files = await sendAll(account, session, contacts, { document });
    const uploads = (await product.simulator.media.list(number)).length;
    if (uploads !== 1) throw new Error(`the file was uploaded ${uploads} times`);
    note('one file to 1,000 recipients, uploaded once', texts, files, 'msg/s', { least: 0.7 });
  } finally {
    await product.stop();
  }
}

/** Id of a file of random bytes that was uploaded to the API. */
export async function upload(product: Product, { token }: Account, bytes: number): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(randomBytes(bytes))]), 'news.bin');
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${product.url}/v1/media`, { method: 'POST', headers, body: form });
  return ((await answer.json()) as { id: string }).id;
}

/** Messages per second, from the first request until WhatsApp has the last of them. */
async function sendAll(
  account: Account,
  { id: sessionId }: SessionBody,
  contacts: readonly string[],
  content: object,
): Promise<number> {
  const began = performance.now();
  const waiting = [...contacts];
  const pending: string[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let to = waiting.pop(); to; to = waiting.pop()) {
        const request = { sessionId, to, ...content };
        const { status, body } = await account.key.post<{ id: string; detail?: string }>(
          '/v1/messages',
          request,
        );
        if (status >= 300) throw new Error(`${to}: ${status} ${body.detail}`);
        if (status === 202) pending.push(body.id);
      }
    }),
  );
  for (const id of pending) {
    await until(
      'a message that waits',
      async () => {
        const { body } = await account.key.get<{ status: string }>(`/v1/messages/${id}`);
        return body.status !== 'pending';
      },
      PATIENCE_MS,
    );
  }
  return (contacts.length / (performance.now() - began)) * 1_000;
}
