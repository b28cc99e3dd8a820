import { caller, type TestApp, type TestOrganization } from '../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../test/simulated';
import { parseId } from '../database/ids';
import { SessionLeases } from '../sessions/gateway/session-leases';
import { OutboxKeeper } from './outbox-keeper';
import { OutboxSignal } from './outbox-signal';

let world: SimulatedApp;
let elsewhere: TestApp;
let agency: TestOrganization;
let session: SessionBody;
const contact = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start({ WHATSAPP_ACK_MS: '1000', SESSION_LEASE_S: '24' });
  agency = await world.app.organization();
  session = await world.linked(agency);
  await world.client.createAccount({ phone: contact, name: 'Jane' });
  elsewhere = await world.another();
});
afterAll(async () => {
  await elsewhere.stop();
  await world.close();
});

/** Asks the process that does not have the line. */
const queue = (text: string) =>
  caller(elsewhere.url, { 'x-api-key': agency.apiKey })<MessageBody>('POST /v1/messages', {
    sessionId: session.id,
    to: contact,
    text,
    queue: true,
  });

describe('a message that is queued in a process without the line', () => {
  it('is sent at once by the one that has it', async () => {
    expect(await queue('from elsewhere')).toMatchObject({ status: 202 });
    await world.client.waitForMessage(contact, { text: 'from elsewhere' });
  });

  it('is found when nobody told of it', async () => {
    elsewhere.app.get(OutboxSignal).tell = () => undefined;
    expect(await queue('unheard of')).toMatchObject({ status: 202 });
    await world.app.app.get(OutboxKeeper).sweep();
    await world.client.waitForMessage(contact, { text: 'unheard of' });
  });
});

describe('a process that does not know yet that another one has the session', () => {
  const GROUP = '120363000000000000@g.us';

  const stored = async (to: string): Promise<MessageBody | undefined> => {
    const path = `GET /v1/messages?direction=outbound&limit=100` as const;
    return (await agency.asKey<Page<MessageBody>>(path)).body.data.find((row) => row.to === to);
  };

  it('writes nothing of what becomes of its messages', async () => {
    const leases = elsewhere.app.get(SessionLeases);
    const [taken, answer] = await until('a line that does not know', async () => {
      await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
      const mine = await leases.take([parseId('session', session.id)], true);
      // WhatsApp knows no such group, and says so before anything is sent.
      const message = { sessionId: session.id, to: GROUP, text: 'to nobody' };
      const given = await agency.asKey<MessageBody>('POST /v1/messages', message);
      if (given.status !== 400) return [mine, given] as const;
      await leases.release(mine);
      return null;
    });
    expect(answer).toMatchObject({ status: 202, body: { status: 'pending' } });
    expect(await stored(GROUP)).toMatchObject({ status: 'pending' });
    await leases.release(taken);
    await until('the one that runs it then', async () => {
      return (await stored(GROUP))?.status === 'failed';
    });
  });
});
