import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestOrganization } from '../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../test/simulated';
import { parseId } from '../platform/database/ids';
import { UnitOfWork } from '../platform/database/unit-of-work';
import type { SessionContext } from '../sessions/state/session-inbox';
import { SentMessagesService } from './outbox/results/sent-messages.service';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const contact = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: contact, name: 'Jane Doe' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';

const list = async (query = ''): Promise<MessageBody[]> => {
  const headers = { authorization: `Bearer ${agency.jwt}` };
  return (await world.app.call<Page<MessageBody>>(`GET /v1/messages${query}`, undefined, headers))
    .body.data;
};

const send = (body: object) => agency.asKey<MessageBody>('POST /v1/messages', body);

/** How often the session was connected: its row may tell of the connection before for a moment. */
const timesConnected = async (): Promise<number> => {
  const { body } = await agency.asUser<{ data: { to: string }[] }>(
    `GET /v1/sessions/${session.id}/transitions?limit=100`,
  );
  return body.data.filter(({ to }) => to === 'CONNECTED').length;
};
const statusOf = async (id: string): Promise<string | undefined> =>
  (await list('?direction=outbound&limit=100')).find((message) => message.id === id)?.status;

/** Events of one type that were stored, with their bodies. */
const events = async (type: string): Promise<{ data: Record<string, unknown> }[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    'SELECT body FROM events WHERE event = $1 ORDER BY id',
    [type],
  );
  return rows.map(({ body }) => JSON.parse(body) as { data: Record<string, unknown> });
};

describe('a message that comes in', () => {
  it('is stored with its event, once', async () => {
    const { id } = await world.client.sendMessage(contact, { to: number(), text: 'Hi there!' });
    const found = await until('the message', async () => {
      const rows = (await list()).filter(({ waMessageId }) => waMessageId === id);
      return rows.length > 0 ? rows : null;
    });
    expect(found).toMatchObject([
      {
        sessionId: session.id,
        direction: 'inbound',
        chat: `${contact}@s.whatsapp.net`,
        from: contact,
        to: number(),
        pushName: 'Jane Doe',
        type: 'text',
        text: 'Hi there!',
        waMessageId: id,
        status: 'received',
      },
    ]);
    const told = (await events('message.received')).filter(
      ({ data }) => data['waMessageId'] === id,
    );
    expect(told).toHaveLength(1);
  });

  it('from a LID stands in the chat of its number', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone, name: 'Lid', addressing: 'lid' });
    await world.client.sendMessage(phone, { to: number(), text: 'from a LID' });
    const [message] = await until('the message', async () => {
      const found = await list(`?chat=${phone}`);
      return found.length > 0 ? found : null;
    });
    expect(message).toMatchObject({ from: phone, chat: `${phone}@s.whatsapp.net` });
  });

  it('with the same id from two contacts is two messages', async () => {
    const other = newPhone();
    await world.client.createAccount({ phone: other, name: 'Other' });
    await world.client.sendMessage(contact, {
      to: number(),
      text: 'same id, Jane',
      id: 'SAMEID01',
    });
    await world.client.sendMessage(other, { to: number(), text: 'same id, other', id: 'SAMEID01' });
    await until('both', async () => {
      return (await list()).filter(({ waMessageId }) => waMessageId === 'SAMEID01').length === 2;
    });
  });

  it('written on our own phone is outbound and told as such', async () => {
    await world.client.sendMessage(number(), { to: contact, text: 'from the phone itself' });
    const found = await until('the copy', async () => {
      return (await list('?direction=outbound')).find(
        ({ text }) => text === 'from the phone itself',
      );
    });
    expect(found).toMatchObject({ from: number(), to: contact, chat: `${contact}@s.whatsapp.net` });
    expect(await events('message.sent_from_phone')).toMatchObject([
      { data: { text: 'from the phone itself' } },
    ]);
  });

  it('with a NUL character is kept without it', async () => {
    await world.client.sendMessage(contact, { to: number(), text: 'a\u0000b' });
    await until('the message', async () => (await list()).some(({ text }) => text === 'ab'));
  });
});

describe('a message that goes out', () => {
  it('is sent, delivered and read, each told once', async () => {
    const answer = await send({ sessionId: session.id, to: contact, text: 'Fresh bread at 8' });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^msg_/) as string,
      waMessageId: expect.stringMatching(/^3EB0[0-9A-F]+$/) as string,
      sessionId: session.id,
      to: contact,
      status: 'sent',
    });
    const { id, waMessageId } = answer.body;
    expect(await world.client.waitForMessage(contact, { id: waMessageId })).toMatchObject({
      text: 'Fresh bread at 8',
      deliveries: 1,
    });
    await world.client.markRead(contact, { from: number(), ids: [waMessageId] });
    await until('read', async () => (await statusOf(id)) === 'read');
    const told = (await events('message.status')).filter(({ data }) => data['id'] === id);
    expect(told.map(({ data }) => data['status'])).toEqual(expect.arrayContaining(['read']));
    expect(new Set(told.map(({ data }) => data['status'])).size).toBe(told.length);
  });

  it('that is heard by its recipient is played, after read and told once', async () => {
    const recording = readFileSync(join(__dirname, '../../test/files/opus.ogg'));
    const voice = { base64: recording.toString('base64') };
    const { body } = await send({ sessionId: session.id, to: contact, voice });
    await world.client.waitForMessage(contact, { id: body.waMessageId });
    const heard = { from: number(), ids: [body.waMessageId], played: true };
    await world.client.markRead(contact, heard);
    await until('played', async () => (await statusOf(body.id)) === 'played');
    // What comes late or again changes nothing.
    await world.client.markRead(contact, { ...heard, played: false });
    await world.client.markRead(contact, heard);
    await world.client.sendMessage(contact, { to: number(), text: 'after it was heard' });
    await until('what came after', async () =>
      (await list()).some(({ text }) => text === 'after it was heard'),
    );
    expect(await statusOf(body.id)).toBe('played');
    const told = (await events('message.status')).filter(({ data }) => data['id'] === body.id);
    const steps = told.map(({ data }) => data['status']);
    expect(steps.filter((step) => step === 'played')).toHaveLength(1);
    expect(steps.at(-1)).toBe('played');
  });

  it('never goes back: a late delivery receipt leaves it read', async () => {
    const { body } = await send({ sessionId: session.id, to: contact, text: 'read first' });
    await world.client.markRead(contact, { from: number(), ids: [body.waMessageId] });
    await until('read', async () => (await statusOf(body.id)) === 'read');
    await world.client.sendMessage(contact, { to: number(), text: 'marks the time' });
    await until('what came after', async () =>
      (await list()).some(({ text }) => text === 'marks the time'),
    );
    expect(await statusOf(body.id)).toBe('read');
    const { app, dataSource } = world.app;
    const [row] = await dataSource.query<[SessionContext]>(
      'SELECT id, organization_id AS "organizationId", metadata FROM sessions WHERE id = $1',
      [parseId('session', session.id)],
    );
    const told = (await events('message.status')).length;
    const { waMessageId } = body;
    const receipts = (['failed', 'sent', 'delivered', 'read'] as const).map((status) => ({
      ...{ waMessageId, chat: `${contact}@s.whatsapp.net`, timestamp: new Date() },
      ...{ status, error: status === 'failed' ? '500' : null },
    }));
    await app
      .get(UnitOfWork)
      .run((tx) => app.get(SentMessagesService).storeReceipts(tx, row, receipts));
    expect(await statusOf(body.id)).toBe('read');
    expect(await events('message.status')).toHaveLength(told);
  });

  it('goes to a JID as well, and from the dashboard', async () => {
    const answer = await agency.asUser<MessageBody>(`POST /v1/sessions/${session.id}/messages`, {
      to: `${contact}@s.whatsapp.net`,
      text: 'by JID',
    });
    expect(answer).toMatchObject({ status: 201, body: { to: `${contact}@s.whatsapp.net` } });
    await world.client.waitForMessage(contact, { text: 'by JID' });
  });

  it('that WhatsApp refuses is failed, and says so', async () => {
    await world.client.faults(number(), { refuseMessages: 463 });
    const answer = await send({ sessionId: session.id, to: contact, text: 'refused' });
    await world.client.clearFaults(number());
    expect(answer).toMatchObject({ status: 422, body: { code: 'message_refused' } });
    expect((await list()).find(({ text }) => text === 'refused')).toMatchObject({
      status: 'failed',
      error: '463',
    });
    const failed = (await events('message.status')).filter(({ data }) => data['error'] === '463');
    expect(failed).toMatchObject([{ data: { status: 'failed' } }]);
  });

  it.each([
    [400, 'could not read the message (400)'],
    [405, 'does not take messages of this kind (405)'],
    [421, 'under other addresses, twice in a row (421)'],
    [479, 'for malformed (479)'],
    [503, 'was not available (503)'],
    [599, 'refused the message with error 599'],
  ])('that WhatsApp refuses with %i is told in words', async (code, words) => {
    await world.client.faults(number(), { refuseMessages: code });
    const { status, body } = await send({ sessionId: session.id, to: contact, text: `${code}` });
    await world.client.clearFaults(number());
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'message_refused' });
    expect((body as MessageBody & { detail: string }).detail).toContain(words);
    const told = (await events('message.status')).find(({ data }) => data['error'] === `${code}`);
    expect(told?.data['errorDetail']).toContain(words);
  });

  it('whose ack is lost is sent again under the same id, and seen once', async () => {
    const before = await timesConnected();
    await world.client.faults(number(), { withholdAcks: true });
    const sending = send({ sessionId: session.id, to: contact, text: 'lost ack' });
    await world.client.waitForMessage(contact, { text: 'lost ack' });
    await world.client.clearFaults(number());
    await world.client.changeConnection(number(), { action: 'drop' });
    const answer = await sending;
    expect(answer).toMatchObject({ status: 202, body: { status: 'pending' } });
    await until('a new connection', async () => (await timesConnected()) > before);
    await until('sent', async () =>
      ['sent', 'delivered'].includes((await statusOf(answer.body.id)) ?? ''),
    );
    const seen = (await world.client.messages(contact, { with: number() })).filter(
      ({ id }) => id === answer.body.waMessageId,
    );
    expect(seen).toHaveLength(1);
  });

  it('asks WhatsApp for a number once in a while, and sooner after a no', async () => {
    const phone = newPhone();
    const said = { sessionId: session.id, to: phone, text: 'x' };
    const refused = { status: 400, body: { code: 'recipient_not_on_whatsapp' } };
    const minutesAgo = (minutes: number): Promise<unknown> =>
      world.app.dataSource.query(
        `UPDATE recipient_checks SET checked_at = now() - $2 * interval '1 minute' WHERE phone = $1`,
        [phone, minutes],
      );
    expect(await send(said)).toMatchObject(refused);
    await world.client.createAccount({ phone, name: 'Joined since' });
    expect(await send(said)).toMatchObject(refused);
    await minutesAgo(2);
    expect((await send(said)).status).toBe(201);
    await minutesAgo(6 * 24 * 60);
    await world.client.createAccount({ phone, registered: false });
    // Believed for a week: it goes out, and WhatsApp names no device.
    expect((await send(said)).body.code).not.toBe('recipient_not_on_whatsapp');
    await world.client.createAccount({ phone, registered: true });
  });

  it.each([
    ['a + in the number', { to: `+${contact}` }, 'invalid_recipient'],
    ['a local number', { to: '0301234567' }, 'invalid_recipient'],
    ['no text', { text: '' }, 'invalid_request'],
    ['a text too long', { text: 'x'.repeat(65_537) }, 'invalid_request'],
    ['half of a character', { text: 'a\ud83d' }, 'invalid_request'],
    ['what cannot be stored', { text: 'a\u0000b' }, 'invalid_request'],
    ['a number for a text', { text: 5 }, 'invalid_request'],
    ['an unknown field', { media: 'x' }, 'invalid_request'],
  ])('is refused with %s', async (_, change, code) => {
    const answer = await send({ sessionId: session.id, to: contact, text: 'Hello', ...change });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('is refused from a session that is not connected, or does not exist', async () => {
    const waiting = await world.waiting(agency);
    expect(await send({ sessionId: waiting.id, to: contact, text: 'Hello' })).toMatchObject({
      status: 400,
      body: { code: 'session_not_connected' },
    });
    expect(await send({ sessionId: 'sess_nope', to: contact, text: 'Hello' })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });

  it('takes an API key and no access token', async () => {
    const body = { sessionId: session.id, to: contact, text: 'Hello' };
    expect((await agency.asUser('POST /v1/messages', body)).status).toBe(401);
    const path = `POST /v1/sessions/${session.id}/messages` as const;
    expect((await agency.asKey(path, { to: contact, text: 'Hello' })).status).toBe(401);
  });
});

describe('the list of messages', () => {
  it('is filtered by session, direction, chat and time', async () => {
    const all = await list('?limit=100');
    expect(await list(`?sessionId=${session.id}&limit=100`)).toEqual(all);
    expect(
      (await list('?direction=inbound')).every(({ direction }) => direction === 'inbound'),
    ).toBe(true);
    expect((await list(`?chat=${contact}`)).every(({ chat }) => chat.startsWith(contact))).toBe(
      true,
    );
    expect(await list('?since=2100-01-01T00:00:00.000Z')).toEqual([]);
    expect(await list('?until=2000-01-01T00:00:00.000Z')).toEqual([]);
    const both = await list(
      '?since=2000-01-01T00:00:00.000Z&until=2100-01-01T00:00:00.000Z&limit=100',
    );
    expect(both).toEqual(all);
  });

  it('is read page by page without a gap', async () => {
    const all = (await list('?limit=100')).map(({ id }) => id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await agency.asKey<Page<MessageBody>>(`GET /v1/messages?limit=3${cursor}`);
      seen.push(...body.data.map(({ id }) => id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it.each(['?direction=sideways', '?since=yesterday', '?limit=101', '?nonsense=1'])(
    'refuses %s',
    async (query) => {
      expect(await agency.asKey(`GET /v1/messages${query}` as `GET /${string}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
    },
  );
});

describe('what happens while we are away', () => {
  it('arrives once after a restart', async () => {
    await world.app.stop();
    for (const index of [1, 2, 3]) {
      await world.client.sendMessage(contact, { to: number(), text: `away ${index}` });
    }
    await world.restart();
    agency = world.now(agency);
    const away = await until('all three', async () => {
      const found = (await list('?direction=inbound&limit=100')).filter(({ text }) =>
        text?.startsWith('away'),
      );
      return found.length >= 3 ? found : null;
    });
    expect(away.map(({ text }) => text).sort()).toEqual(['away 1', 'away 2', 'away 3']);
  });
});
