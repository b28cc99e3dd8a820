import { caller, type TestApp, type TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';
import { parseId } from '../../platform/database/ids';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { SessionLeases } from '../../sessions/gateway/session-leases';
import { OutboxKeeper } from './outbox-keeper';
import { OutboxRows } from './outbox-rows';

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
afterEach(() => jest.restoreAllMocks());
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
    jest.spyOn(elsewhere.app.get(ClusterBus), 'tell').mockReturnValue();
    expect(await queue('unheard of')).toMatchObject({ status: 202 });
    await world.app.app.get(OutboxKeeper).sweep();
    await world.client.waitForMessage(contact, { text: 'unheard of' });
  });
});

describe('a message that waits while an older one of another chat is being written', () => {
  const other = newPhone();
  const send = (to: string, text: string) =>
    agency.asKey<MessageBody>('POST /v1/messages', { sessionId: session.id, to, text });

  beforeAll(() => world.client.createAccount({ phone: other, name: 'Joe' }));
  beforeEach(async () => {
    for (const to of [other, contact])
      expect(await send(to, 'before')).toMatchObject({ status: 201 });
  });

  /** Begins to write a message to the other one, and resolves when that hangs. */
  async function older(): Promise<{ write: () => Promise<unknown> }> {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const insert = TenantRepository.prototype.insert;
    jest.spyOn(TenantRepository.prototype, 'insert').mockImplementationOnce(async function (
      this: TenantRepository<never>,
      ...given
    ) {
      begun.resolve();
      await end.promise;
      return insert.apply(this, given);
    });
    const sent = send(other, 'older');
    await begun.promise;
    return {
      write: () => {
        end.resolve();
        return sent;
      },
    };
  }

  /** Does something between the next look for what waits and what is concluded from it. */
  function whileLooking(act: () => Promise<unknown>): Promise<void> {
    const rows = world.app.app.get(OutboxRows);
    const next = rows.next.bind(rows);
    const { promise, resolve } = Promise.withResolvers<void>();
    jest.spyOn(rows, 'next').mockImplementationOnce(async (...given) => {
      const found = await next(...given);
      await act();
      resolve();
      return found;
    });
    return promise;
  }

  it('is not overtaken by the next one of its chat', async () => {
    const { write } = await older();
    const looked = whileLooking(write);
    expect(await queue('first')).toMatchObject({ status: 202 });
    await looked;
    expect(await send(contact, 'second')).toMatchObject({ status: 201 });
    const read = (await world.client.messages(contact)).map(({ text }) => text);
    expect(read.slice(-3)).toEqual(['before', 'first', 'second']);
  });

  it('is sent once that is written', async () => {
    const { write } = await older();
    const looked = whileLooking(() => Promise.resolve());
    expect(await queue('waits')).toMatchObject({ status: 202 });
    await looked;
    await write();
    await world.client.waitForMessage(contact, { text: 'waits' });
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
    // Who has it now tells nobody.
    jest.spyOn(elsewhere.app.get(ClusterBus), 'tellOthers').mockReturnValue();
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
