import { DeliveryBench } from '../../../test/deliveries/deliveries';
import { testEngine } from '../../../test/deliveries/engine';
import { startTestApp, type TestApp } from '../../../test/harness';
import { until } from '@whathooks/testing';
import { ok, status, WebhookReceiver } from '../../../test/deliveries/webhook-receiver';
import { DatabaseSilentError } from '../../platform/database/connection/watched-client';
import { DeliveryQueue } from '../queue/delivery-queue';

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

/** A promise that the test resolves. */
function gate(): { open: () => void; opened: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, opened: promise };
}

const failing = gate();
const isQueued = gate();
const isRead = gate();
const isWritten = gate();

/** Reads before the result of the first attempt is written, and returns afterwards what it read. */
class OverlappingQueue extends DeliveryQueue {
  private writes = 0;

  override async complete(
    ...given: Parameters<DeliveryQueue['complete']>
  ): ReturnType<DeliveryQueue['complete']> {
    this.writes += 1;
    if (this.writes === 1) {
      failing.open();
      await isQueued.opened;
      throw new DatabaseSilentError('the first result waits for the next cycle');
    }
    await isRead.opened;
    const unblocked = await super.complete(...given);
    isWritten.open();
    return unblocked;
  }

  override async fetch(
    ...given: Parameters<DeliveryQueue['fetch']>
  ): ReturnType<DeliveryQueue['fetch']> {
    const due = await super.fetch(...given);
    if (this.writes === 0 || due.length === 0) return due;
    isRead.open();
    await isWritten.opened;
    return due;
  }
}

it('a delivery read before its chat was blocked waits like those read afterwards', async () => {
  const bench = await DeliveryBench.open(app);
  let isBroken = true;
  receiver.answer = (...args) => {
    (isBroken ? status(500) : ok)(...args);
    isBroken = false;
  };
  const webhook = await bench.webhook(receiver.url, {}, { retry_schedule: [0, 0.3] });
  const { engine, kill, troubles } = testEngine(app, { Queue: OverlappingQueue });
  engine.start();
  try {
    await bench.publishEach(1);
    engine.wake();
    await failing.opened;
    await bench.publishEach(1, undefined, 2);
    engine.wake([webhook.uuid]);
    isQueued.open();
    await until('both to be delivered', async () => {
      const statuses = await bench.statuses(webhook);
      return statuses.length === 2 && statuses.every((one) => one === 'delivered');
    });
    await isWritten.opened;
    expect(receiver.received.map(({ body }) => body.data.n)).toEqual([1, 1, 2]);
    expect(troubles).toEqual([expect.any(DatabaseSilentError)]);
  } finally {
    await kill();
  }
});
