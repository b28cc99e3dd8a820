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
