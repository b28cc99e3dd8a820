import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { SentMessage } from '@whathooks/dto';
import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface AlbumBody extends MessageBody {
  album?: { images: number; videos: number };
  albumId?: string;
}
type Sent = SentMessage & { code?: string; detail?: string; errors?: { path: string }[] };

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
/** Files outlive a restart. */
const dataDir = mkdtempSync(join(tmpdir(), 'whathooks-albums-'));
const variables = { DATA_DIR: dataDir };

/** Where the answer is not to wait for what will not come. */
const SOON_MS = 3_000;

beforeAll(async () => {
  world = await SimulatedApp.start(variables);
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  session = await world.linked(agency);
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true });
});
afterEach(() => {
  world.app.answersWithin();
  return world.client.clearFaults(number());
});

const number = (): string => session.phone ?? '';

/** A picture of one colour. */
const colored = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();

const send = (album: object[], more: object = {}, headers: Record<string, string> = {}) =>
  agency.asKey<Sent>(
    'POST /v1/messages',
    { sessionId: session.id, to: jane, album, ...more },
    headers,
  );

const image = async (color: string, more: object = {}) => ({
  image: { base64: (await colored(color)).toString('base64'), ...more },
});

const read = async (id: string): Promise<AlbumBody> =>
  (await agency.asKey<AlbumBody>(`GET /v1/messages/${id}`)).body;

/** What the phone of the recipient has of an album, in the order in which it came. */
const seenOf = async (album: string) =>
  (await world.client.messages(jane)).filter(
    ({ id, albumOf }) => id === album || albumOf === album,
  );

it('is one request: a frame and its pictures in their order, each a message with its bytes and its status', async () => {
  const bytes = await Promise.all(['red', 'green', 'blue'].map(colored));
  const { body } = await send([
    await image('red', { caption: 'Three of them' }),
    await image('green'),
    await image('blue'),
  ]);
  expect(body).toMatchObject({ to: jane, sessionId: session.id });
  expect(body.items).toHaveLength(3);
  const seen = await until('the album', async () => {
    const all = await seenOf(body.waMessageId);
    return all.length === 4 ? all : null;
  });
  expect(seen[0]).toMatchObject({ kind: 'album', album: { images: 3, videos: 0 } });
  const pictures = seen.slice(1);
  expect(pictures.map(({ id }) => id)).toEqual(body.items?.map((item) => item.waMessageId));
  expect(pictures.map(({ text }) => text)).toEqual(['Three of them', null, null]);
  for (const [index, { id, warnings }] of pictures.entries()) {
    expect(warnings).toEqual([]);
    expect(await world.client.media.read(jane, id)).toEqual(bytes[index]);
  }
  expect(await read(body.id)).toMatchObject({ type: 'album', album: { images: 3, videos: 0 } });
  const first = await read(body.items?.[0]?.id ?? '');
  expect(first).toMatchObject({ type: 'image', albumId: body.waMessageId, text: 'Three of them' });
});

it('is not sent again by a repeated request, which says how each of it stands', async () => {
  const album = [await image('red'), await image('blue')];
  const key = { 'idempotency-key': `album-${Date.now()}` };
  await world.client.faults(number(), { withholdAcks: true });
  world.app.answersWithin(SOON_MS);
  const { status, body: first } = await send(album, {}, key);
  expect(status).toBe(202);
  await world.client.clearFaults(number());
  const again = await until('all of it', async () => {
    const { body } = await send(album, {}, key);
    return body.status === 'sent' ? body : null;
  });
  const ids = (sent: Sent) => [sent.id, ...(sent.items ?? []).map(({ id }) => id)];
  expect(ids(again)).toEqual(ids(first));
  expect(again.items?.map((item) => item.status)).toEqual(['sent', 'sent']);
  await until('the pictures', async () => (await seenOf(first.waMessageId)).length === 3);
  const seen = await seenOf(first.waMessageId);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(3);
});

it('is sent once, whatever of it was under way when the process ended', async () => {
  await world.client.faults(number(), { withholdAcks: true, withholdReceipts: true });
  world.app.answersWithin(SOON_MS);
  const { status, body } = await send([await image('red'), await image('blue')]);
  expect({ status, of: body.status }).toEqual({ status: 202, of: 'pending' });
  await world.app.stop();
  await world.client.clearFaults(number());
  await world.restart(variables);
  agency = world.now(agency);
  const ids = [body.id, ...(body.items ?? []).map(({ id }) => id)];
  await until('all of it', async () => {
    const all = await Promise.all(ids.map(read));
    return all.every((one) => ['sent', 'delivered', 'read'].includes(one.status));
  });
  const seen = await seenOf(body.waMessageId);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(3);
});

it('is refused as a whole where one of its files cannot be sent, and the error says which', async () => {
  const before = (await world.client.messages(jane)).length;
  const broken = { image: { base64: Buffer.from('no picture').toString('base64') } };
  const { status, body } = await send([await image('red'), broken]);
  expect({ status, code: body.code }).toEqual({ status: 400, code: 'media_not_convertible' });
  expect(body.detail).toMatch(/^album\.1\.image: /);
  expect((await world.client.messages(jane)).length).toBe(before);
});

it.each<[string, object[], string]>([
  ['one item', [{ image: { mediaId: 'med_1' } }], 'album'],
  ['an item that is both', [{ image: {}, video: {} }, { image: {} }], 'album.0'],
  ['an item without a source', [{ image: {} }, { image: {} }], 'album.0.image.mediaId'],
  [
    'something to be viewed once',
    [{ image: { viewOnce: true } }, { image: {} }],
    'album.0.image.viewOnce',
  ],
])('with %s is refused, and the path says where', async (_what, album, path) => {
  const { body } = await send(album);
  expect(body.code).toBe('invalid_request');
  expect(body.errors?.[0]?.path).toBe(path);
});

it('is cancelled with all that is in it while it is scheduled', async () => {
  const sendAt = new Date(Date.now() + 3_600_000).toISOString();
  const { status, body } = await send([await image('red'), await image('blue')], { sendAt });
  expect({ status, of: body.status }).toEqual({ status: 202, of: 'scheduled' });
  expect((await agency.asKey(`DELETE /v1/messages/${body.id}`)).status).toBe(200);
  const ids = [body.id, ...(body.items ?? []).map(({ id }) => id)];
  const all = await Promise.all(ids.map(read));
  expect(all.map((one) => one.status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});

it('says of each item how it stands where WhatsApp refuses everything', async () => {
  await world.client.faults(number(), { refuseMessages: 479 });
  const { status, body } = await send([await image('red'), await image('blue')]);
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'message_refused' });
});
