import { caller, type TestApp, type TestOrganization } from '../../test/harness';
import { type MessageBody, newPhone, type SessionBody, SimulatedApp } from '../../test/simulated';
import { OutboxKeeper } from './outbox-keeper';
import { OutboxSignal } from './outbox-signal';

let world: SimulatedApp;
let elsewhere: TestApp;
let agency: TestOrganization;
let session: SessionBody;
const contact = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
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
