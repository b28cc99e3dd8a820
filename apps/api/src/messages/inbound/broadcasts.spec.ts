import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const CHANNEL = '120363400000000001@newsletter';

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';

const messages = async (): Promise<(MessageBody & { fromType: string; type: string })[]> =>
  (
    await agency.asUser<Page<MessageBody & { fromType: string; type: string }>>(
      `GET /v1/messages?sessionId=${session.id}&limit=100`,
    )
  ).body.data;
const stored = (text: string) =>
  until(text, async () => (await messages()).find((message) => message.text === text));

const postStatus = (text: string) =>
  world.client.sendMessage(jane, { to: 'status', audience: [number()], text });
const postToChannel = (text: string) =>
  world.client.postToChannel(CHANNEL, { followers: [number()], text });

/** Nothing that was sent to the number waits any more. */
const settled = (): Promise<unknown> =>
  until('everything settled', async () => {
    const { devices } = await world.client.account(number());
    return devices.every(({ unsettled }) => unsettled === 0);
  });

const wants = (setting: object) =>
  agency.asUser<{ receiveStatus: boolean; receiveChannels: boolean }>(
    `PATCH /v1/sessions/${session.id}`,
    setting,
  );

const told = async (text: string): Promise<Record<string, unknown>[]> => {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'message.received' AND body LIKE $1 ORDER BY id`,
    [`%${text}%`],
  );
  return rows.map(({ body }) => (JSON.parse(body) as { data: Record<string, unknown> }).data);
};

it('status posts and channels are acknowledged and not kept, unless the session asks for them', async () => {
  await postStatus('a status that nobody wants');
  await postToChannel('news that nobody wants');
  await world.client.sendMessage(jane, { to: number(), text: 'a message' });
  await stored('a message');
  await settled();
  expect((await messages()).map(({ text }) => text)).toEqual(['a message']);
});

it('a status post is a message of its author in the chat of all posts', async () => {
  expect((await wants({ receiveStatus: true })).body).toMatchObject({
    receiveStatus: true,
    receiveChannels: false,
  });
  const { id } = await postStatus('on holiday');
  const shown = { chat: 'status@broadcast', from: jane, fromType: 'phone', type: 'text' };
  expect(await stored('on holiday')).toMatchObject({
    ...shown,
    direction: 'inbound',
    waMessageId: id,
  });
  expect(await told('on holiday')).toMatchObject([shown]);
  await postToChannel('still not wanted');
  await settled();
  expect((await messages()).map(({ text }) => text)).not.toContain('still not wanted');
});

it('a status post that was taken back is erased', async () => {
  const { id: about } = await postStatus('posted by mistake');
  await stored('posted by mistake');
  await world.client.sendMessage(jane, {
    to: 'status',
    audience: [number()],
    text: '',
    kind: 'delete',
    about,
    aboutFrom: jane,
  });
  await until('the deletion', async () => {
    const post = (await messages()).find(({ waMessageId }) => waMessageId === about);
    return post?.text === null;
  });
});

it('what a channel says has the channel as its chat, and is told once', async () => {
  await wants({ receiveChannels: true });
  const { id } = await postToChannel('the news');
  expect(await stored('the news')).toMatchObject({
    chat: CHANNEL,
    from: CHANNEL.split('@')[0],
    fromType: 'lid',
    direction: 'inbound',
    waMessageId: id,
  });
  await settled();
  expect(await told('the news')).toHaveLength(1);
});

it('what the session does not want any more is not kept', async () => {
  await wants({ receiveStatus: false, receiveChannels: false });
  await postStatus('not any more');
  await postToChannel('nor this');
  await world.client.sendMessage(jane, { to: number(), text: 'the last message' });
  await stored('the last message');
  await settled();
  const texts = (await messages()).map(({ text }) => text);
  expect(texts).not.toContain('not any more');
  expect(texts).not.toContain('nor this');
});
