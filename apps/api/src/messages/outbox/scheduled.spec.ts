import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface ScheduledBody extends MessageBody {
  sendAt?: string;
  editedAt: string | null;
  errors?: { path: string }[];
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
const TOMORROW = inMs(86_400_000);

const schedule = (text: string, sendAt: string, headers: Record<string, string> = {}) =>
  agency.asKey<ScheduledBody>(
    'POST /v1/messages',
    { sessionId: session.id, to: jane, text, sendAt },
    headers,
  );
const read = async (id: string): Promise<ScheduledBody> =>
  (await agency.asUser<ScheduledBody>(`GET /v1/messages/${id}`)).body;
const scheduled = async (): Promise<ScheduledBody[]> =>
  (await agency.asUser<Page<ScheduledBody>>('GET /v1/messages?status=scheduled')).body.data;
const seen = async (): Promise<(string | null)[]> =>
  (await world.client.messages(jane)).map(({ text }) => text);
const becomes = (id: string, status: string): Promise<ScheduledBody> =>
  until(`${id} ${status}`, async () => {
    const message = await read(id);
    return message.status === status ? message : null;
  });

it('a message waits for its time, is listed meanwhile, and takes its place in the chat then', async () => {
  const { status, body } = await schedule('at its time', inMs(5_000));
  expect({ status, now: body.status }).toEqual({ status: 202, now: 'scheduled' });
  const { sendAt } = await read(body.id);
  expect(await scheduled()).toMatchObject([{ id: body.id, status: 'scheduled', sendAt }]);
  const before = await agency.asKey<MessageBody>('POST /v1/messages', {
    sessionId: session.id,
    to: jane,
    text: 'sent meanwhile',
  });
  expect(before.status).toBe(201);
  expect(await seen()).not.toContain('at its time');
  await world.client.waitForMessage(jane, { text: 'at its time' });
  const sent = await until('the ack', async () => {
    const message = await read(body.id);
    return message.status === 'scheduled' || message.status === 'pending' ? null : message;
  });
  expect(sent.sendAt).toBeUndefined();
  expect(await scheduled()).toEqual([]);
  const { body: page } = await agency.asUser<Page<MessageBody>>(
    `GET /v1/messages?sessionId=${session.id}`,
  );
  expect(page.data.slice(0, 2).map(({ text }) => text)).toEqual(['at its time', 'sent meanwhile']);
});

it('messages of one moment leave in the order in which they were taken', async () => {
  const at = inMs(3_000);
  const texts = ['one of five', 'two of five', 'three of five', 'four of five', 'five of five'];
  for (const text of texts) expect((await schedule(text, at)).status).toBe(202);
  await world.client.waitForMessage(jane, { text: 'five of five' });
  expect((await seen()).filter((text) => text?.endsWith('of five'))).toEqual(texts);
});

it('a message that is cancelled is never sent, and told so once', async () => {
  const { body } = await schedule('never', inMs(3_000));
  const after = await schedule('after the one that is cancelled', inMs(3_500));
  for (const _ of [1, 2]) {
    const { status, body: cancelled } = await agency.asUser<ScheduledBody>(
      `DELETE /v1/messages/${body.id}`,
    );
    expect({ status, now: cancelled.status }).toEqual({ status: 200, now: 'cancelled' });
  }
  await world.client.waitForMessage(jane, { id: after.body.waMessageId });
  expect(await seen()).not.toContain('never');
  expect((await read(body.id)).status).toBe('cancelled');
  const told = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'message.status' AND body LIKE $1`,
    [`%${body.id}%`],
  );
  expect(told.map((row) => (JSON.parse(row.body) as { data: object }).data)).toMatchObject([
    { id: body.id, status: 'cancelled' },
  ]);
  const edit = await agency.asUser(`PATCH /v1/messages/${body.id}`, { text: 'again' });
  expect(edit.body['code']).toBe('message_not_editable');
});

it('a message that waits for its number can be cancelled, too', async () => {
  await world.client.changeConnection(session.phone ?? '', { action: 'conflict' });
  await world.session(agency, session.id, ({ status }) => status !== 'CONNECTED');
  const waits = await agency.asKey<MessageBody>('POST /v1/messages', {
    sessionId: session.id,
    to: jane,
    text: 'not any more',
    queue: true,
  });
  expect(waits.status).toBe(202);
  const { body } = await agency.asKey<MessageBody>(`DELETE /v1/messages/${waits.body.id}`);
  expect(body.status).toBe('cancelled');
  await agency.asUser(`POST /v1/sessions/${session.id}/connect`);
  await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
  expect((await schedule('once online again', inMs(500))).status).toBe(202);
  await world.client.waitForMessage(jane, { text: 'once online again' });
  expect(await seen()).not.toContain('not any more');
});

it('a key leads to the one message, as it stands', async () => {
  const at = TOMORROW;
  const key = { 'idempotency-key': 'one-message' };
  const { body } = await schedule('once', at, key);
  expect((await schedule('once', at, key)).body).toEqual(body);
  await agency.asKey(`DELETE /v1/messages/${body.id}`);
  expect((await schedule('once', at, key)).body).toEqual({ ...body, status: 'cancelled' });
});

it('another text before its time is what is sent, without an edit', async () => {
  const { body } = await schedule('the first draft', inMs(3_000));
  const { status, body: changed } = await agency.asUser<ScheduledBody>(
    `PATCH /v1/messages/${body.id}`,
    { text: 'the last draft' },
  );
  expect({ status, text: changed.text }).toEqual({ status: 200, text: 'the last draft' });
  const arrived = await world.client.waitForMessage(jane, { id: body.waMessageId });
  expect(arrived.text).toBe('the last draft');
  expect((await read(body.id)).editedAt).toBeNull();
});

it('another time moves the same message: it leaves then, once, and stands there', async () => {
  const john = newPhone();
  await world.client.createAccount({ phone: john, name: 'John' });
  const plan = async (text: string, hours: number): Promise<ScheduledBody> => {
    const sendAt = inMs(hours * 3_600_000);
    const message = { sessionId: session.id, to: john, text, sendAt };
    return (await agency.asKey<ScheduledBody>('POST /v1/messages', message)).body;
  };
  const move = (id: string, request: object) =>
    agency.asUser<ScheduledBody>(`PATCH /v1/messages/${id}`, request);
  const [first, second] = [await plan('first', 24), await plan('second', 25)];
  const { body: chats } = await agency.asUser<Page<{ id: string; phone: string }>>('GET /v1/chats');
  const chat = chats.data.find(({ phone }) => phone === john);
  const timeline = async (query: string) =>
    (
      await agency.asUser<Page<MessageBody>>(`GET /v1/chats/${chat?.id}/messages?${query}`)
    ).body.data.map(({ text }) => text);
  expect(await timeline('limit=2')).toEqual(['second', 'first']);
  const later = inMs(26 * 3_600_000);
  expect(await move(first.id, { text: 'first, reworded', sendAt: later })).toMatchObject({
    status: 200,
    body: { id: first.id, sendAt: later, text: 'first, reworded', status: 'scheduled' },
  });
  expect(await timeline('limit=2')).toEqual(['first, reworded', 'second']);

  expect((await move(second.id, { sendAt: inMs(8_000) })).status).toBe(200);
  await world.client.waitForMessage(john, { id: second.waMessageId });
  const between = { sessionId: session.id, to: john, text: 'between the two' };
  await agency.asKey<MessageBody>('POST /v1/messages', between);
  expect((await move(first.id, { sendAt: inMs(8_000) })).status).toBe(200);
  const arrived = await world.client.waitForMessage(john, { id: first.waMessageId });
  expect(arrived).toMatchObject({ text: 'first, reworded', deliveries: 1 });
  const heard = (await world.client.messages(john)).map(({ text }) => text);
  expect(heard.filter((text) => text?.startsWith('first'))).toEqual(['first, reworded']);

  const newest = ['first, reworded', 'between the two', 'second'];
  expect(await timeline('limit=3')).toEqual(newest);
  expect(await timeline(`around=${first.id}&limit=2`)).toEqual(newest.slice(0, 2));
  const page = await agency.asUser<Page<MessageBody>>(`GET /v1/chats/${chat?.id}/messages?limit=1`);
  expect(await timeline(`limit=2&cursor=${page.body.nextCursor}`)).toEqual(newest.slice(1));
  const { body: now } = await agency.asUser<{ lastMessage: MessageBody }>(
    `GET /v1/chats/${chat?.id}`,
  );
  expect(now.lastMessage.id).toBe(first.id);
});

it('a message that has left is moved no more, and nothing of the request is done', async () => {
  const { body } = await schedule('it has left', inMs(5_000));
  await world.client.waitForMessage(jane, { id: body.waMessageId });
  const refused = await agency.asUser(`PATCH /v1/messages/${body.id}`, {
    ...{ text: 'too late', sendAt: TOMORROW },
  });
  expect(refused).toMatchObject({ status: 409, body: { code: 'message_not_editable' } });
  expect((await read(body.id)).text).toBe('it has left');
  for (const request of [{}, { sendAt: '2026-01-01T00:00:00Z' }, { sendAt: null }, { text: null }])
    expect((await agency.asUser(`PATCH /v1/messages/${body.id}`, request)).body['code']).toBe(
      'invalid_request',
    );
});

it('a message that is changed while it becomes due is sent once', async () => {
  const { body } = await schedule('at once', inMs(8_000));
  const sendAt = inMs(9_000);
  await until('it to leave', async () => {
    const { status } = await agency.asUser(`PATCH /v1/messages/${body.id}`, { sendAt });
    return status !== 200;
  });
  const arrived = await world.client.waitForMessage(jane, { id: body.waMessageId });
  expect(arrived.deliveries).toBe(1);
  expect((await seen()).filter((text) => text === 'at once')).toHaveLength(1);
});

it.each([
  ['over', '2026-01-01T00:00:00Z'],
  ['more than a year ahead', inMs(400 * 86_400_000)],
  ['no time', 'tomorrow'],
])('a time that is %s is refused', async (_name, sendAt) => {
  const { status, body } = await schedule('x', sendAt);
  expect({ status, code: body.code, path: body.errors?.[0]?.path }).toEqual({
    status: 400,
    code: 'invalid_request',
    path: 'sendAt',
  });
});

it('a message whose time came while nothing ran is sent when it runs again', async () => {
  const at = inMs(1_500);
  const { body } = await schedule('while nothing ran', at);
  await world.app.stop();
  await until('its time', () => Promise.resolve(Date.now() > Date.parse(at)));
  await world.restart();
  agency = world.now(agency);
  const arrived = await world.client.waitForMessage(jane, { id: body.waMessageId });
  expect(arrived).toMatchObject({ text: 'while nothing ran', deliveries: 1 });
});

it('the end of a number ends what was scheduled', async () => {
  const { body } = await schedule('too late', TOMORROW);
  await agency.asUser(`POST /v1/sessions/${session.id}/logout`);
  expect(await becomes(body.id, 'failed')).toMatchObject({ error: 'session_logged_out' });
  const refused = await schedule('no number', TOMORROW);
  expect(refused.body.code).toBe('session_not_connected');
});
