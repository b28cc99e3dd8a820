import type { ChatMessagePage, ChatPage, ChatView } from '@whathooks/dto';
import type { TestOrganization } from '../../../test/harness';
import { LiveReader } from '../../../test/live-reader';
import { newPhone, type SessionBody, SimulatedApp, until } from '../../../test/simulated';

/** More than the phone tells with the link, of all chats. */
const SAID_BEFORE = 230;

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let live: LiveReader;
const [phone, jane, john] = [newPhone(), newPhone(), newPhone()];

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  for (const [of, name] of [
    [phone, 'Bakery'],
    [jane, 'Jane'],
    [john, 'John'],
  ] as const)
    await world.client.createAccount({ phone: of, name });
  for (let n = 1; n <= SAID_BEFORE; n += 1)
    await world.client.sendMessage(jane, { to: phone, text: `past ${n}` });
  await world.client.sendMessage(john, { to: phone, text: 'the last of the past' });
  live = await LiveReader.open(world.app, agency.jwt);
  const { id } = await world.waiting(agency);
  session = await world.scanned(agency, id, phone);
});
afterAll(async () => {
  live.close();
  await world.close();
});

const chats = async (): Promise<ChatView[]> =>
  (await agency.asUser<ChatPage>('GET /v1/chats')).body.data;

const pageOf = async (id: string, cursor: string): Promise<ChatMessagePage> =>
  (
    await agency.asUser<ChatMessagePage>(
      `GET /v1/chats/${id}/messages?limit=100${cursor && `&cursor=${cursor}`}`,
    )
  ).body;

/** All that is stored of a chat, oldest first. */
async function whole(
  id: string,
): Promise<{ texts: (string | null)[]; times: string[]; phoneHasMore: boolean }> {
  const texts: (string | null)[] = [];
  const times: string[] = [];
  let cursor: string | null = '';
  let phoneHasMore = true;
  while (cursor !== null) {
    const page: ChatMessagePage = await pageOf(id, cursor);
    texts.unshift(...page.data.map(({ text }) => text).reverse());
    times.unshift(...page.data.map(({ timestamp }) => timestamp).reverse());
    ({ nextCursor: cursor, phoneHasMore } = page);
  }
  return { texts, times, phoneHasMore };
}

it('chats of a history stand where they belong, and nobody has to read them', async () => {
  const found = await until('both chats', async () => {
    const all = await chats();
    return all.length === 2 ? all : null;
  });
  expect(new Set(found.map(({ phone: of }) => of))).toEqual(new Set([jane, john]));
  // John has written nothing since: his name stands in the history alone.
  expect(found.map(({ title }) => title).sort()).toEqual(['Jane', 'John']);
  for (const chat of found)
    expect(chat).toMatchObject({ unread: 0, firstUnreadId: null, needsReplySince: null });
  expect(found.find(({ phone: of }) => of === john)?.lastMessage?.history).toBe(true);
  // Open screens are told once, not of each message.
  const told = await live.event('history.told');
  expect(told.data).toMatchObject({ sessionId: session.id, data: { sessionId: session.id } });
  // What comes now stands behind it.
  await world.client.sendMessage(jane, { to: phone, text: 'the present' });
  const [first] = await until('the new message', async () => {
    const all = await chats();
    return all[0]?.lastMessage?.text === 'the present' ? all : null;
  });
  expect(first).toMatchObject({ phone: jane, title: 'Jane', unread: 1 });
});

it('older messages are asked of the phone until it has none', async () => {
  const jid = `${jane}@s.whatsapp.net`;
  const { id } = (await chats()).find((chat) => chat.jid === jid) ?? { id: '' };
  const before = await whole(id);
  expect(before.phoneHasMore).toBe(true);
  expect(before.texts.length).toBeLessThan(SAID_BEFORE + 1);
  const ask = () => agency.asUser(`POST /v1/chats/${id}/history`);
  expect((await ask()).status).toBe(202);
  const after = await until('the end', async () => {
    const all = await whole(id);
    return all.phoneHasMore ? null : all;
  });
  const past = Array.from({ length: SAID_BEFORE }, (_, index) => `past ${index + 1}`);
  // WhatsApp tells whole seconds: of one second many were said, on both sides of the two histories.
  expect(after.texts).toEqual([...past, 'the present']);
  expect(after.times).toEqual(after.times.toSorted());
  expect((await ask()).status).toBe(202);
  expect(
    (await agency.asUser('POST /v1/chats/chat_019a50b57c3e7c10b4c15f6a7b8c9d0e/history')).status,
  ).toBe(404);
  const [chat] = await chats();
  expect(chat).toMatchObject({ id, unread: 1, lastMessage: { text: 'the present' } });
  expect(session.phone).toBe(phone);
});
