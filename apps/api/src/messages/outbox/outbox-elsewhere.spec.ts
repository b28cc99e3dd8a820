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
import { SessionLeases } from '../../sessions/gateway/leases/session-leases';
import { OutboxSweeper } from './outbox-sweeper';
import { OutboxRepository } from './tables/outbox.repository';

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
afterEach(() => {
  jest.restoreAllMocks();
  world.app.answersWithin();
});
afterAll(async () => {
  await elsewhere.stop();
  await world.close();
});

/** Asks the process that does not have the connection. */
const queue = (text: string) =>
  caller(elsewhere.url, { 'x-api-key': agency.apiKey })<MessageBody>('POST /v1/messages', {
    sessionId: session.id,
    to: contact,
    text,
    queue: true,
  });

describe('a message that is queued in a process without the connection', () => {
  it('is sent at once by the one that has it', async () => {
    expect(await queue('from elsewhere')).toMatchObject({ status: 201 });
    await world.client.waitForMessage(contact, { text: 'from elsewhere' });
  });

  it('is found although its notification was lost', async () => {
    const told = jest.spyOn(elsewhere.app.get(ClusterBus), 'publishWithin').mockResolvedValue();
    const queued = queue('unheard of');
    await until('it to be written', async () => {
      const rows = await world.app.dataSource.query<unknown[]>(
        `SELECT FROM messages WHERE text = 'unheard of'`,
      );
      return rows.length > 0;
    });
    expect(told).toHaveBeenCalled();
    await world.app.app.get(OutboxSweeper).sweep();
    await world.client.waitForMessage(contact, { text: 'unheard of' });
    expect(await queued).toMatchObject({ status: 201 });
  });
});

describe('a message that is sent through a process without the connection', () => {
  const sendThere = (text: string, to = contact, headers = {}) =>
    caller(elsewhere.url, { 'x-api-key': agency.apiKey })<MessageBody>(
      'POST /v1/messages',
      { sessionId: session.id, to, text },
      headers,
    );
  const sendHere = (text: string) =>
    agency.asKey<MessageBody>('POST /v1/messages', { sessionId: session.id, to: contact, text });

  it('is answered when it is sent, keeps the order of its chat, and arrives once', async () => {
    const wanted = Array.from({ length: 8 }, (_, n) => `through both ${n}`);
    for (const [n, text] of wanted.entries()) {
      const answer = await (n % 2 === 0 ? sendThere(text) : sendHere(text));
      expect([answer.status, answer.body]).toMatchObject([201, { status: 'sent' }]);
    }
    await world.client.waitForMessage(contact, { text: wanted.at(-1) ?? '' });
    const read = (await world.client.messages(contact)).map(({ text }) => text);
    expect(read.filter((text) => text?.startsWith('through both'))).toEqual(wanted);
  });

  it('is refused with the same words', async () => {
    const to = newPhone();
    const answers = [
      await sendThere('to nobody', to),
      await agency.asKey('POST /v1/messages', { sessionId: session.id, to, text: 'to nobody' }),
    ].map(({ status, body }) => [status, { ...body, requestId: '' }]);
    expect(answers[0]).toMatchObject([expect.any(Number), { code: 'recipient_not_on_whatsapp' }]);
    expect(answers[0]).toEqual(answers[1]);
  });

  it('is what its Idempotency-Key leads to in every process', async () => {
    const key = { 'idempotency-key': 'once-for-both' };
    const there = await sendThere('once', contact, key);
    const message = { sessionId: session.id, to: contact, text: 'once' };
    const here = await agency.asKey<MessageBody>('POST /v1/messages', message, key);
    expect(there).toMatchObject({ status: 201 });
    expect(here.body.id).toBe(there.body.id);
    await world.client.waitForMessage(contact, { text: 'once' });
    expect(
      (await world.client.messages(contact)).filter(({ text }) => text === 'once').length,
    ).toBe(1);
  });

  it('is answered from its row when the process was cut off meanwhile', async () => {
    jest.spyOn(world.app.app.get(ClusterBus), 'publishToOthers').mockReturnValue();
    const sent = sendThere('told to nobody');
    await world.client.waitForMessage(contact, { text: 'told to nobody' });
    await until('it to be marked as sent', async () => {
      const rows = await world.app.dataSource.query<unknown[]>(
        `SELECT FROM messages WHERE text = 'told to nobody' AND status <> 'pending'`,
      );
      return rows.length > 0;
    });
    await world.app.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'whathooks % bus'`,
    );
    expect(await sent).toMatchObject({ status: 201, body: { status: 'sent' } });
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
    const rows = world.app.app.get(OutboxRepository);
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
    expect(await queue('first')).toMatchObject({ status: 201 });
    await looked;
    expect(await send(contact, 'second')).toMatchObject({ status: 201 });
    const read = (await world.client.messages(contact)).map(({ text }) => text);
    expect(read.slice(-3)).toEqual(['before', 'first', 'second']);
  });

  it('is sent once that is written', async () => {
    const { write } = await older();
    const looked = whileLooking(() => Promise.resolve());
    const queued = queue('waits');
    await looked;
    await write();
    await world.client.waitForMessage(contact, { text: 'waits' });
    expect(await queued).toMatchObject({ status: 201 });
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
    jest.spyOn(elsewhere.app.get(ClusterBus), 'publishToOthers').mockReturnValue();
    const [taken, answer] = await until('a connection that does not know', async () => {
      await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
      const mine = await leases.take([parseId('session', session.id)], true);
      // WhatsApp knows no such group, and says so before anything is sent.
      const message = { sessionId: session.id, to: GROUP, text: 'to nobody' };
      world.app.answersWithin(4_000);
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
