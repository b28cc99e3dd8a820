import type { ChatCounts, ChatMessagePage, ChatPage, ChatView, TimelinePage } from '@whathooks/dto';
import type { TestOrganization } from '../../test/harness';
import { newPhone, type SessionBody, SimulatedApp, until } from '../../test/simulated';
import { newId, parseId } from '../platform/database/ids';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const john = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jané Doe' });
  await world.client.createAccount({ phone: john, name: 'John' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const chats = async (query = ''): Promise<ChatView[]> =>
  (await agency.asUser<ChatPage>(`GET /v1/chats?${query}`)).body.data;
const titles = async (query = ''): Promise<string[]> =>
  (await chats(query)).map(({ title }) => title);
const counts = async (): Promise<ChatCounts> =>
  (await agency.asUser<ChatCounts>('GET /v1/chats/counts')).body;

const chatWith = (jid: string, fits: (chat: ChatView) => boolean): Promise<ChatView> => {
  let last: ChatView | undefined;
  return until(
    () => `the chat with ${jid}; last ${JSON.stringify(last)}`,
    async () => {
      last = (await chats('limit=100')).find((chat) => chat.jid === jid);
      return last && fits(last) ? last : null;
    },
  );
};
const person = (phone: string): string => `${phone}@s.whatsapp.net`;
const says = (chat: ChatView): string | null => chat.lastMessage?.text ?? null;

async function writes(from: string, text: string, to = number()): Promise<ChatView> {
  await world.client.sendMessage(from, { to, text });
  return chatWith(to === number() ? person(from) : to, (chat) => says(chat) === text);
}
const sends = (to: string, text: string) =>
  agency.asKey<{ id: string }>('POST /v1/messages', { sessionId: session.id, to, text });
const rows = <Row>(sql: string): Promise<Row[]> => world.app.dataSource.query<Row[]>(sql);

describe('a chat', () => {
  it('is there with the first message, with the name of who wrote it', async () => {
    expect(await chats()).toEqual([]);
    const chat = await writes(jane, 'good morning');
    expect(chat).toMatchObject({
      sessionId: session.id,
      jid: person(jane),
      kind: 'person',
      title: 'Jané Doe',
      phone: jane,
      unread: 1,
      markedUnread: false,
      firstUnreadId: chat.lastMessage?.id,
      needsReplySince: chat.lastMessage?.timestamp,
      state: 'open',
      assigneeId: null,
      labels: [],
      archived: false,
      pinned: false,
      mutedUntil: null,
    });
    expect((await agency.asUser<ChatView>(`GET /v1/chats/${chat.id}`)).body).toEqual(chat);
    expect(await counts()).toEqual({ needsReply: 1, mine: 0, unassigned: 1, open: 1, unread: 1 });
  });

  it('waits since the first message that nobody answered, and a message to it answers', async () => {
    const first = await chatWith(person(jane), () => true);
    const second = await writes(jane, 'are you there?');
    expect(second).toMatchObject({
      unread: 2,
      firstUnreadId: first.firstUnreadId,
      needsReplySince: first.needsReplySince,
    });
    expect((await sends(jane, 'yes')).status).toBe(201);
    const answered = await chatWith(person(jane), (chat) => says(chat) === 'yes');
    // Who answers over the API may not have read it.
    expect(answered).toMatchObject({ needsReplySince: null, unread: 2 });
    expect((await counts()).needsReply).toBe(0);
    expect(await rows('SELECT chat_id, asked_at, user_id FROM reply_times')).toEqual([
      {
        chat_id: parseId('chat', first.id),
        asked_at: new Date(first.needsReplySince ?? 0),
        user_id: null,
      },
    ]);
  });

  it('is read and answered by a message that the phone sends', async () => {
    await writes(jane, 'one more thing');
    await world.client.sendFromOwnPhone(number(), { to: jane, text: 'from my phone' });
    const chat = await chatWith(person(jane), (found) => says(found) === 'from my phone');
    expect(chat).toMatchObject({ needsReplySince: null, unread: 0, firstUnreadId: null });
  });

  it('is not moved by a reaction', async () => {
    const before = await chatWith(person(jane), () => true);
    const { id } = await world.client.sendMessage(jane, { to: number(), text: 'look' });
    await chatWith(person(jane), (chat) => says(chat) === 'look');
    await world.client.sendMessage(jane, { to: number(), text: '👍', kind: 'reaction', about: id });
    await until(
      'the reaction',
      async () =>
        (
          await rows<{ n: number }>(
            `SELECT count(*)::int AS n FROM messages WHERE type = 'reaction'`,
          )
        )[0]?.n === 1,
    );
    expect(await chatWith(person(jane), () => true)).toMatchObject({
      id: before.id,
      unread: 1,
      lastMessage: { text: 'look' },
    });
  });

  it('of a group waits where the number is meant', async () => {
    const { jid } = await world.client.createGroup({
      subject: 'Family',
      members: [jane, john, number()],
    });
    const quiet = await writes(john, 'hello all', jid);
    expect(quiet).toMatchObject({ kind: 'group', phone: null, unread: 1, needsReplySince: null });
    await world.client.sendMessage(john, {
      to: jid,
      text: '',
      content: {
        extendedTextMessage: {
          text: `and @${number()}?`,
          contextInfo: { mentionedJid: [person(number())] },
        },
      },
    });
    const asked = await chatWith(jid, (chat) => chat.unread === 2);
    expect(asked.needsReplySince).toBe(asked.lastMessage?.timestamp);
    expect(await rows(`SELECT phone, push_name FROM contacts WHERE phone = '${john}'`)).toEqual([
      { phone: john, push_name: 'John' },
    ]);
  });

  it('is none for a status post, and stands still for what is scheduled', async () => {
    await agency.asUser(`PATCH /v1/sessions/${session.id}`, { receiveStatus: true });
    await world.client.sendMessage(jane, { to: 'status', audience: [number()], text: 'holiday' });
    await until(
      'the post',
      async () => (await rows(`SELECT 1 FROM messages WHERE chat = 'status@broadcast'`)).length > 0,
    );
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const body = { sessionId: session.id, to: jane, text: 'later', sendAt };
    expect((await agency.asKey('POST /v1/messages', body)).status).toBe(202);
    const listed = await chats('limit=100');
    expect(listed.map(({ jid }) => jid)).not.toContain('status@broadcast');
    expect(listed.find(({ jid }) => jid === person(jane))?.lastMessage?.text).toBe('look');
  });
});

describe('the list', () => {
  it('shows the newest first, page by page, and each once', async () => {
    await writes(john, 'a chat of his own');
    await writes(jane, 'the newest');
    const all = await chats('limit=100');
    expect(all.slice(0, 2).map(({ title }) => title)).toEqual(['Jané Doe', 'John']);
    const paged: ChatView[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path = `GET /v1/chats?limit=1${cursor && `&cursor=${cursor}`}` as const;
      const answer: { body: ChatPage } = await agency.asUser<ChatPage>(path);
      paged.push(...answer.body.data);
      cursor = answer.body.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it('is narrowed by view, number, person, text and label', async () => {
    const all = await titles('limit=100');
    const [first] = await chats();
    expect(await titles('view=needs_reply&limit=100')).toEqual(expect.arrayContaining(['John']));
    expect(await titles('view=closed')).toEqual([]);
    expect(await titles('view=mine')).toEqual([]);
    expect(await titles('view=unassigned&limit=100')).toEqual(all);
    expect(await titles(`sessionId=${session.id}&limit=100`)).toEqual(all);
    expect(await titles(`sessionId=${session.id}&chat=${john}`)).toEqual(['John']);
    expect(await titles('q=JANE')).toEqual(['Jané Doe']);
    expect(await titles('q=ja')).toEqual(['Jané Doe']);
    expect(
      await titles(`q=${encodeURIComponent(`+${john.slice(0, 3)} ${john.slice(3)}`)}`),
    ).toEqual(['John']);
    expect(await titles('q=%25')).toEqual([]);
    const label = newId();
    const organization = parseId('organization', agency.organizationId);
    await rows(`INSERT INTO labels VALUES ('${label}', '${organization}', 'New', 3, now());
      INSERT INTO chat_labels VALUES ('${parseId('chat', first?.id ?? '')}', '${label}', '${organization}')`);
    const labelled = await chats(`label=lbl_${label.replaceAll('-', '')}`);
    expect(labelled).toMatchObject([{ id: first?.id, labels: [{ name: 'New', color: 3 }] }]);
  });

  it.each([
    ['another organization’s session', 'sessionId=sess_019a50b47c3e7c10b4c15f6a7b8c9d0e', 404],
    ['a label of the wrong kind', 'label=chat_019a50b47c3e7c10b4c15f6a7b8c9d0e', 404],
    ['a cursor that is none', `cursor=${'a'.repeat(60)}`, 400],
    ['another view', 'view=mine,closed', 400],
    ['a text that never ends', `q=${'a'.repeat(300)}`, 400],
  ])('refuses %s', async (_name, query, status) => {
    expect((await agency.asUser(`GET /v1/chats?${query}`)).status).toBe(status);
  });

  it('shows nothing to another organization', async () => {
    const [chat] = await chats();
    const stranger = await world.app.organization('Stranger');
    expect((await stranger.asUser<ChatPage>('GET /v1/chats')).body.data).toEqual([]);
    for (const path of ['', '/timeline', '/messages'])
      expect((await stranger.asUser(`GET /v1/chats/${chat?.id}${path}`)).status).toBe(404);
  });
});

describe('a conversation', () => {
  let chat: ChatView;
  const page = async (query: string): Promise<TimelinePage> =>
    (await agency.asUser<TimelinePage>(`GET /v1/chats/${chat.id}/timeline?${query}`)).body;
  const texts = ({ data }: TimelinePage): (string | null | undefined)[] =>
    data.map(({ message, note, notice }) => message?.text ?? note?.text ?? notice?.kind);

  beforeAll(async () => {
    const eve = newPhone();
    await world.client.createAccount({ phone: eve, name: 'Eve' });
    for (const text of ['1', '2', '3', '4']) chat = await writes(eve, text);
    const [id, organization] = [
      parseId('chat', chat.id),
      parseId('organization', agency.organizationId),
    ];
    await rows(`INSERT INTO notes (id, organization_id, chat_id, text, created_at)
        VALUES ('${newId()}', '${organization}', '${id}', 'a note', now());
      INSERT INTO chat_notices (id, organization_id, chat_id, kind, created_at)
        VALUES ('${newId()}', '${organization}', '${id}', 'closed', now())`);
    chat = await writes(eve, '5');
  });

  it('has messages, notes and notices in one order, both ways', async () => {
    const whole = ['5', 'closed', 'a note', '4', '3', '2', '1'];
    const all = await page('');
    expect(texts(all)).toEqual(whole);
    expect({ ...all, data: [] }).toEqual({
      data: [],
      ...{ nextCursor: null, previousCursor: null },
      phoneHasMore: true,
    });
    const down: unknown[] = [];
    let next: string | null = '';
    let last: TimelinePage | undefined;
    while (next !== null) {
      last = await page(`limit=2${next && `&cursor=${next}`}`);
      down.push(...texts(last));
      next = last.nextCursor;
    }
    expect(down).toEqual(whole);
    const up = [...texts(last ?? all)];
    let previous = last?.previousCursor ?? null;
    while (previous !== null) {
      const newer = await page(`limit=3&after=${previous}`);
      up.unshift(...texts(newer));
      previous = newer.previousCursor;
    }
    expect(up).toEqual(whole);
  });

  it('opens around a message, and around a time', async () => {
    const { data } = await page('');
    const three = data.find(({ message }) => message?.text === '3');
    const around = await page(`around=${three?.id}&limit=3`);
    expect(texts(around)).toEqual(['4', '3', '2']);
    expect(around.nextCursor).not.toBeNull();
    expect(around.previousCursor).not.toBeNull();
    expect(texts(await page('at=2020-01-01T00:00:00.000Z&limit=2'))).toEqual(['1']);
    expect(texts(await page('at=2099-01-01T00:00:00.000Z&limit=4'))).toEqual(['5', 'closed']);
  });

  it('leaves out what nobody wrote on request, and shows a key no notes', async () => {
    const { body } = await agency.asUser<ChatMessagePage>(
      `GET /v1/chats/${chat.id}/messages?limit=3`,
    );
    expect(body.data.map(({ text }) => text)).toEqual(['5', '4', '3']);
    expect(texts(await page('show=messages'))).toEqual(['5', '4', '3', '2', '1']);
    const asKey = await agency.asKey<TimelinePage>(`GET /v1/chats/${chat.id}/timeline`);
    expect(texts(asKey.body)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('has no place for a message of another chat', async () => {
    const other = await chatWith(person(jane), () => true);
    const call = (query: string) => agency.asUser(`GET /v1/chats/${chat.id}/timeline?${query}`);
    expect((await call(`around=${other.lastMessage?.id}`)).status).toBe(404);
    expect((await call('around=msg_019a50b57c3e7c10b4c15f6a7b8c9d0e')).status).toBe(404);
    expect((await call('around=x')).status).toBe(404);
    expect((await call('cursor=abc')).status).toBe(400);
    expect((await call(`at=2020-01-01T00:00:00.000Z&around=${other.lastMessage?.id}`)).status).toBe(
      400,
    );
    expect((await call('at=yesterday')).status).toBe(400);
  });
});
