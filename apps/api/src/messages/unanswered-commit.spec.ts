import type { TestOrganization } from '../../test/harness';
import { type MessageBody, newPhone, SimulatedApp, type SessionBody } from '../../test/simulated';
import { until } from '../../test/until';
import { UnitOfWork } from '../database/unit-of-work';
import { DatabaseSilentError } from '../database/watched-client';

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
