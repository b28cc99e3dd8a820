import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { StoredMediaView } from '@whathooks/whatsapp-simulator';

/** As many as the product downloads at the same moment. */
export const AT_ONCE = 8;

/**
 * The same downloads without rows, events and a second cipher: HTTP, decryption with its checks, a file that is on
 * the disk when it counts.
 *
 * @returns files per second, as {@link warmRate}.
 */
export async function bareRate(files: readonly StoredMediaView[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bare-files-'));
  const waiting = [...files];
  const ends: number[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let file = waiting.pop(); file; file = waiting.pop()) {
        await bareDownload(file, join(folder, file.id));
        ends.push(performance.now() / 1_000);
      }
    }),
  );
  await rm(folder, { recursive: true });
  return warmRate(ends);
}

/**
 * Files per second of all but the first quarter, during which Node.js compiles what it runs.
 *
 * @param ends when each was there, in seconds, in order.
 */
export function warmRate(ends: readonly number[]): number {
  const first = Math.floor(ends.length / 4);
  return (ends.length - 1 - first) / ((ends.at(-1) ?? 0) - (ends[first] ?? 0));
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
    createWriteStream(path, { flush: true }),
  );
}
