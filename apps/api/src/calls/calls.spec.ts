import type { ChatPage, ChatView, TimelinePage } from '@whathooks/dto';
import type { Signal } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../test/harness';
import { newPhone, type SessionBody, SimulatedApp, until } from '../../test/simulated';

interface CallBody {
  callId: string;
  from: string;
  fromType: string;
  status: string;
  video: boolean;
  group: string | null;
  code?: string;
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const eve = newPhone();

beforeAll(async () => {
  ({ world, agency, session } = await SimulatedApp.withNumber([
    { phone: jane, name: 'Jane' },
    { phone: eve, name: 'Eve', addressing: 'hidden-lid' },
  ]));
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const call = async (from: string, hangUp = false): Promise<string> =>
  (await world.client.call(from, { to: number(), hangUp })).id;

/** The events of a call, in order. */
const told = async (callId: string): Promise<CallBody[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'call.received' AND body LIKE $1 ORDER BY id`,
    [`%${callId}%`],
  );
  return rows.map(({ body }) => (JSON.parse(body) as { data: CallBody }).data);
};
const reaches = (callId: string, status: string): Promise<CallBody[]> =>
  until(`${callId} ${status}`, async () => {
    const events = await told(callId);
    return events.at(-1)?.status === status ? events : null;
  });

/** Rejections that the number's device sent. */
const rejections = async (callId: string): Promise<Signal[]> =>
  (await world.client.signals(number())).filter(
    ({ tag, children }) => tag === 'call' && children[0]?.attrs['call-id'] === callId,
  );

const reject = (callId: string, by = agency) =>
  by.asKey<CallBody>(`POST /v1/sessions/${session.id}/calls/${callId}/reject`);

const setting = (rejectCalls: object | null) =>
  agency.asUser<SessionBody & { rejectCalls: object | null; errors?: { path: string }[] }>(
    `PATCH /v1/sessions/${session.id}`,
    { rejectCalls },
  );

/** The server tells the number's device of a call. */
const tell = (callId: string, what: string, more: Record<string, string> = {}) =>
  world.client.sendStanza(number(), {
    tag: 'call',
    attrs: { id: `${callId}-${what}`, from: `${jane}@s.whatsapp.net`, t: String(now()) },
    content: [
      {
        tag: what,
        attrs: { 'call-id': callId, 'call-creator': `${jane}@s.whatsapp.net`, ...more },
        content: [{ tag: 'video', attrs: {} }],
      },
    ],
  });
const now = (): number => Math.floor(Date.now() / 1000);

it('a call that nobody takes rings, and is missed', async () => {
  const callId = await call(jane, true);
  expect(await reaches(callId, 'missed')).toMatchObject([
    { callId, from: jane, fromType: 'phone', video: false, group: null, status: 'ringing' },
    { callId, from: jane, status: 'missed' },
  ]);
  const over = await reject(callId);
  expect({ status: over.status, code: over.body.code }).toEqual({ status: 409, code: 'call_over' });
});

it.each([
  ['accepted_elsewhere', 'accepted'],
  ['rejected_elsewhere', 'rejected'],
  ['timeout', 'missed'],
])('a call that ends with %s is %s, once', async (reason, status) => {
  const callId = `CALL-${reason}`;
  await tell(callId, 'offer');
  await reaches(callId, 'ringing');
  await tell(callId, 'terminate', { reason });
  await reaches(callId, status);
  await tell(callId, 'terminate', {});
  await reaches(await call(jane, true), 'missed');
  expect((await told(callId)).map((event) => [event.status, event.video])).toEqual([
    ['ringing', true],
    [status, true],
  ]);
});

it('a call that ended stands in the conversation with who called, which begins with it', async () => {
  const ben = newPhone();
  await world.client.createAccount({ phone: ben, name: 'Ben' });
  const ringing = await call(ben);
  await reaches(ringing, 'ringing');
  const chatOfBen = async () => {
    const { body } = await agency.asUser<ChatPage>('GET /v1/chats');
    return body.data.find(({ phone }) => phone === ben);
  };
  expect(await chatOfBen()).toBeUndefined();
  await reaches(await call(ben, true), 'missed');
  expect((await reject(ringing)).status).toBe(200);
  const chat = await chatOfBen();
  expect(chat).toMatchObject({ kind: 'person', lastMessage: null });
  const { body } = await agency.asUser<TimelinePage>(`GET /v1/chats/${chat?.id}/timeline`);
  expect(body.data.map(({ notice }) => notice)).toMatchObject([
    { kind: 'call_rejected', by: ben, value: 'voice', userId: null },
    { kind: 'call_missed', by: ben, value: 'voice', userId: null },
  ]);
});

it('whoever called and was not answered waits for a reply until somebody writes', async () => {
  const kim = newPhone();
  await world.client.createAccount({ phone: kim, name: 'Kim' });
  const waiting = async () => {
    const { body } = await agency.asUser<ChatPage>('GET /v1/chats?view=needs_reply');
    return body.data.find(({ phone }) => phone === kim);
  };
  const taken = await call(kim);
  await reaches(taken, 'ringing');
  expect((await reject(taken)).status).toBe(200);
  expect(await waiting()).toBeUndefined();

  await reaches(await call(kim, true), 'missed');
  const chat = await waiting();
  expect(chat?.missedCallAt).not.toBeNull();
  expect(chat).toMatchObject({ needsReplySince: chat?.missedCallAt, state: 'open' });
  const { body: newest } = await agency.asUser<ChatPage>('GET /v1/chats?limit=1');
  expect(newest.data).toMatchObject([{ id: chat?.id }]);
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'chat.updated' AND body LIKE $1 ORDER BY id`,
    [`%${chat?.id}%`],
  );
  const events = rows.map(({ body }) => (JSON.parse(body) as { data: ChatView }).data);
  expect(events.at(-1)).toMatchObject({ missedCallAt: chat?.missedCallAt });

  await agency.asUser(`POST /v1/sessions/${session.id}/messages`, { to: kim, text: 'You called?' });
  expect(await waiting()).toBeUndefined();
  const { body: answered } = await agency.asUser<ChatView>(`GET /v1/chats/${chat?.id}`);
  expect(answered).toMatchObject({ needsReplySince: null, missedCallAt: null });

  await agency.asUser(`PATCH /v1/chats/${chat?.id}`, { state: 'closed' });
  await reaches(await call(kim, true), 'missed');
  expect(await waiting()).toMatchObject({ id: chat?.id, state: 'open' });
  const { body } = await agency.asUser<TimelinePage>(`GET /v1/chats/${chat?.id}/timeline`);
  expect(body.data.map(({ notice }) => notice?.kind).slice(0, 3)).toEqual([
    'reopened',
    'call_missed',
    'closed',
  ]);
});

it('a call is rejected on request, and again is no second rejection', async () => {
  const callId = await call(eve);
  const [ringing] = await reaches(callId, 'ringing');
  expect(ringing?.fromType).toBe('lid');
  const { status, body } = await reject(callId);
  expect({ status, now: body.status }).toEqual({ status: 200, now: 'rejected' });
  expect((await reject(callId)).status).toBe(200);
  expect(await rejections(callId)).toHaveLength(1);
  expect((await told(callId)).map((event) => event.status)).toEqual(['ringing', 'rejected']);
});

it('a call of another organization is not found', async () => {
  const callId = await call(jane);
  await reaches(callId, 'ringing');
  const stranger = await world.app.organization('Stranger');
  expect((await reject(callId, stranger)).status).toBe(404);
  expect((await reject('no-such-call')).status).toBe(404);
  expect(await rejections(callId)).toEqual([]);
});

it('a number that rejects calls does so at once, and writes to the caller once per call', async () => {
  const text = 'We take no calls. Please write to us.';
  expect((await setting({ text })).body.rejectCalls).toEqual({ text });
  const callId = await call(jane);
  await reaches(callId, 'rejected');
  expect(await rejections(callId)).toHaveLength(1);
  await world.client.waitForMessage(jane, { text });
  // The same offer again, as after a crash before it was acknowledged.
  await tell(callId, 'offer');
  const next = await call(jane);
  await reaches(next, 'rejected');
  await until('two texts', async () => {
    const seen = await world.client.messages(jane, { with: number() });
    return seen.filter((message) => message.text === text).length === 2;
  });
  const { body } = await agency.asUser<{ data: { text: string; status: string }[] }>(
    `GET /v1/messages?sessionId=${session.id}&direction=outbound`,
  );
  expect(body.data.filter((message) => message.text === text)).toHaveLength(2);
});

it('a text for a call that was rejected answers no question', async () => {
  const zoe = newPhone();
  await world.client.createAccount({ phone: zoe, name: 'Zoe' });
  await world.client.sendMessage(zoe, { to: number(), text: 'Are you open today?' });
  const chat = () =>
    until('the chat', async () => {
      const { body } = await agency.asUser<ChatPage>('GET /v1/chats?view=needs_reply');
      return body.data.find(({ phone }) => phone === zoe);
    });
  const { needsReplySince } = await chat();
  await setting({ text: 'Nobody is at the phone. Please write.' });
  await reaches(await call(zoe), 'rejected');
  await world.client.waitForMessage(zoe, { text: 'Nobody is at the phone. Please write.' });
  expect(await chat()).toMatchObject({
    needsReplySince,
    lastMessage: { text: 'Nobody is at the phone. Please write.' },
  });
  await setting(null);
});

it('rejecting without a text writes nothing, and null lets calls ring', async () => {
  expect((await setting({})).body.rejectCalls).toEqual({});
  await reaches(await call(jane), 'rejected');
  expect((await setting(null)).body.rejectCalls).toBeNull();
  const callId = await call(jane);
  await reaches(callId, 'ringing');
  await reaches(await call(eve, true), 'missed');
  expect((await told(callId)).map(({ status }) => status)).toEqual(['ringing']);
});

it.each([
  ['an empty text', { text: '' }, 'rejectCalls.text'],
  ['another field', { txt: 'x' }, 'rejectCalls.txt'],
  ['no object', 'yes', 'rejectCalls'],
])('%s is refused', async (_name, value, path) => {
  const { status, body } = await setting(value as object);
  expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path });
});
