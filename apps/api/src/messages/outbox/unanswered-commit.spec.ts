import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  SimulatedApp,
  type SessionBody,
} from '../../../test/simulated';
import { until } from '@whathooks/testing';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DatabaseSilentError } from '../../platform/database/connection/watched-client';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const contact = newPhone();
beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  session = await world.linked(agency);
  await world.client.createAccount({ phone: contact, name: 'Jane' });
});
afterAll(() => world.close());

/** The next message under a key is committed, and the connection breaks before anybody hears of it. */
function loseTheNextAnswer(): void {
  const unitOfWork = world.app.app.get(UnitOfWork);
  const run = unitOfWork.run.bind(unitOfWork);
  unitOfWork.run = async (work) => {
    let isOurs = false;
    const result = await run((tx) => {
      const query = tx.query.bind(tx) as typeof tx.query;
      tx.query = (sql, parameters) => {
        isOurs ||= sql.includes('idempotency_keys SET made');
        return query(sql, parameters);
      };
      return work(tx);
    });
    if (!isOurs) return result;
    unitOfWork.run = run;
    throw new DatabaseSilentError('the answer was lost');
  };
}

it('a message whose commit was not answered is sent once, and its key leads to it', async () => {
  const send = (): ReturnType<typeof agency.asKey<MessageBody>> =>
    agency.asKey<MessageBody>(
      'POST /v1/messages',
      { sessionId: session.id, to: contact, text: 'once' },
      { 'idempotency-key': 'unanswered' },
    );
  loseTheNextAnswer();
  expect(await send()).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
  const { id } = await world.client.waitForMessage(contact, { text: 'once' });
  await until('the key to lead to a message that is sent', async () => {
    const { status, body } = await send();
    expect(body.waMessageId).toBe(id);
    return status === 201;
  });
  expect(await world.client.messages(contact)).toHaveLength(1);
});

it('a message whose key cannot be written is not there, and is made when it is asked for again', async () => {
  const { dataSource } = world.app;
  const jane = newPhone();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  const send = (): ReturnType<typeof agency.asKey<MessageBody>> =>
    agency.asKey<MessageBody>(
      'POST /v1/messages',
      { sessionId: session.id, to: jane, text: 'with its key' },
      { 'idempotency-key': 'no-room' },
    );
  await dataSource.query(`
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$;
    CREATE TRIGGER no_room BEFORE UPDATE OF made ON idempotency_keys
      FOR EACH ROW EXECUTE FUNCTION no_room()`);
  expect(await send()).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
  const rows = (): Promise<unknown[]> =>
    dataSource.query('SELECT id FROM messages WHERE recipient = $1', [jane]);
  expect(await rows()).toEqual([]);
  await dataSource.query('DROP TRIGGER no_room ON idempotency_keys');
  expect(await send()).toMatchObject({ status: 201 });
  expect(await rows()).toHaveLength(1);
  expect(await world.client.messages(jane)).toHaveLength(1);
});

it('what is said and what is done to it is told in the order in which it came', async () => {
  const jane = newPhone();
  const to = session.phone ?? '';
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.sendMessage(jane, { to, text: 'before' });
  const told = async (): Promise<string[]> => {
    const rows = await world.app.dataSource.query<{ body: string }[]>(
      `SELECT body FROM events WHERE event IN ('message.received', 'message.edited') ORDER BY id`,
    );
    return rows
      .map(({ body }) => JSON.parse(body) as { event: string; data: Record<string, string> })
      .filter(({ data }) => data['from'] === jane)
      .map(({ event, data }) => `${event} ${data['text']}`);
  };
  await until('the first', async () => (await told()).length === 1);
  const expected = ['message.received before'];
  // While one commit waits, what comes in the meantime gathers for the next.
  const holder = world.app.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('SELECT FROM session_leases FOR UPDATE');
  for (let index = 0; index < 10; index += 1) {
    const said = await world.client.sendMessage(jane, { to, text: `said ${index}` });
    const edit = { to, kind: 'edit', about: said.id, text: `meant ${index}` } as const;
    await world.client.sendMessage(jane, edit);
    expected.push(`message.received said ${index}`, `message.edited meant ${index}`);
  }
  await holder.rollbackTransaction();
  await holder.release();
  await until('all of it', async () => (await told()).length === expected.length);
  expect(await told()).toEqual(expected);
});
