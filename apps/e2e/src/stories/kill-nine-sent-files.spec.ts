import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { until } from '@whathooks/testing';
import { Client } from 'pg';
import type { MessageBody } from '../harness/api';
import { type Account, Product } from '../harness/product';

const NUMBER = '4915140000021';
const CONTACT = '4915140000022';
const PATIENCE_MS = 120_000;
/** Held by the story while a process shall go no further. */
const BARRIER = 17;

/** What is about to be written when the process dies, and how often the file is uploaded in the end. */
const STEPS: { name: string; on: string; when?: string; uploads: number }[] = [
  { name: 'the file before its message', on: 'INSERT ON media', uploads: 1 },
  { name: 'the message', on: 'INSERT ON messages', uploads: 1 },
  { name: 'that WhatsApp has the file', on: 'INSERT ON media_uploads', uploads: 2 },
  {
    name: 'where the file is, into the bytes of the message',
    on: 'UPDATE ON messages',
    when: 'OLD.awaits_upload AND NOT NEW.awaits_upload',
    uploads: 1,
  },
  {
    name: 'the ratchet, before the frame leaves',
    on: 'INSERT OR UPDATE ON session_keys',
    when: `NEW.type = 'session'`,
    uploads: 1,
  },
  {
    name: 'that WhatsApp has the message',
    on: 'UPDATE ON messages',
    when: `OLD.status = 'pending' AND NEW.status = 'sent'`,
    uploads: 1,
  },
];

let product: Product;
let account: Account;
let database: Client;
let sessionId: string;
test.beforeAll(async () => {
  product = await Product.start();
  account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  sessionId = (await product.link(account, NUMBER)).id;
  database = new Client({ connectionString: product.databaseUrl });
  await database.connect();
  await database.query(`
    CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      PERFORM pg_advisory_xact_lock_shared(${BARRIER});
      RETURN NEW;
    END $$`);
});
test.afterAll(async () => {
  await database?.end();
  await product?.stop();
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const uploads = async (): Promise<number> => (await product.simulator.media.list(NUMBER)).length;

/** The database connections that wait to write. */
async function held(): Promise<number[]> {
  const { rows } = await database.query<{ pid: number }>(
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [BARRIER],
  );
  return rows.map(({ pid }) => pid);
}

for (const { name, on, when, uploads: expected } of STEPS) {
  test(`a process that dies before it has written ${name}: sent once, and whole`, async () => {
    test.setTimeout(240_000);
    const before = await uploads();
    const bytes = randomBytes(50_000);
    const document = { base64: bytes.toString('base64'), fileName: 'offer.bin' };
    const message = { sessionId, to: CONTACT, document };
    const send = () =>
      account.key.call<MessageBody>('POST', '/v1/messages', message, {
        'idempotency-key': name.replaceAll(' ', '-'),
      });

    await database.query(`SELECT pg_advisory_lock(${BARRIER})`);
    const [event, table] = on.split(' ON ');
    const condition = when ? `WHEN (${when})` : '';
    await database.query(
      `CREATE TRIGGER hold BEFORE ${event} ON ${table} FOR EACH ROW ${condition} EXECUTE FUNCTION hold()`,
    );
    const cut = send().catch(() => null);
    const waiting = await until('the process to be about to', async () => {
      const pids = await held();
      return pids.length > 0 ? pids : null;
    });
    await product.stopGateway('SIGKILL');
    await cut;
    // What it was about to write is not written.
    for (const pid of waiting) await database.query('SELECT pg_terminate_backend($1)', [pid]);
    await until('nobody to wait', async () => (await held()).length === 0);
    await database.query(`DROP TRIGGER hold ON ${table}`);
    await database.query(`SELECT pg_advisory_unlock(${BARRIER})`);
    await product.startGateway();

    await product.session(account, sessionId, ({ status }) => status === 'CONNECTED');
    // A caller without an answer asks again, and gets the same message.
    const { body } = await until('an answer', async () => {
      const answer = await send();
      return answer.status < 300 ? answer : null;
    });
    const seen = await until(
      'the document',
      async () =>
        (await product.simulator.messages(CONTACT)).filter(({ id }) => id === body.waMessageId)[0],
      PATIENCE_MS,
    );
    expect(seen.deliveries).toBe(1);
    const opened = await product.simulator.media.read(CONTACT, body.waMessageId);
    expect(sha256(opened)).toBe(sha256(bytes));
    await until('it to be sent', async () => {
      const stored = await account.key.get<MessageBody>(`/v1/messages/${body.id}`);
      return ['sent', 'delivered', 'read'].includes(stored.body.status);
    });
    const all = await product.simulator.messages(CONTACT);
    const ofThis: unknown[] = [];
    for (const { id } of all)
      if (sha256(await product.simulator.media.read(CONTACT, id)) === sha256(bytes))
        ofThis.push(id);
    expect(ofThis).toEqual([body.waMessageId]);
    expect((await uploads()) - before).toBe(expected);
  });
}
