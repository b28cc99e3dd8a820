import { DeliveryBench } from '../../../test/deliveries/deliveries';
import { testEngine } from '../../../test/deliveries/engine';
import { startTestApp, type TestApp } from '../../../test/harness';
import { until } from '@whathooks/testing';
import { ok, WebhookReceiver } from '../../../test/deliveries/webhook-receiver';
import { DatabaseSilentError } from '../../platform/database/connection/watched-client';
import { DeliveryQueue } from './delivery-queue';

let app: TestApp;
let receiver: WebhookReceiver;
beforeAll(async () => {
  app = await startTestApp({ variables: { ROLES: 'api,gateway' } });
  receiver = await WebhookReceiver.start();
});
afterAll(async () => {
  await receiver.stop();
  await app.close();
});

let losses = 0;

/** The statement is executed, and its response is lost. */
class UnheardQueue extends DeliveryQueue {
  override async complete(
    ...given: Parameters<DeliveryQueue['complete']>
  ): ReturnType<DeliveryQueue['complete']> {
    const unblocked = await super.complete(...given);
    if (given[0].length === 0 || losses === 0) return unblocked;
    losses -= 1;
    throw new DatabaseSilentError('the response was lost');
  }
}

it('results whose write got no response are written once, and the next deliveries are sent', async () => {
  const bench = await DeliveryBench.open(app);
  receiver.answer = ok;
  const webhook = await bench.webhook(receiver.url);
  losses = 2;
  const { engine, kill, troubles } = testEngine(app, { Queue: UnheardQueue });
  engine.start();
  try {
    for (const n of [1, 2, 3]) {
      await bench.publishEach(1, undefined, n);
      engine.wake();
      await until(`delivery ${n} to be done`, async () => {
        const statuses = await bench.statuses(webhook);
        return statuses.length === n && statuses.every((status) => status === 'delivered');
      });
    }
    await until('all responses to be lost', () => losses === 0);
    expect(troubles).toEqual([expect.any(DatabaseSilentError), expect.any(DatabaseSilentError)]);
    expect(receiver.received.map(({ body }) => body.data.n)).toEqual([1, 2, 3]);
    expect(await bench.attempts(webhook)).toHaveLength(3);
    const [hours] = await app.dataSource.query<{ delivered: string }[]>(
      'SELECT sum(delivered) AS delivered FROM delivery_hours WHERE webhook_id = $1',
      [webhook.uuid],
    );
    expect(hours?.delivered).toBe('3');
  } finally {
    await kill();
  }
});
