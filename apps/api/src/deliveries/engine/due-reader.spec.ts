import { DeliveryBench } from '../../../test/deliveries/deliveries';
import { startTestApp, type TestApp } from '../../../test/harness';
import { DatabaseConnection } from '../../platform/database/connection/database-connection';
import { newId } from '../../platform/database/ids';
import { Vault } from '../../platform/vault/vault';
import { DeliveryQueue, prepareForQueue } from '../queue/delivery-queue';
import type { DueDelivery } from '../queue/claimed-lanes';
import { DeliverySecrets } from '../queue/delivery-secrets';
import { DueReader } from './due-reader';
import { LaneMemory } from './lanes/lane-memory';
import { Lanes } from './lanes/lanes';

/** Characters of each message; bodies are somewhat longer. */
const LONG = 10_000;
const LIMITS = { bytes: 6 * LONG, readBytes: 3 * LONG };

let app: TestApp;
let databaseConnection: DatabaseConnection;
let queue: DeliveryQueue;
beforeAll(async () => {
  app = await startTestApp({ variables: { ROLES: 'api,gateway' } });
  databaseConnection = new DatabaseConnection(app.database.url, 'reader of a test', {
    opened: prepareForQueue,
  });
  queue = new DeliveryQueue(
    databaseConnection,
    databaseConnection,
    new DeliverySecrets(app.app.get(Vault)),
  );
});
afterAll(async () => {
  await databaseConnection.close();
  await app.close();
});

it('long bodies: reads and memory stay within their limits, and everything is read in the end', async () => {
  const bench = await DeliveryBench.open(app);
  await bench.webhook('http://127.0.0.1:9/');
  const count = 20;
  for (let n = 1; n <= count; n += 1) {
    // Each in its own chat.
    const event = bench.event(n, `${n}@s.whatsapp.net`);
    await bench.publish({ ...event, data: { ...event.data, text: 'x'.repeat(LONG) } } as never);
  }
  const lanes = new Lanes();
  const { lanes: claimed } = await queue.claim(newId(), 10);
  for (const one of claimed) lanes.set(one.id, new LaneMemory(one, 0, Infinity));
  const [memory] = [...lanes.values()];
  if (!memory) throw new Error('no lane');
  const reader = new DueReader(queue, lanes, LIMITS);

  const read = async (): Promise<DueDelivery[]> => {
    const wants = reader.requests();
    const found = await reader.read(wants);
    reader.offer(found);
    await reader.park(wants, found);
    return found;
  };
  expect(await read()).toHaveLength(3);
  expect(await read()).toHaveLength(3);
  // There is room for hundreds, but not for long ones.
  expect(await read()).toEqual([]);
  expect(memory.bytesInMemory).toBeGreaterThan(LIMITS.bytes);

  let over = 0;
  while (over < count) {
    const next = memory.next(0);
    if (!next) expect(await read()).not.toEqual([]);
    else {
      memory.attempted(next, false);
      await app.dataSource.query('DELETE FROM delivery_queue WHERE id = $1', [next.id]);
      memory.written(next);
      over += 1;
    }
    expect(memory.inMemory.size).toBeLessThanOrEqual(8);
  }
  expect(memory.bytesInMemory).toBe(0);
});
