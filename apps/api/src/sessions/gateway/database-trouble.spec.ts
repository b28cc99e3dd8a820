import { Client } from 'pg';
import { until } from '@whathooks/testing';
import { newPhone, SimulatedApp } from '../../../test/simulated';
import type { TestOrganization } from '../../../test/harness';

let world: SimulatedApp;
let agency: TestOrganization;
let sessionId: string;
let phone: string;
beforeAll(async () => {
  world = await SimulatedApp.start({ SESSION_LEASE_S: '3' });
  agency = await world.app.organization();
  phone = newPhone();
  sessionId = (await world.linked(agency, phone)).id;
});
afterAll(() => world.close());

const sql = (text: string): Promise<unknown[]> => world.app.dataSource.query(text);

/** As after the end of another process that had taken the session over meanwhile. */
async function loseTheLease(): Promise<void> {
  await sql(`UPDATE session_leases SET holder = 1, epoch = epoch + 1, expires_at = '-infinity'`);
}

async function count(from: string): Promise<number> {
  const [row] = (await sql(`SELECT count(*)::int AS n FROM ${from}`)) as { n: number }[];
  return row?.n ?? 0;
}

/** How often the session got online. */
const arrivals = (): Promise<number> => count(`session_transitions WHERE to_status = 'CONNECTED'`);

async function comesBack(before: number): Promise<void> {
  await until('the session to be online again', async () => (await arrivals()) > before);
  expect((await world.session(agency, sessionId, () => true)).status).toBe('CONNECTED');
}

/** Fails what is written to a table; `refusals` counts how often. */
async function refuse(name: string, what: string, when: string): Promise<void> {
  await sql(
    `CREATE TRIGGER ${name} BEFORE ${what} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION refuse()`,
  );
}

const refused = (times: number): string => `refusals WHERE is_called AND last_value >= ${times}`;
const refusals = (atLeast: number): Promise<boolean> =>
  until(`${atLeast} refusals`, async () => (await count(refused(atLeast))) > 0);

beforeEach(async () => {
  await sql('CREATE SEQUENCE refusals');
  await sql(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      PERFORM nextval('refusals');
      RAISE EXCEPTION 'no room left' USING ERRCODE = 'disk_full';
    END $$`);
});
afterEach(async () => {
  await sql('DROP FUNCTION refuse CASCADE');
  await sql('DROP SEQUENCE refusals');
});

describe('a session that is taken up while the database cannot do its work', () => {
  it('comes back when its first move could not be written', async () => {
    await refuse('full_disk', 'INSERT ON session_transitions', 'true');
    const before = await arrivals();
    await loseTheLease();
    await refusals(2);
    await sql('DROP TRIGGER full_disk ON session_transitions');
    await comesBack(before);
  });

  it('comes back when its credentials could not be read', async () => {
    const before = await arrivals();
    await sql('ALTER TABLE session_credentials RENAME TO away');
    await loseTheLease();
    await until(
      'the session to be taken up',
      async () => (await count(`sessions WHERE status = 'DISCONNECTED'`)) > 0,
    );
    await sql('ALTER TABLE away RENAME TO session_credentials');
    await comesBack(before);
  });

  it('comes back beside others when leases could not even be given back', async () => {
    const other = await world.linked(agency);
    const before = await arrivals();
    await refuse('full_disk', 'INSERT ON session_transitions', 'true');
    await refuse('no_release', 'UPDATE ON session_leases', `NEW.expires_at = '-infinity'`);
    await sql(`UPDATE session_leases SET holder = 1, epoch = epoch + 1, expires_at = 'epoch'`);
    await refusals(2);
    await sql('DROP TRIGGER full_disk ON session_transitions');
    await sql('DROP TRIGGER no_release ON session_leases');
    await until('both to be online again', async () => (await arrivals()) >= before + 2);
    await agency.asKey(`DELETE /v1/sessions/${other.id}`);
  });
});

describe('a session whose lease is lost while a message is on its way', () => {
  const ratchets = (): Promise<unknown[]> =>
    sql(`SELECT id, value FROM session_keys WHERE type = 'session' ORDER BY id`);

  it('stores no ratchet and sends nothing: another process has the lease', async () => {
    const contact = newPhone();
    await world.client.createAccount({ phone: contact, name: 'Jane' });
    const send = (text: string) =>
      agency.asKey('POST /v1/messages', { sessionId, to: contact, text });
    expect(await send('before')).toMatchObject({ status: 201 });
    await world.client.waitForMessage(contact, { text: 'before' });
    const stored = await ratchets();
    expect(stored).not.toEqual([]);
    // Another process takes the session over in the moment in which the message is written.
    await sql(`
      CREATE FUNCTION steal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        UPDATE session_leases SET holder = 1, epoch = epoch + 1, expires_at = now() + interval '1 hour';
        RETURN NULL;
      END $$`);
    await sql(`
      CREATE TRIGGER thief AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION steal()`);
    expect(await send('meanwhile')).toMatchObject({ body: { status: 'pending' } });
    await until('the connection to end', async () => {
      const { devices } = await world.client.account(phone);
      return !devices.some(({ online }) => online);
    });
    expect(await ratchets()).toEqual(stored);
    expect((await world.client.messages(contact)).map(({ text }) => text)).toEqual(['before']);

    await sql('DROP FUNCTION steal CASCADE');
    await sql(`UPDATE session_leases SET expires_at = '-infinity'`);
    await world.client.waitForMessage(contact, { text: 'meanwhile' });
    const seen = await world.client.messages(contact);
    expect(seen.map(({ text, deliveries }) => [text, deliveries])).toEqual([
      ['before', 1],
      ['meanwhile', 1],
    ]);
  });
});

it('what the database refuses for good ends the connection, and does not keep it for ever', async () => {
  await sql(`
    CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      RAISE EXCEPTION 'that cannot be stored' USING ERRCODE = 'invalid_parameter_value';
    END $$`);
  await sql(`
    CREATE TRIGGER never BEFORE UPDATE ON sessions FOR EACH ROW
    WHEN (NEW.status = 'QR') EXECUTE FUNCTION never()`);
  const before = (await world.client.linkings()).length;
  const waiting = await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'Florist' });
  const tried = async (): Promise<number> => (await world.client.linkings()).length - before;
  await until('a second connection', async () => (await tried()) > 1, 60_000);
  await sql('DROP FUNCTION never CASCADE');
  await world.session(agency, waiting.body.id, ({ status }) => status === 'QR');
  await agency.asUser(`DELETE /v1/sessions/${waiting.body.id}`);
});

describe('a session whose lease is lost before its connection is open', () => {
  const logins = async (): Promise<number> => (await world.client.account(phone)).stats.logins;

  /** Another process takes every lease of ours right after us. */
  async function stealLeases(): Promise<void> {
    await sql(`
      CREATE FUNCTION steal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        PERFORM nextval('refusals');
        UPDATE session_leases SET holder = 1, epoch = epoch + 1 WHERE session_id = NEW.session_id;
        RETURN NULL;
      END $$`);
    await sql(`
      CREATE TRIGGER thief AFTER UPDATE ON session_leases FOR EACH ROW
      WHEN (NEW.epoch > OLD.epoch AND NEW.holder <> 1) EXECUTE FUNCTION steal()`);
  }

  const connectUntil = (what: string, holds: () => Promise<boolean>): Promise<boolean> =>
    until(what, async () => {
      await agency.asKey(`POST /v1/sessions/${sessionId}/connect`);
      return holds();
    });

  it('opens none: it would end the connection of the process with the lease', async () => {
    await world.client.changeConnection(phone, { action: 'conflict' });
    await world.session(agency, sessionId, ({ statusReason }) => statusReason === 'replaced');
    const before = await logins();
    await stealLeases();
    await connectUntil('three thefts', async () => (await count(refused(3))) > 0);
    await sql('DROP FUNCTION steal CASCADE');
    const online = await arrivals();
    await connectUntil('the session to be online again', async () => (await arrivals()) > online);
    expect(await logins()).toBe(before + 1);
  });

  it('and one that has to stop opens none either', async () => {
    const before = await arrivals();
    await refuse('full_disk', 'INSERT ON session_transitions', `NEW.to_status = 'CONNECTING'`);
    await world.client.changeConnection(phone, { action: 'drop' });
    await refusals(1);
    const online = await logins();
    await world.restart({ SESSION_LEASE_S: '3' });
    expect(await logins()).toBe(online);
    await sql('DROP TRIGGER full_disk ON session_transitions');
    await comesBack(before);
  });
});

describe('a process that starts', () => {
  it('serves while its sessions are still being taken up', async () => {
    await world.app.stop();
    const client = new Client({ connectionString: world.app.database.url });
    await client.connect();
    // As after a kill; and the first move of the session has to wait.
    await client.query(`UPDATE sessions SET status = 'CONNECTED'`);
    await client.query('BEGIN');
    await client.query('SELECT FROM sessions FOR UPDATE');
    world.app = await world.another({ DATABASE_ANSWER_MS: '300000' });
    expect((await world.app.call('GET /health/ready')).status).toBe(200);
    await until('the move to wait', async () => {
      const { rows } = await client.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    });
    await client.query('COMMIT');
    await client.end();
    await world.session(agency, sessionId, ({ status }) => status === 'CONNECTED');
  });
});
