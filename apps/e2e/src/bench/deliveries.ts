import { Agent, request } from 'undici';

/** Posts as fast as an undici loop can: what the delivery engine is measured against. Per second. */
export async function bareDeliveryRate(
  url: string,
  body: Buffer,
  count: number,
  concurrency: number,
): Promise<number> {
  const dispatcher = new Agent({ connections: concurrency });
  const started = performance.now();
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const { body: answer } = await request(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
        dispatcher,
      });
      await answer.dump();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const rate = (count / (performance.now() - started)) * 1000;
  await dispatcher.close();
  return rate;
}
