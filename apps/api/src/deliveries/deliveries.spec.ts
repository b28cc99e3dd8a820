import crypto from 'node:crypto';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { DeliveryBench } from '../../test/deliveries';
import { startTestApp, type TestApp } from '../../test/harness';
import { ok, status, WebhookReceiver } from '../../test/webhook-receiver';
import { until } from '../../test/until';
import { VERSION } from '../operations/version';
import { envelope } from './deliveries.service';

/** The sample of the public documentation, to the letter but for its types. */
// prettier-ignore
function verifySignature(rawBody: crypto.BinaryLike, header: string, secret: string): boolean {
  const expected = crypto
    .createHmac("sha256", secret)
    .update(rawBody)
    .digest("hex");

  // Header arrives as "sha256=<hex>" — strip the prefix first
  const received = (header || "").replace(/^sha256=/, "");

  const a = Buffer.from(received, "hex");
  const b = Buffer.from(expected, "hex");

  return a.length === b.length && crypto.timingSafeEqual(a, b);
}

let app: TestApp;
let bench: DeliveryBench;
let receiver: WebhookReceiver;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  bench = await DeliveryBench.open(app);
  receiver = await WebhookReceiver.start();
});
afterEach(() => receiver.stop());

describe('a delivery', () => {
  it('is the exact envelope of the event, signed as the guide verifies it', async () => {
    const { secret } = await bench.webhook(receiver.url);
    const event = bench.event(1, undefined, { metadata: { shop: '7' } });
    await bench.publish(event);
    const [delivery] = await receiver.until(1);
    expect(delivery?.raw.toString('utf8')).toBe(envelope(event));
    expect(delivery?.body).toEqual({
      event: 'message.received',
      sessionId: expect.stringMatching(/^sess_[0-9a-f]{32}$/) as string,
      data: event.data,
      timestamp: event.occurredAt.toISOString(),
      metadata: { shop: '7' },
    });
    const header = String(delivery?.headers['x-whathooks-signature']);
    expect(verifySignature(delivery?.raw ?? '', header, secret)).toBe(true);
  });
});
