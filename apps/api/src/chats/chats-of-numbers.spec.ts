import type { ChatView } from '@whathooks/dto';
import type { InboundMessage } from '@whathooks/whatsapp';
import fc from 'fast-check';
import type { TestOrganization } from '../../test/harness';
import { newPhone, SimulatedApp } from '../../test/simulated';
import { InboundMessagesService } from '../messages/inbound/inbound-messages.service';
import { JoinedChats } from '../messages/inbound/joined-chats';
import { textContent } from '../messages/send/content/requested-content';
import { type Addressed, newMessage, NewMessages } from '../messages/send/new-messages';
import type { ApiKeyActor } from '../platform/access/actor';
import { newId, parseId, publicId } from '../platform/database/ids';
import { UnitOfWork } from '../platform/database/unit-of-work';
import type { SessionContext } from '../sessions/state/session-inbox';
import { ChatsRepository } from './kept/store/chats.repository';

const GROUP = '120363000000000001@g.us';

interface Person {
  phone: string;
  lid: string;
}

let world: SimulatedApp;
let agency: TestOrganization;
let organizationId: string;
/** Whoever writes the answers. */
let key: ApiKeyActor;

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  organizationId = parseId('organization', agency.organizationId);
  const rights = { scopes: [], reach: null, expiresAt: null };
  key = { kind: 'apiKey', organizationId, apiKeyId: newId(), ...rights };
});
afterAll(() => world.close());

let lids = 300_000_000_000_000;
let told = 0;
const newPerson = (): Person => ({ phone: newPhone(), lid: String((lids += 1)) });
const get = <T>(token: new (...given: never[]) => T): T => world.app.app.get<T>(token);
const query = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.app.dataSource.query<Row[]>(sql, parameters);

/** A session of its own, which nobody links. */
const newSession = async (): Promise<SessionContext> => {
  const id = newId();
  await query(
    `INSERT INTO sessions (id, organization_id, name, status, metadata)
     VALUES ($1, $2, 'Orders', 'LOGGED_OUT', '{}')`,
    [id, organizationId],
  );
  return { id, organizationId, metadata: {}, historyEvents: false, phone: newPhone() };
};

interface RequestedContent {
  by: 'phone' | 'lid';
  /** Whether the stanza names both addresses. */
  isNamed?: boolean;
  inGroup?: boolean;
  id?: string;
}

function messageOf(
  { phone, lid }: Person,
  { by, isNamed, inGroup, id }: RequestedContent,
): InboundMessage {
  const author = by === 'lid' ? `${lid}@lid` : `${phone}@s.whatsapp.net`;
  const waMessageId = id ?? `M${(told += 1)}`;
  const isPhone = by === 'phone' || isNamed === true;
  return {
    waMessageId,
    chat: inGroup ? GROUP : author,
    author,
    from: isPhone ? phone : lid,
    fromType: isPhone ? 'phone' : 'lid',
    fromMe: false,
    to: null,
    toType: null,
    lidNumber: isNamed ? { lid, phone } : null,
    pushName: `called ${by}`,
    content: { type: 'text', text: waMessageId },
    timestamp: new Date(),
    offline: false,
    bytes: Buffer.from(waMessageId),
    change: null,
    source: 'writer',
    awaitsPhone: false,
  };
}

const store = (session: SessionContext, ...messages: InboundMessage[]): Promise<void> =>
  get(UnitOfWork).run((tx) => get(InboundMessagesService).store(tx, session, messages));
const learn = (session: SessionContext, person: Person): Promise<void> =>
  get(UnitOfWork).run((tx) => get(JoinedChats).learn(tx, session, [person]));
const send = (
  session: SessionContext,
  { phone, lid }: Person,
  to: 'phone' | 'lid',
): Promise<void> =>
  get(NewMessages).write(
    key,
    session,
    [
      newMessage(
        to === 'phone'
          ? addressed(phone, `${phone}@s.whatsapp.net`)
          : addressed(null, `${lid}@lid`),
        textContent('an answer'),
      ),
    ],
    undefined,
  );
const addressed = (phone: string | null, jid: string): Addressed => ({
  ...{ recipient: { jid, phone }, chat: jid, jid, recipientChecked: true },
});

/** What the chats of a session must be, by their messages. Nothing was read in them. */
const byMessages = (session: SessionContext): Promise<unknown[]> =>
  query(
    `WITH sent AS (
       SELECT chat, max(id::text) AS id FROM messages WHERE session_id = $1 AND direction = 'outbound' GROUP BY chat)
     SELECT messages.chat AS jid, max(messages.id::text)::uuid AS last,
       count(*) FILTER (WHERE direction = 'inbound')::int AS unread,
       (min(messages.id::text) FILTER (WHERE direction = 'inbound'))::uuid AS first,
       CASE WHEN messages.chat NOT LIKE '%g.us' THEN min(sent_at) FILTER (
         WHERE direction = 'inbound' AND messages.id::text > coalesce(sent.id, '')) END AS asked
     FROM messages LEFT JOIN sent ON sent.chat = messages.chat
     WHERE session_id = $1 GROUP BY messages.chat ORDER BY messages.chat`,
    [session.id],
  );
const kept = (session: SessionContext): Promise<unknown[]> =>
  query(
    `SELECT jid, last_message_id AS last, unread, first_unread_id AS first, needs_reply_since AS asked
     FROM chats WHERE session_id = $1 ORDER BY jid`,
    [session.id],
  );
const contacts = (session: SessionContext) =>
  query<{ id: string; phone: string | null; lid: string | null; pushName: string; name: string }>(
    `SELECT id, phone, lid, push_name AS "pushName", name FROM contacts WHERE session_id = $1 ORDER BY phone`,
    [session.id],
  );
const chatId = async (session: SessionContext, jid: string): Promise<string> => {
  const [row] = await query<{ id: string }>(
    'SELECT id FROM chats WHERE session_id = $1 AND jid = $2',
    [session.id, jid],
  );
  return row?.id ?? '';
};

const step = fc.oneof(
  fc.record({
    who: fc.nat(1),
    by: fc.constantFrom<('phone' | 'lid')[]>('phone', 'lid'),
    isNamed: fc.boolean(),
    inGroup: fc.boolean(),
    id: fc.constantFrom('AA', 'BB', undefined),
  }),
  fc.record({ who: fc.nat(1), to: fc.constantFrom<('phone' | 'lid')[]>('phone', 'lid') }),
  fc.record({ who: fc.nat(1), learned: fc.constant(true) }),
);

it('a chat is what its messages say, and a person one contact, in whatever order addresses come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      const session = await newSession();
      const people = [newPerson(), newPerson()] as const;
      for (const one of steps) {
        const person = people[one.who as 0 | 1];
        if ('learned' in one) await learn(session, person);
        else if ('to' in one) await send(session, person, one.to);
        else await store(session, messageOf(person, one));
      }
      for (const person of people) await learn(session, person);
      expect(await kept(session)).toEqual(await byMessages(session));
      const found = await contacts(session);
      // The LID of somebody who has not written yet stands beside their number with their first message.
      for (const { phone, lid } of found)
        expect(people).toContainEqual({
          phone,
          lid: lid ?? people.find((one) => one.phone === phone)?.lid,
        });
      expect(new Set(found.map(({ phone }) => phone)).size).toBe(found.length);
    }),
    { numRuns: 40 },
  );
});

it('all that hangs on both chats is together afterwards, and the old address leads there', async () => {
  const session = await newSession();
  const person = newPerson();
  await store(session, messageOf(person, { by: 'phone' }), messageOf(person, { by: 'lid' }));
  const jids = { phone: `${person.phone}@s.whatsapp.net`, lid: `${person.lid}@lid` };
  const [of, old] = [await chatId(session, jids.phone), await chatId(session, jids.lid)];
  const { userId } = await world.app.member(agency, 'agent');
  const [user, label, other] = [parseId('user', userId), newId(), newId()];
  await query(
    `INSERT INTO labels (id, organization_id, name, color, created_at)
     VALUES ('${label}', '${organizationId}', 'one', 1, now()), ('${other}', '${organizationId}', 'two', 2, now());
     INSERT INTO chat_labels (chat_id, label_id, organization_id)
     VALUES ('${of}', '${label}', '${organizationId}'), ('${old}', '${label}', '${organizationId}'),
       ('${old}', '${other}', '${organizationId}');
     INSERT INTO notes (id, organization_id, chat_id, text, created_at)
     VALUES ('${newId()}', '${organizationId}', '${old}', 'a note', now());
     INSERT INTO chat_notices (id, organization_id, chat_id, kind, created_at)
     VALUES ('${newId()}', '${organizationId}', '${old}', 'closed', now());
     INSERT INTO drafts (chat_id, user_id, organization_id, text, updated_at)
     VALUES ('${of}', '${user}', '${organizationId}', 'older', now() - interval '1 minute'),
       ('${old}', '${user}', '${organizationId}', 'newer', now());
     UPDATE chats SET assignee_id = '${user}', state = 'closed', needs_reply_since = NULL WHERE id = '${old}';
     UPDATE contacts SET name = 'Jane' WHERE lid = '${person.lid}'`,
  );
  await learn(session, person);
  const read = (id: string) =>
    agency.asUser<Record<string, unknown>>(`GET /v1/chats/${publicId('chat', id)}`);
  const { body } = await read(old);
  expect(body).toMatchObject({
    ...{ id: publicId('chat', of), title: 'Jane', unread: 2, state: 'open', assigneeId: userId },
    ...{ phone: person.phone, lid: person.lid },
    labels: [{ name: 'one' }, { name: 'two' }],
  });
  expect((await read(of)).body).toEqual(body);
  const timeline = await agency.asUser<{ data: { type: string }[] }>(
    `GET /v1/chats/${publicId('chat', of)}/timeline`,
  );
  expect(timeline.body.data.map(({ type }) => type).sort()).toEqual([
    'message',
    'message',
    'note',
    'notice',
  ]);
  expect(await query(`SELECT text FROM drafts WHERE chat_id = '${of}'`)).toEqual([
    { text: 'newer' },
  ]);
  expect(await query(`SELECT id FROM chats WHERE session_id = '${session.id}'`)).toEqual([
    { id: of },
  ]);
});

it('a call that was missed under one address waits, unless an answer was sent to the other since', async () => {
  const missedUnderLid = async (session: SessionContext, person: Person): Promise<void> => {
    await store(session, messageOf(person, { by: 'phone' }), messageOf(person, { by: 'lid' }));
    await send(session, person, 'phone');
    await send(session, person, 'lid');
    const id = await chatId(session, `${person.lid}@lid`);
    await get(UnitOfWork).run((tx) => get(ChatsRepository).missCall(tx, session, id));
  };
  const waits = async (answered: boolean): Promise<unknown> => {
    const [session, person] = [await newSession(), newPerson()];
    await missedUnderLid(session, person);
    if (answered) await send(session, person, 'phone');
    await learn(session, person);
    const id = await chatId(session, `${person.phone}@s.whatsapp.net`);
    const { body } = await agency.asUser<ChatView>(`GET /v1/chats/${publicId('chat', id)}`);
    return { missed: body.missedCallAt !== null, waits: body.needsReplySince !== null };
  };
  expect(await waits(false)).toEqual({ missed: true, waits: true });
  expect(await waits(true)).toEqual({ missed: false, waits: false });
});

it('the chat and the contact of a LID become those of the number where there are none', async () => {
  const session = await newSession();
  const person = newPerson();
  await store(session, messageOf(person, { by: 'lid' }));
  const id = await chatId(session, `${person.lid}@lid`);
  const [before] = await contacts(session);
  await learn(session, person);
  expect(await chatId(session, `${person.phone}@s.whatsapp.net`)).toBe(id);
  expect(await contacts(session)).toMatchObject([{ id: before?.id, ...person }]);
});

it('the LID of somebody who has another number now is theirs no more', async () => {
  const session = await newSession();
  const person = newPerson();
  const moved = { lid: person.lid, phone: newPhone() };
  await store(session, messageOf(person, { by: 'lid', isNamed: true }));
  await learn(session, moved);
  await store(session, messageOf(moved, { by: 'lid', isNamed: true }));
  expect((await contacts(session)).map(({ phone, lid }) => [phone, lid])).toEqual(
    [
      [person.phone, null],
      [moved.phone, person.lid],
    ].sort(),
  );
});

it('answers that are written while both chats become one are in it, and nothing stands still', async () => {
  for (let round = 0; round < 5; round += 1) {
    const session = await newSession();
    const people = [newPerson(), newPerson(), newPerson()];
    for (const person of people) await store(session, messageOf(person, { by: 'lid' }));
    await Promise.all([
      get(UnitOfWork).run(async (tx) => {
        await get(JoinedChats).learn(tx, session, people);
        await get(InboundMessagesService).store(
          tx,
          session,
          people.map((person) => messageOf(person, { by: 'phone', inGroup: false })),
        );
      }),
      ...people.flatMap((person) => [
        send(session, person, 'phone'),
        send(session, person, 'lid'),
        send(session, person, 'phone'),
      ]),
    ]);
    const jids = people.map(({ phone }) => `${phone}@s.whatsapp.net`).sort();
    const chats = await query<{ jid: string; last: string; unread: number }>(
      'SELECT jid, last_message_id AS last, unread FROM chats WHERE session_id = $1 ORDER BY jid',
      [session.id],
    );
    expect(chats.map(({ jid }) => jid)).toEqual(jids);
    const newest = await query(
      `SELECT chat AS jid, max(id::text)::uuid AS last, count(*) FILTER (WHERE direction = 'inbound')::int AS unread
       FROM messages WHERE session_id = $1 GROUP BY chat ORDER BY chat`,
      [session.id],
    );
    expect(chats).toEqual(newest);
    expect(await contacts(session)).toHaveLength(3);
  }
});
