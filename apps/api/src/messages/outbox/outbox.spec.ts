import { newWaMessageId } from '@whathooks/whatsapp';
import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';
import { newId, parseId, publicId } from '../../platform/database/ids';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let number: string;

const SOON = { WHATSAPP_ACK_MS: '1000' };
/** Long enough for a slow machine, which works on other things as well. */
const PATIENCE_MS = 60_000;

beforeAll(async () => {
  world = await SimulatedApp.start(SOON);
  agency = await world.app.organization();
  session = await world.linked(agency);
  number = session.phone ?? '';
});
afterAll(() => world.close());

const newContact = async (): Promise<string> => {
  const phone = newPhone();
  await world.client.createAccount({ phone, name: `Contact ${phone}` });
  return phone;
};

const send = (to: string, text: string, more: object = {}, key?: string) =>
  agency.asKey<MessageBody>(
    'POST /v1/messages',
    { sessionId: session.id, to, text, ...more },
    key ? { 'idempotency-key': key } : {},
  );

const stored = async (id: string): Promise<MessageBody | undefined> => {
  const rows = await agency.asKey<{ data: MessageBody[] }>(
    'GET /v1/messages?direction=outbound&limit=100',
  );
  return rows.body.data.find((message) => message.id === id);
};

/** What a contact read, in the order in which it came. */
const read = async (contact: string): Promise<(string | null)[]> =>
  (await world.client.messages(contact, { with: number })).map(({ text }) => text);

const told = async (id: string): Promise<unknown[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'message.status' ORDER BY id`,
  );
  return rows
    .map(({ body }) => (JSON.parse(body) as { data: Record<string, unknown> }).data)
    .filter((data) => data['id'] === id);
};

const offline = async (): Promise<void> => {
  await world.client.faults(number, { refuseLogin: 503 });
  await world.client.changeConnection(number, { action: 'drop' });
  await world.session(agency, session.id, ({ status }) => status !== 'CONNECTED');
};

const online = async (): Promise<void> => {
  await world.client.clearFaults(number);
  await agency.asUser(`POST /v1/sessions/${session.id}/connect`);
  await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
};

describe('the outbox', () => {
  it('sends what came at the same moment in the order of the list, chat by chat', async () => {
    const contacts = [await newContact(), await newContact(), await newContact()];
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        contacts.map((contact) => send(contact, `at once ${index}`)),
      ).flat(),
    );
    for (const contact of contacts) {
      const { body } = await agency.asKey<{ data: MessageBody[] }>(
        `GET /v1/messages?chat=${contact}&direction=outbound&limit=100`,
      );
      expect(await read(contact)).toEqual(body.data.map(({ text }) => text).reverse());
      expect(body.data).toHaveLength(10);
    }
  });

  it('is sent again when an ack is lost on a connection that stays open, and is read once', async () => {
    const contact = await newContact();
    await world.client.faults(number, { withholdAcks: true });
    const sending = send(contact, 'ack lost, connection open');
    const { id } = await world.client.waitForMessage(contact, {
      text: 'ack lost, connection open',
    });
    await world.client.clearFaults(number);
    const { body } = await sending;
    expect(body.waMessageId).toBe(id);
    await until(
      'an ack or a receipt',
      async () => (await stored(body.id))?.status !== 'pending',
      PATIENCE_MS,
    );
    // A chat whose message is never settled would not take the next one.
    expect((await send(contact, 'the next')).status).toBe(201);
    expect(await read(contact)).toEqual(['ack lost, connection open', 'the next']);
  });

  it('sends what was lost on a connection that stays open again, under its one id', async () => {
    const contact = await newContact();
    await world.client.faults(number, { loseMessages: true });
    world.app.answersWithin(4_000);
    const { status, body } = await send(contact, 'lost, connection open');
    world.app.answersWithin();
    expect({ status, now: body.status }).toEqual({ status: 202, now: 'pending' });
    await world.client.clearFaults(number);
    const { id } = await world.client.waitForMessage(contact, { text: 'lost, connection open' });
    expect(id).toBe(body.waMessageId);
    await until('its ack', async () => (await stored(body.id))?.status !== 'pending', PATIENCE_MS);
    expect(await read(contact)).toEqual(['lost, connection open']);
  });

  it(
    'keeps what may wait, and sends it in order when the number is back',
    async () => {
      const contact = await newContact();
      const stranger = newPhone();
      await offline();
      expect(await send(contact, 'no queue')).toMatchObject({
        status: 400,
        body: { code: 'session_not_connected' },
      });
      const unknown = await send(stranger, 'to nobody', { queue: true });
      expect(unknown).toMatchObject({ status: 202, body: { status: 'pending' } });
      for (let index = 0; index < 300; index += 1) {
        expect((await send(contact, `waits ${index}`, { queue: true })).status).toBe(202);
      }
      await online();
      const texts = Array.from({ length: 300 }, (_, index) => `waits ${index}`);
      // In order, it comes last.
      await world.client.waitForMessage(contact, { text: 'waits 299' }, PATIENCE_MS);
      await until('all of them', async () => (await read(contact)).length >= 300, PATIENCE_MS);
      expect(await read(contact)).toEqual(texts);
      await until(
        'the answer about nobody',
        async () => (await told(unknown.body.id)).length > 0,
        PATIENCE_MS,
      );
      expect(await told(unknown.body.id)).toMatchObject([
        { status: 'failed', error: 'recipient_not_on_whatsapp' },
      ]);
    },
    PATIENCE_MS * 2,
  );

  it('keeps what may wait when the connection is lost while the recipient is looked up', async () => {
    const contact = await newContact();
    // The server no longer answers, and the process has not noticed yet.
    await world.client.changeConnection(number, { action: 'half-open' });
    const sending = send(contact, 'looked up in vain', { queue: true });
    await agency.asKey(`GET /v1/sessions/${session.id}`);
    await world.client.changeConnection(number, { action: 'drop' });
    await world.client.changeConnection(number, { action: 'restore' });
    expect(await sending).toMatchObject({ status: 202, body: { status: 'pending' } });
    await until('the message', async () => (await read(contact)).length > 0, PATIENCE_MS);
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
  });

  it('is finished after a restart under the same key, without a second message', async () => {
    const contact = await newContact();
    await offline();
    const first = await send(contact, 'over the restart', { queue: true }, 'restart');
    expect(first.status).toBe(202);
    await world.restart(SOON);
    agency = world.now(agency);
    const again = await agency.asKey<MessageBody>(
      'POST /v1/messages',
      { sessionId: session.id, to: contact, text: 'over the restart', queue: true },
      { 'idempotency-key': 'restart' },
    );
    expect(again.body).toMatchObject({ id: first.body.id, waMessageId: first.body.waMessageId });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    await online();
    await until('it', async () => (await read(contact)).length > 0, PATIENCE_MS);
    await until(
      'its ack',
      async () => (await stored(first.body.id))?.status !== 'pending',
      PATIENCE_MS,
    );
    const after = await send(contact, 'over the restart', { queue: true }, 'restart');
    expect(after).toMatchObject({ status: 201, body: { id: first.body.id, status: 'sent' } });
    expect(await read(contact)).toEqual(['over the restart']);
  });

  it('is told that a message was refused, again under its key', async () => {
    const contact = await newContact();
    await world.client.faults(number, { refuseMessages: 463 });
    expect(await send(contact, 'refused', {}, 'refused')).toMatchObject({ status: 422 });
    await world.client.clearFaults(number);
    expect(await send(contact, 'refused', {}, 'refused')).toMatchObject({
      status: 422,
      body: { code: 'message_refused' },
    });
    expect(await read(contact)).toEqual([]);
  });

  it('gives up what could not be sent in time', async () => {
    const contact = await newContact();
    await offline();
    const { body } = await send(contact, 'too late', { queue: true });
    await world.restart({ ...SOON, SEND_WITHIN_S: '1' });
    agency = world.now(agency);
    await until('the end', async () => (await told(body.id)).length > 0, PATIENCE_MS);
    expect(await told(body.id)).toMatchObject([{ status: 'failed', error: 'expired' }]);
    await world.restart(SOON);
    agency = world.now(agency);
    await online();
    await send(contact, 'marks the time');
    expect(await read(contact)).toEqual(['marks the time']);
  });

  it('sends nothing that was given up while it waited behind another message', async () => {
    const contact = newPhone();
    const { lid } = await world.client.createAccount({ phone: contact, registered: false });
    const to = `${lid}@lid`;
    // Nobody can be named a device to write the first one to: it keeps the others waiting.
    const late = ['first', 'second', 'third'].map((text) => send(to, text));
    const failed = `UPDATE messages SET status = 'failed', error = 'expired' WHERE id IN (
      SELECT id FROM messages WHERE recipient = $1 AND created_at < now() - interval '2 s') RETURNING id`;
    const givenUp = new Set<string>();
    await until('all three to be given up', async () => {
      const [rows] = await world.app.dataSource.query<[{ id: string }[], number]>(failed, [to]);
      for (const { id } of rows) givenUp.add(id);
      return givenUp.size === 3;
    });
    await world.client.createAccount({ phone: contact, registered: true });
    expect((await send(to, 'after')).status).toBe(201);
    expect(await read(contact)).toEqual(['after']);
    await Promise.all(late);
  });

  it.each([
    [
      'no_keys',
      async (): Promise<string> => {
        await world.client.faults(number, { withholdKeys: true });
        return newContact();
      },
    ],
    ['no_devices', () => Promise.resolve('299999999999999@lid')],
  ] as const)(
    'says that a message waits because of %s, and gives it up',
    async (reason: string, prepare: () => Promise<string>) => {
      const to = await prepare();
      const sending = send(to, `waits: ${reason}`);
      const of = async (): Promise<MessageBody | undefined> => {
        const { body } = await agency.asKey<{ data: MessageBody[] }>('GET /v1/messages?limit=100');
        return body.data.find(({ text }) => text === `waits: ${reason}`);
      };
      await until('the reason', async () => (await of())?.statusReason === reason, PATIENCE_MS);
      expect(await of()).toMatchObject({ status: 'pending', error: null });
      await until('the end', async () => (await of())?.status === 'failed', PATIENCE_MS);
      await world.client.clearFaults(number);
      expect(await of()).toMatchObject({ error: reason, statusReason: reason });
      expect(await told((await of())?.id ?? '')).toMatchObject([
        { status: 'failed', error: reason },
      ]);
      await sending;
    },
    PATIENCE_MS * 2,
  );

  it('answers in time on a connection that is silent, and sends when it hears again', async () => {
    await world.restart({ ...SOON, SEND_ANSWER_MS: '4000' });
    agency = world.now(agency);
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
    const contact = await newContact();
    await send(await newContact(), 'the connection works');
    await world.client.changeConnection(number, { action: 'half-open' });
    const { status, body } = await send(contact, 'into the silence');
    // It is silent still.
    expect({ status, said: body.status }).toEqual({ status: 202, said: 'pending' });
    await world.client.changeConnection(number, { action: 'drop' });
    await world.client.changeConnection(number, { action: 'restore' });
    await until('the message', async () => (await read(contact)).length > 0, PATIENCE_MS);
    await world.restart(SOON);
    agency = world.now(agency);
    await world.session(agency, session.id, ({ status: now }) => now === 'CONNECTED');
  });

  it('sends what was taken, whatever is made of its text meanwhile', async () => {
    const contact = await newContact();
    await offline();
    const { body } = await send(contact, 'as it was taken', { queue: true });
    await world.app.dataSource.query(
      `UPDATE messages SET text = 'as it is now' WHERE wa_message_id = $1`,
      [body.waMessageId],
    );
    await online();
    await until('the message', async () => (await read(contact)).length > 0, PATIENCE_MS);
    expect(await read(contact)).toEqual(['as it was taken']);
  });

  it('sends what a version before this one has left waiting', async () => {
    const contact = await newContact();
    const [id, waMessageId] = [newId(), newWaMessageId()];
    await offline();
    // As the first version wrote it: what came since has its default.
    await world.app.dataSource.query(
      `INSERT INTO messages (id, organization_id, session_id, direction, chat, origin_chat, author,
         sender, sender_type, recipient, type, text, content, wa_message_id, status, sent_at)
       SELECT $1, organization_id, id, 'outbound', $2, $2, $3, phone, 'phone', $4, 'text', $5, $6, $7,
         'pending', now()
       FROM sessions WHERE id = $8`,
      [
        id,
        `${contact}@s.whatsapp.net`,
        `${number}@s.whatsapp.net`,
        contact,
        'left waiting',
        Buffer.from('\u000a\u000cleft waiting'),
        waMessageId,
        parseId('session', session.id),
      ],
    );
    await online();
    await until('the message', async () => (await read(contact)).length > 0, PATIENCE_MS);
    expect(await read(contact)).toEqual(['left waiting']);
    await until('its ack', async () => {
      const status = (await stored(publicId('message', id)))?.status;
      return status !== 'pending';
    });
  });

  it('takes nothing for a number that is not linked', async () => {
    const waiting = await world.waiting(agency);
    const answer = await send(number, 'x', { sessionId: waiting.id, queue: true });
    expect(answer).toMatchObject({ status: 400, body: { code: 'session_not_connected' } });
  });

  it.each([
    ['logged out', 'POST', '/logout'],
    ['removed', 'DELETE', ''],
  ] as const)('fails what waits for a number that is %s', async (_, method, path) => {
    const phone = newPhone();
    const gone = await world.linked(agency, phone);
    const contact = await newContact();
    await world.client.faults(phone, { refuseLogin: 503 });
    await world.client.changeConnection(phone, { action: 'drop' });
    await world.session(agency, gone.id, ({ status }) => status !== 'CONNECTED');
    const { body } = await send(contact, 'in vain', { sessionId: gone.id, queue: true });
    expect((await agency.asUser(`${method} /v1/sessions/${gone.id}${path}`)).status).toBeLessThan(
      300,
    );
    expect(await told(body.id)).toMatchObject([{ status: 'failed', error: 'session_logged_out' }]);
    const late = await send(contact, 'late', { sessionId: gone.id, queue: true });
    expect(late.status).toBe(method === 'POST' ? 400 : 404);
  });

  it.each([
    ['unlinked', 'POST', '/logout'],
    ['removed', 'DELETE', ''],
  ] as const)(
    'tells of what was sent from a number that is %s what it knows',
    async (_, method, path) => {
      const linked = [await world.linked(agency), await world.linked(agency)] as const;
      const [slow, silent] = linked;
      await world.client.faults(slow.phone ?? '', { delayAcksMs: 1_500, withholdReceipts: true });
      await world.client.faults(silent.phone ?? '', { withholdAcks: true, withholdReceipts: true });
      const pace = { minGapMs: 60_000 };
      expect((await agency.asUser(`PATCH /v1/sessions/${silent.id}`, pace)).status).toBe(200);
      const contact = await newContact();
      const first = linked.map(({ id: sessionId }) => send(contact, sessionId, { sessionId }));
      for (const { id } of linked) await world.client.waitForMessage(contact, { text: id });
      const { body: paced } = await send(contact, 'in its turn', { sessionId: silent.id });
      const ends = await Promise.all(
        linked.map(({ id }) => agency.asUser(`${method} /v1/sessions/${id}${path}`)),
      );
      expect(ends.map(({ status }) => status < 300)).toEqual([true, true]);
      const [late, never] = (await Promise.all(first)).map(({ body }) => body.id);
      expect(await told(late ?? '')).toMatchObject([{ status: 'sent' }]);
      expect(await told(never ?? '')).toMatchObject([
        { status: 'failed', error: 'unacknowledged' },
      ]);
      expect(await told(paced.id)).toMatchObject([
        { status: 'failed', error: 'session_logged_out' },
      ]);
    },
  );
});
