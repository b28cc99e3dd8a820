import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'undici';

/** A request that is sent repeatedly. */
export interface RepeatedRequest {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface BareOrder extends RepeatedRequest {
  url: string;
  count: number;
  concurrency: number;
}

/**
 * A process with a bare undici loop, as the baseline of the delivery engine. It posts what its
 * parent sends over IPC, and ends.
 */
async function post({ url, headers, body, count, concurrency }: BareOrder): Promise<void> {
  const dispatcher = new Agent({ connections: concurrency });
  const bytes = Buffer.from(body);
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const sent = { method: 'POST', headers, body: bytes, dispatcher } as const;
      const { body: answer } = await request(url, sent);
      await answer.dump();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  await dispatcher.close();
}

process.once('message', (order: BareOrder) => {
  void post(order).then(() => process.exit(0));
});
