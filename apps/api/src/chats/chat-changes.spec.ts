import type { ChatFacts, ChatView, ContactPage, ContactView, TimelinePage } from '@whathooks/dto';
import type { TestOrganization } from '../../test/harness';
import { newPhone, type SessionBody, SimulatedApp, until } from '../../test/simulated';
import { newId, parseId, publicId } from '../platform/database/ids';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { PhoneChanges } from './kept/phone-changes';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const john = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: john, name: 'John' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const person = (phone: string): string => `${phone}@s.whatsapp.net`;
const open = (to: string, caller = agency.asUser) =>
  caller<ChatView & { code?: string }>('POST /v1/chats', { sessionId: session.id, to });
const get = async (id: string): Promise<ChatView> =>
  (await agency.asUser<ChatView>(`GET /v1/chats/${id}`)).body;
const change = (id: string, body: object, caller = agency.asUser) =>
  caller<ChatView & { code?: string }>(`PATCH /v1/chats/${id}`, body);
const lines = async (id: string) => {
  const { body } = await agency.asUser<TimelinePage>(`GET /v1/chats/${id}/timeline`);
  return body.data.flatMap(({ notice }) => (notice ? [notice] : []));
};
const told = async <Data>(event: string): Promise<Data[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    'SELECT body FROM events WHERE event = $1 ORDER BY id',
    [event],
  );
  return rows.map(({ body }) => (JSON.parse(body) as { data: Data }).data);
};

async function writes(from: string, text: string): Promise<ChatView> {
  const { body } = await open(from);
  await world.client.sendMessage(from, { to: number(), text });
  return until(`the message ${text}`, async () => {
    const chat = await get(body.id);
    return chat.lastMessage?.text === text ? chat : null;
  });
}

describe('a chat that somebody opens', () => {
  it('is one, however often and under whichever name', async () => {
    const eve = newPhone();
    const [a, b] = await Promise.all([open(eve), open(person(eve))]);
    expect([a.status, b.status].sort()).toEqual([200, 201]);
    expect(a.body).toMatchObject({ title: `+${eve}`, phone: eve, lastMessage: null, unread: 0 });
    expect(b.body.id).toBe(a.body.id);
  });

  it.each([
    ['+1 555', 400, 'invalid_recipient'],
    ['status@broadcast', 400, 'invalid_recipient'],
    ['', 400, 'invalid_recipient'],
  ])('with %s is refused', async (to, status, code) => {
    const answer = await open(to);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('a change', () => {
  it('closes a chat, and the next message opens it', async () => {
    const { id } = await writes(jane, 'hello');
    const { body } = await change(id, { state: 'closed' });
    expect(body).toMatchObject({ state: 'closed', needsReplySince: null, unread: 1 });
    expect(await change(id, { state: 'closed' })).toMatchObject({ status: 200 });
    const opened = await writes(jane, 'one more thing');
    expect(opened).toMatchObject({ state: 'open', unread: 2 });
    expect(opened.needsReplySince).toBe(opened.lastMessage?.timestamp);
    const { body: me } = await agency.asUser<{ user: { id: string } }>('GET /v1/auth/me');
    expect((await lines(id)).map(({ kind, userId }) => [kind, userId])).toEqual([
      ['reopened', null],
      ['closed', me.user.id],
    ]);
    const states = (await told<ChatFacts>('chat.updated')).filter((chat) => chat.id === id);
    expect(states.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('assigns it to a member, and to nobody else', async () => {
    const { id } = (await open(jane)).body;
    const ana = await world.app.member(agency, 'agent');
    const stranger = await world.app.organization('Stranger');
    const { body: other } = await stranger.asUser<{ user: { id: string } }>('GET /v1/auth/me');
    const asKey = await change(id, { assigneeId: ana.userId }, agency.asKey);
    expect(asKey.body.assigneeId).toBe(ana.userId);
    for (const assigneeId of [other.user.id, publicId('user', newId()), 'nobody', id])
      expect((await change(id, { assigneeId })).status).toBe(404);
    expect((await get(id)).assigneeId).toBe(ana.userId);
    expect((await change(id, { assigneeId: null })).body.assigneeId).toBeNull();
    const [last, first] = await lines(id);
    expect([first?.kind, first?.members, first?.userId]).toEqual(['assigned', [ana.userId], null]);
    expect([last?.kind, last?.members]).toEqual(['unassigned', [ana.userId]]);
  });

  it('gives it the labels that are named, and takes the others', async () => {
    const { id } = (await open(jane)).body;
    const label = async (name: string): Promise<string> =>
      (await agency.asUser<{ id: string }>('POST /v1/labels', { name })).body.id;
    const [vip, late, third] = [await label('VIP'), await label('Late'), await label('Third')];
    await change(id, { labels: [vip, late] });
    const { body } = await change(id, { labels: [third, vip] });
    expect(body.labels.map(({ name }) => name)).toEqual(['Third', 'VIP']);
    const unknown = 'lbl_019a50b47c3e7c10b4c15f6a7b8c9d0e';
    expect((await change(id, { labels: [vip, unknown] })).status).toBe(404);
    expect((await get(id)).labels).toHaveLength(2);
    expect((await lines(id)).slice(0, 2).map(({ kind, value }) => [kind, value])).toEqual([
      ['unlabelled', 'Late'],
      ['labelled', 'Third'],
    ]);
  });

  it('archives, pins, mutes and marks it, and an archived one stands in no view of open chats', async () => {
    const { id } = await writes(john, 'hi');
    const mutedUntil = new Date(Date.now() + 3_600_000).toISOString();
    expect((await change(id, { pinned: true, mutedUntil, markedUnread: true })).body).toMatchObject(
      {
        pinned: true,
        mutedUntil,
        markedUnread: true,
      },
    );
    expect((await change(id, { archived: true })).body).toMatchObject({
      archived: true,
      pinned: false,
    });
    const listed = await agency.asUser<{ data: ChatView[] }>('GET /v1/chats?view=open&limit=100');
    expect(listed.body.data.map((chat) => chat.id)).not.toContain(id);
    expect(await writes(john, 'again')).toMatchObject({ archived: false, mutedUntil });
    expect((await change(id, { mutedUntil: null })).body.mutedUntil).toBeNull();
  });

  it.each([
    [{ state: 'done' }],
    [{ archived: 'yes' }],
    [{ mutedUntil: 'tomorrow' }],
    [{ labels: 'VIP' }],
    [{ title: 'Eve' }],
    [{ unread: 0 }],
  ])('of %j is refused', async (body) => {
    const { id } = (await open(jane)).body;
    expect((await change(id, body)).status).toBe(400);
  });

  it('at the moment of another one and of a message loses nothing', async () => {
    const { id } = (await open(jane)).body;
    const ana = await world.app.member(agency, 'agent');
    const texts = Array.from({ length: 10 }, (_, index) => `message ${index}`);
    const before = (await get(id)).unread;
    await Promise.all([
      ...texts.map((text) => world.client.sendMessage(jane, { to: number(), text })),
      ...texts.map((_, index) => change(id, { pinned: index % 2 === 0 })),
      change(id, { assigneeId: ana.userId }),
      change(id, { state: 'closed' }),
      ...texts.map((text) =>
        agency.asKey('POST /v1/messages', { sessionId: session.id, to: jane, text: `re ${text}` }),
      ),
    ]);
    await until('all of them', async () => (await get(id)).unread === before + 10);
    expect(await get(id)).toMatchObject({ assigneeId: ana.userId });
  });
});

describe('a chat is read', () => {
  it('up to a message, and all of it', async () => {
    const eve = newPhone();
    await world.client.createAccount({ phone: eve, name: 'Eve' });
    const first = await writes(eve, 'one');
    const { id } = await writes(eve, 'two');
    const read = (body: object) =>
      agency.asKey<{ marked: number }>(`POST /v1/chats/${id}/read`, body);
    expect((await read({ upTo: first.lastMessage?.id })).body).toEqual({ marked: 1 });
    const half = await get(id);
    expect(half).toMatchObject({ unread: 1, firstUnreadId: half.lastMessage?.id });
    await change(id, { markedUnread: true });
    expect((await read({})).body).toEqual({ marked: 1 });
    expect(await get(id)).toMatchObject({ unread: 0, firstUnreadId: null, markedUnread: false });
    expect((await read({})).body).toEqual({ marked: 0 });
    const other = await writes(john, 'elsewhere');
    expect((await read({ upTo: other.lastMessage?.id })).status).toBe(404);
  });

  it('on the phone', async () => {
    const { id } = await writes(jane, 'for the phone');
    const chat = await get(id);
    const from = person(jane);
    const read = {
      tag: 'receipt',
      attrs: { from, type: 'read-self', t: '1790000000', id: chat.lastMessage?.waMessageId ?? '' },
    };
    await world.client.sendStanza(number(), read);
    await until('it is read', async () => (await get(id)).unread === 0);
    const [event] = (await told<ChatFacts>('chat.updated'))
      .filter((data) => data.id === id)
      .slice(-1);
    expect(event).toMatchObject({ unread: 0, firstUnreadId: null });
  });

  it('shows that somebody types', async () => {
    const { id } = (await open(jane)).body;
    const typing = (state: string) => agency.asUser(`POST /v1/chats/${id}/typing`, { state });
    expect((await typing('composing')).status).toBe(204);
    expect((await typing('dancing')).status).toBe(400);
    await until('the number types', async () =>
      (await world.client.signals(number())).some(
        ({ tag, attrs }) => tag === 'chatstate' && attrs['to'] === person(jane),
      ),
    );
  });
});

describe('a contact', () => {
  const contacts = async (query = ''): Promise<ContactView[]> =>
    (await agency.asUser<ContactPage>(`GET /v1/contacts?${query}`)).body.data;

  it('is listed, found and named', async () => {
    const [found] = await contacts(`q=${jane}`);
    expect(found).toMatchObject({ phone: jane, pushName: 'Jane', name: null, blocked: false });
    const path = `/v1/contacts/${found?.id}` as const;
    const { body } = await agency.asUser<ContactView>(`PATCH ${path}`, { name: 'Ünal Doe' });
    expect(body).toMatchObject({ name: 'Ünal Doe', pushName: 'Jane' });
    expect((await contacts('q=unal')).map(({ id }) => id)).toEqual([found?.id]);
    expect((await get((await open(jane)).body.id)).title).toBe('Ünal Doe');
    expect((await told<ContactView>('contact.updated')).at(-1)).toEqual(body);
    expect((await agency.asUser(`PATCH ${path}`, { name: '' })).status).toBe(400);
    expect(
      (await agency.asUser<ContactView>(`PATCH ${path}`, { name: null })).body.name,
    ).toBeNull();
    expect((await agency.asUser(`GET /v1/contacts?sessionId=${session.id}&limit=1`)).status).toBe(
      200,
    );
    expect((await agency.asUser('GET /v1/contacts?cursor=x')).status).toBe(400);
  });
});

it('what is done on the phone is taken over, and told once', async () => {
  const ref = {
    id: parseId('session', session.id),
    organizationId: parseId('organization', agency.organizationId),
  };
  const { id } = (await open(john)).body;
  const apply = () =>
    world.app.app.get(UnitOfWork).run((tx) =>
      world.app.app.get(PhoneChanges).apply(tx, ref, [
        { kind: 'pin', chat: person(john), pinned: true, at: new Date() },
        { kind: 'archive', chat: person(john), archived: true },
        { kind: 'mute', chat: person(john), until: new Date('2099-01-01T00:00:00Z') },
        { kind: 'read', chat: person(john), isRead: true },
        { kind: 'contact', chat: person(john), name: 'Johnny' },
        { kind: 'archive', chat: 'status@broadcast', archived: true },
      ]),
    );
  await apply();
  expect(await get(id)).toMatchObject({
    ...{ title: 'Johnny', archived: true, pinned: false, unread: 0 },
    mutedUntil: '2099-01-01T00:00:00.000Z',
  });
  const before = (await told('chat.updated')).length;
  await apply();
  expect((await told('chat.updated')).length).toBeLessThanOrEqual(before + 1);
});
