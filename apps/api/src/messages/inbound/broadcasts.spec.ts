import { createHash, randomBytes } from 'node:crypto';
import type { MediaView } from '@whathooks/dto';
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

type Pictured = MessageBody & { media?: MediaView };

async function bytesOf(media: MediaView | undefined): Promise<Buffer> {
  const { pathname, search } = new URL(media?.url ?? '');
  const answer = await fetch(`${world.app.url}${pathname}${search}`);
  return Buffer.from(await answer.arrayBuffer());
}

const postStatus = (text: string) =>
  world.client.sendMessage(jane, { to: 'status', audience: [number()], text });
const postToChannel = (text: string) =>
  world.client.postToChannel(CHANNEL, { followers: [number()], text });

/** Resolves when everything that was sent to the number is acknowledged. */
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

it('a picture that is posted as status comes with its file', async () => {
  const bytes = randomBytes(20_000);
  const { id } = await world.client.media.send(jane, {
    ...{ to: 'status', audience: [number()], kind: 'image', mimeType: 'image/jpeg' },
    ...{ bytes, caption: 'the beach' },
  });
  const post = await until('the picture', async () =>
    ((await messages()) as Pictured[]).find(
      ({ waMessageId, media }) => waMessageId === id && media?.status === 'ready',
    ),
  );
  expect(post).toMatchObject({ chat: 'status@broadcast', from: jane, text: 'the beach' });
  expect((await bytesOf(post.media)).equals(bytes)).toBe(true);
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

describe('a file of a channel, which is not encrypted', () => {
  const pictured = (id: string, status: string): Promise<Pictured> =>
    until(`${id} ${status}`, async () =>
      ((await messages()) as Pictured[]).find(
        ({ waMessageId, media }) => waMessageId === id && media?.status === status,
      ),
    );

  /** A picture as a channel posts it. */
  async function post(bytes: Buffer, fields: object = {}): Promise<string> {
    const file = await world.client.media.uploadPlain(jane, 'image', bytes);
    const imageMessage = {
      directPath: file.directPath,
      mimetype: 'image/jpeg',
      fileSha256: createHash('sha256').update(bytes).digest('base64'),
      fileLength: bytes.length,
      caption: 'a picture',
      ...fields,
    };
    const content = { imageMessage };
    return (await world.client.postToChannel(CHANNEL, { followers: [number()], content })).id;
  }

  it('comes with the same bytes', async () => {
    const bytes = randomBytes(50_000);
    const { media } = await pictured(await post(bytes), 'ready');
    expect(media).toMatchObject({ size: bytes.length });
    expect((await bytesOf(media)).equals(bytes)).toBe(true);
  });

  it.each([
    ['another hash', { fileSha256: randomBytes(32).toString('base64') }, 'damaged'],
    ['another length', { fileLength: 4_000 }, 'damaged'],
    ['no hash', { fileSha256: '' }, 'unavailable'],
  ])('is not stored with %s', async (_name, fields, error) => {
    const { media } = await pictured(await post(randomBytes(5_000), fields), 'failed');
    expect(media).toMatchObject({ error });
  });

  it('is not had from anybody else: what people send is encrypted', async () => {
    const bytes = randomBytes(5_000);
    const file = await world.client.media.uploadPlain(jane, 'image', bytes);
    const imageMessage = {
      directPath: file.directPath,
      fileSha256: createHash('sha256').update(bytes).digest('base64'),
      fileLength: bytes.length,
    };
    const sent = { to: number(), text: '', content: { imageMessage } };
    const { id } = await world.client.sendMessage(jane, sent);
    expect((await pictured(id, 'failed')).media).toMatchObject({ error: 'unavailable' });
    expect((await world.client.media.get(file.id)).downloads).toBe(0);
  });
});

it('what a channel edits and takes back is edited and erased, each told once', async () => {
  const { id } = await postToChannel('the wrong news');
  const before = await stored('the wrong news');
  const post = { followers: [number()] };
  for (const text of ['the right news', 'the best news'])
    await world.client.postToChannel(CHANNEL, { ...post, text, edits: id });
  expect(await stored('the best news')).toMatchObject({ id: before.id, waMessageId: id });
  await world.client.postToChannel(CHANNEL, { ...post, deletes: id });
  await until('the deletion', async () => {
    const row = (await messages()).find((message) => message.id === before.id);
    return row?.text === null;
  });
  await settled();
  const rows = await world.app.dataSource.query<{ event: string; text: string | null }[]>(
    `SELECT event, body::json -> 'data' ->> 'text' AS text FROM events
     WHERE event LIKE 'message.%' AND body LIKE $1 ORDER BY id`,
    [`%${before.id}%`],
  );
  expect(rows).toEqual([
    { event: 'message.received', text: 'the wrong news' },
    { event: 'message.edited', text: 'the right news' },
    { event: 'message.edited', text: 'the best news' },
    { event: 'message.deleted', text: null },
  ]);
});

it('what the session no longer wants is not kept', async () => {
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
