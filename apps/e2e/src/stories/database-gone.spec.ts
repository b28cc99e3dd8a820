import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { SeededRandom } from '../chaos/seeded-random';
import {
  acknowledgements,
  expectAllAccountedFor,
  waitForMoreDeliveries,
} from '../chaos/expectations';
import { World } from '../chaos/world';
import { until } from '@whathooks/testing';
import { Wire } from '../harness/wire';

const VARIABLES = {
  SESSION_LEASE_S: '5',
  DATABASE_CONNECT_MS: '1000',
  DATABASE_ANSWER_MS: '1000',
};

let wire: Wire;
let world: World;
let strangers = 0;

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  world = await World.build({
    numbers: 1,
    contacts: 1,
    variables: VARIABLES,
    connectVia: async (database) => (wire = await Wire.to(database)),
  });
});
test.afterAll(() => world.stop());

const number = (): string => world.numbers[0] ?? '';

async function write(from: string, text: string): Promise<void> {
  const stream = `greeting of ${from}`;
  const entry = { author: 'contact', stream, text: `${stream} ${text}`, isToGroup: false } as const;
  world.sent.push({ ...entry, readers: [] });
  await world.product.simulator.sendMessage(from, { to: number(), text: `${stream} ${text}` });
}

/** Somebody that the number has never heard of. */
async function stranger(): Promise<string> {
  strangers += 1;
  const phone = `49151400000${String(strangers).padStart(2, '0')}`;
  await world.product.simulator.createAccount({ phone, name: `Stranger ${strangers}` });
  return phone;
}

async function device(): Promise<{ online: boolean; offlineQueue: number } | undefined> {
  return (await world.product.simulator.account(number())).devices[0];
}

/** Versions of all that the connection of a number writes. */
const WRITTEN = `
  SELECT md5(string_agg(version, ',' ORDER BY version)) AS seen FROM (
    SELECT 'k' || xmin AS version FROM session_keys
    UNION ALL SELECT 'c' || xmin FROM session_credentials
    UNION ALL SELECT 'n' || xmin FROM session_notices
    UNION ALL SELECT 'm' || xmin FROM messages) each`;
const QUIET_MS = 3_000;

/** A connection that was just opened has more to write than what it was sent. */
async function untilIdle(client: Client): Promise<void> {
  let before = '';
  let since = Date.now();
  await until('the gateway to have nothing left to write', async () => {
    const { rows } = await client.query<{ seen: string }>(WRITTEN);
    const now = rows[0]?.seen ?? '';
    if (now !== before) since = Date.now();
    before = now;
    return Date.now() - since > QUIET_MS;
  });
}

test('a number that is idle while nothing of the database is heard hangs up by itself, and comes back', async () => {
  const client = new Client({ connectionString: world.database.url });
  await client.connect();
  try {
    const [known = ''] = world.contacts;
    await write(known, '#0');
    await until('a delivery', () => world.listener.received.length > 0);
    await untilIdle(client);
    const before = await acknowledgements(world);

    wire.goDead();
    // Nothing is written that could fail: only the lease is not renewed.
    await until(
      () => `the line to be closed\n${world.product.log}`,
      async () => (await device())?.online === false,
    );
    expect(world.product.log).toContain('leases could not be renewed: all connections are closed');
    for (const from of [known, await stranger()]) await write(from, '#1');
    await until('the lease to expire', async () => {
      const { rows } = await client.query('SELECT FROM session_leases WHERE expires_at < now()');
      return rows.length === 1;
    });
    expect((await device())?.offlineQueue).toBeGreaterThanOrEqual(2);
    expect(await acknowledgements(world)).toEqual(before);
  } finally {
    await client.end();
  }
  await wire.mend();
  await expectAllAccountedFor(world);
  // PostgreSQL still believes in the connections that went silent: they must not keep ours from renewing.
  expect(world.product.log.match(/leases could not be renewed/g)).toHaveLength(1);
});

test('a database that is restarted under traffic, while people write for the first time, costs nothing', async () => {
  const living = world.runTraffic(new SeededRandom(10));
  await waitForMoreDeliveries(world);

  const firstTimers = [await stranger(), await stranger(), await stranger()];
  const ends = world.database.stop();
  for (const from of firstTimers) await write(from, '#0');
  await ends;
  for (const from of [...firstTimers, await stranger()]) await write(from, '#1');
  const before = await acknowledgements(world);
  expect((await world.product.api.get('/health/ready')).status).toBe(503);
  expect(await acknowledgements(world)).toEqual(before);
  await world.database.restart();

  await waitForMoreDeliveries(world);
  world.stopTraffic();
  await living;
  await expectAllAccountedFor(world);
});
