import { randomBytes } from 'node:crypto';
import { until } from '@whathooks/testing';
import type { MessageBody, PageBody, SessionBody } from '../../harness/api';
import { peakMemory } from '../../harness/peak-memory';
import type { Account, Product } from '../../harness/product';
import { note } from '../results';
import type { Pair } from '../sessions/number-pairs';
import { upload } from './recipients-benchmark';
import { PATIENCE_MS, sendFiles } from './sent-files';

/** How much more memory the process takes at most while a file of 100 MB comes in, and while it goes out. */
export async function memory(product: Product, account: Account, pair: Pair): Promise<void> {
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
