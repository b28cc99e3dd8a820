import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { MediaView } from '@whathooks/dto';
import { MEDIA_KINDS, type MediaKind, type SentFile } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../../test/harness';
import { newPhone, type SessionBody, SimulatedApp, until } from '../../../test/simulated';
import { type Received, WebhookReceiver } from '../../../test/deliveries/webhook-receiver';

const EVENTS = { events: ['message.received', 'message.media', 'message.deleted'] };

let simulated: SimulatedApp;
let owner: TestOrganization;
let receiver: WebhookReceiver;
let session: SessionBody;
let contact: string;

/** The same place of files after a restart. */
const settings = { MEDIA_WAIT_S: '20', MEDIA_MAX_MB: '3', MEDIA_STORE: '' };
beforeAll(async () => {
  settings.MEDIA_STORE = join(await mkdtemp(join(tmpdir(), 'files-')), 'media');
  simulated = await SimulatedApp.start(settings);
  owner = await simulated.app.organization();
  session = await simulated.linked(owner);
  contact = newPhone();
  await simulated.client.createAccount({ phone: contact, name: 'Jane' });
});
afterAll(async () => {
  await simulated.close();
  await rm(dirname(settings.MEDIA_STORE), { recursive: true });
});
beforeEach(async () => {
  receiver = await WebhookReceiver.start();
  await owner.asUser('POST /v1/webhooks', { url: receiver.url, ...EVENTS });
});
afterEach(async () => {
  await simulated.client.media.clearFaults({ phone: contact });
  await simulated.client.media.clearFaults();
  const { body } = await owner.asUser<{ data: { id: string }[] }>('GET /v1/webhooks');
  for (const { id } of body.data) await owner.asUser(`DELETE /v1/webhooks/${id}`);
  await receiver.stop();
});

interface Told {
  event: string;
  text: string | null;
  type: string;
  waMessageId: string;
  media: MediaView | undefined;
}

function told({ body }: Received): Told {
  return { ...(body.data as unknown as Told), event: body.event };
}

/** Deliveries of a message, in order; waits for this number of them. */
async function events(id: string, count = 1): Promise<Told[]> {
  const of = (): Told[] =>
    receiver.received.map(told).filter(({ waMessageId }) => waMessageId === id);
  await until(
    () => `${count} events of ${id}; told ${JSON.stringify(of())}`,
    () => of().length >= count,
  );
  return of();
}

async function received(sent: Partial<SentFile> & { bytes: Buffer }): Promise<string> {
  const to = session.phone ?? '';
  const { id } = await simulated.client.media.send(contact, {
    kind: 'image',
    mimeType: 'application/octet-stream',
    to,
    ...sent,
  });
  return id;
}

/** The bytes behind a signed address. */
async function download({ url = '' }: MediaView): Promise<Buffer> {
  const { pathname, search } = new URL(url);
  const answer = await fetch(`${simulated.app.url}${pathname}${search}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const TYPES: Record<MediaKind, [string, Partial<MediaView>]> = {
  image: ['image', {}],
  video: ['video', {}],
  gif: ['video', { gif: true }],
  ptv: ['video', { round: true }],
  audio: ['audio', {}],
  voice: ['voice', {}],
  document: ['document', { fileName: 'offer.pdf' }],
  sticker: ['sticker', {}],
};

it.each(MEDIA_KINDS)('%s: webhooks get one event, with a file of the same bytes', async (kind) => {
  const bytes = randomBytes(150_000);
  const [type, said] = TYPES[kind];
  const id = await received({ kind, bytes, fileName: 'offer.pdf' });
  const [event] = await events(id);
  expect(event).toMatchObject({
    event: 'message.received',
    type,
    media: { status: 'ready', ...said },
  });
  const media = event?.media as MediaView;
  expect(media.size).toBe(bytes.length);
  expect(media.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect((await download(media)).equals(bytes)).toBe(true);
  const { body } = await owner.asUser<{ data: Told[] }>('GET /v1/messages?limit=1');
  expect(body.data[0]).toMatchObject({
    waMessageId: id,
    type,
    media: { status: 'ready', id: media.id },
  });
  expect(receiver.received).toHaveLength(1);
});

it('a picture to look at once, which the phone tells later, comes with its file then', async () => {
  const bytes = randomBytes(30_000);
  const id = await received({ bytes, viewOnce: true, caption: 'look once' });
  const [first, second] = await events(id, 2);
  expect(first).toMatchObject({ event: 'message.received', type: 'unsupported' });
  expect(first).not.toHaveProperty('media');
  const shown = { event: 'message.received', type: 'image', text: 'look once', viewOnce: true };
  expect(second).toMatchObject({ ...shown, media: { status: 'ready', size: bytes.length } });
  expect((await download(second?.media as MediaView)).equals(bytes)).toBe(true);
});

it('webhooks wait for a file as long as they are to, and no longer', async () => {
  await simulated.client.media.faults({ phone: contact }, SLOW);
  const id = await received({ bytes: slowFile() });
  const [gate] = await until('an event to wait', async () => {
    const gates = await simulated.app.dataSource.query<{ seconds: number }[]>(
      `SELECT extract(epoch FROM opens_at - occurred_at)::float AS seconds
       FROM event_gates JOIN events ON events.id = event_id`,
    );
    return gates.length > 0 ? gates : null;
  });
  expect(gate?.seconds).toBeCloseTo(Number(settings.MEDIA_WAIT_S), -1);
  await endWait();
  expect((await events(id))[0]).toMatchObject({ media: { status: 'pending' } });
});

it('pictures that were sent together name their album, and one that was sent alone does not', async () => {
  const to = session.phone ?? '';
  const content = { albumMessage: { expectedImageCount: 2, expectedVideoCount: 0 } };
  const { id: albumId } = await simulated.client.sendMessage(contact, { to, text: '', content });
  const together = [
    await received({ bytes: randomBytes(1_000), albumOf: albumId }),
    await received({ bytes: randomBytes(1_000), albumOf: albumId }),
  ];
  for (const id of together)
    expect((await events(id))[0]).toMatchObject({ event: 'message.received', albumId });
  const alone = await received({ bytes: randomBytes(1_000) });
  expect((await events(alone))[0]).not.toHaveProperty('albumId');
  // What announced them says nothing itself.
  expect(receiver.received.map(told)).toHaveLength(3);
});

describe('what is not the file that its sender described is not stored', () => {
  it.each<[string, { faults?: object; fields?: object }]>([
    ['a wrong MAC', { faults: { wrongMac: true } }],
    ['a changed byte', { faults: { corrupt: true } }],
    ['another hash', { fields: { fileSha256: randomBytes(32).toString('base64') } }],
    ['another encrypted hash', { fields: { fileEncSha256: randomBytes(32).toString('base64') } }],
    ['another length', { fields: { fileLength: 99_999 } }],
    ['an endless stream', { faults: { endless: true } }],
  ])('%s', async (_name, { faults, fields }) => {
    if (faults) await simulated.client.media.faults({ phone: contact }, faults);
    const id = await received({
      bytes: randomBytes(100_000),
      ...(fields && { fields: fields as Record<string, unknown> }),
    });
    const [event] = await events(id);
    expect(event?.media).toMatchObject({ status: 'failed', error: 'damaged' });
    expect(event?.media).not.toHaveProperty('url');
  });

  it('what is announced as larger than is accepted is not asked for', async () => {
    const id = await received({ bytes: randomBytes(1_000), fields: { fileLength: 2_000_000_000 } });
    const [event] = await events(id);
    expect(event?.media).toMatchObject({
      status: 'failed',
      error: 'too_large',
      size: 2_000_000_000,
    });
  });

  it('nor what turns out to be', async () => {
    await simulated.client.media.faults({ phone: contact }, { endless: true });
    const id = await received({ bytes: randomBytes(1_000), fields: { fileLength: null } });
    const [event] = await events(id);
    expect(event?.media).toMatchObject({ status: 'failed', error: 'too_large' });
  });

  it('what the server announces as larger is not read', async () => {
    await simulated.client.media.faults({ phone: contact }, { announceBytes: 2_000_000_000 });
    const id = await received({ bytes: randomBytes(1_000) });
    const [event] = await events(id);
    expect(event?.media).toMatchObject({ status: 'failed', error: 'too_large' });
  });

  it('the host that its sender names is never asked', async () => {
    const stranger = await WebhookReceiver.start();
    const origin = `http://127.0.0.1:${stranger.port}`;
    await simulated.client.media.faults({ phone: contact }, { foreignOrigin: origin });
    const bytes = randomBytes(10_000);
    const [event] = await events(await received({ bytes }));
    expect((await download(event?.media as MediaView)).equals(bytes)).toBe(true);
    expect(stranger.received).toEqual([]);
    await stranger.stop();
  });
});

describe('a file that does not come at once', () => {
  it('is asked for at the next server when one does not answer', async () => {
    await simulated.client.media.faults({ phone: session.phone ?? '' }, { deadFirstHost: true });
    const bytes = randomBytes(10_000);
    const [event] = await events(await received({ bytes }));
    expect(event?.media).toMatchObject({ status: 'ready' });
    await simulated.client.media.clearFaults({ phone: session.phone ?? '' });
  });

  it.each([404, 410, 403])('is uploaded again by the phone after %i', async (status) => {
    await simulated.client.media.faults({ phone: contact }, { status, times: 1 });
    const bytes = randomBytes(10_000);
    const [event] = await events(await received({ bytes }));
    expect(event?.media).toMatchObject({ status: 'ready' });
    expect((await download(event?.media as MediaView)).equals(bytes)).toBe(true);
  });

  it('is gone when the phone does not have it either', async () => {
    await simulated.client.media.faults({ phone: contact }, { status: 404 });
    await simulated.client.media.faults({ phone: session.phone ?? '' }, { reupload: 'not_found' });
    const [event] = await events(await received({ bytes: randomBytes(10_000) }));
    expect(event?.media).toMatchObject({ status: 'failed', error: 'gone' });
    await simulated.client.media.clearFaults({ phone: session.phone ?? '' });
  });

  it('is tried again after a while', async () => {
    await simulated.client.media.faults({ phone: contact }, { status: 500, times: 3 });
    const [event] = await events(await received({ bytes: randomBytes(10_000) }));
    expect(event?.media).toMatchObject({ status: 'ready' });
  });
});

/** So slow that a file of 100 kB does not come while a test runs. */
const SLOW = { bytesPerSecond: 2_000 };
const slowFile = (): Buffer => randomBytes(100_000);

/** Webhooks have waited long enough. */
async function endWait(): Promise<void> {
  const { dataSource } = simulated.app;
  await until('an event to wait', async () => {
    const rows = await dataSource.query<unknown[]>('SELECT FROM event_gates');
    return rows.length > 0;
  });
  await dataSource.query('UPDATE event_gates SET opens_at = now()');
}

async function rowsOf(table: 'media' | 'media_downloads', waMessageId: string): Promise<number> {
  const rows = await simulated.app.dataSource.query<unknown[]>(
    `SELECT FROM ${table} WHERE message_id = (SELECT id FROM messages WHERE wa_message_id = $1)`,
    [waMessageId],
  );
  return rows.length;
}

describe('a file that webhooks have waited for long enough', () => {
  it('is told as pending, and told again when it is there', async () => {
    await simulated.client.media.faults({ phone: contact }, SLOW);
    const bytes = slowFile();
    const id = await received({ bytes });
    await endWait();
    expect((await events(id))[0]).toMatchObject({ media: { status: 'pending' } });
    // A caption is reworded meanwhile.
    const to = session.phone ?? '';
    await simulated.client.sendMessage(contact, { to, kind: 'edit', text: 'new', about: id });
    await simulated.client.media.clearFaults({ phone: contact });
    await simulated.restart(settings);
    owner = simulated.now(owner);
    const [, second] = await events(id, 2);
    expect(second).toMatchObject({ event: 'message.media', media: { status: 'ready' } });
    expect((await download(second?.media as MediaView)).equals(bytes)).toBe(true);
    expect(await rowsOf('media_downloads', id)).toBe(0);
  });

  it('goes with its message when that is taken back', async () => {
    await simulated.session(owner, session.id, ({ status }) => status === 'CONNECTED');
    await simulated.client.media.faults({ phone: contact }, SLOW);
    const id = await received({ bytes: slowFile() });
    await endWait();
    await events(id);
    const to = session.phone ?? '';
    await simulated.client.sendMessage(contact, { to, kind: 'delete', text: '', about: id });
    expect((await events(id, 2))[1]).toMatchObject({ event: 'message.deleted' });
    expect([await rowsOf('media', id), await rowsOf('media_downloads', id)]).toEqual([0, 0]);
  });
});

describe('a file can be asked for again', () => {
  it('when it failed, and not when it is there', async () => {
    await simulated.client.media.faults({ phone: contact }, { status: 404 });
    await simulated.client.media.faults({ phone: session.phone ?? '' }, { reupload: 'not_found' });
    const bytes = randomBytes(10_000);
    const id = await received({ bytes });
    expect((await events(id))[0]?.media).toMatchObject({ status: 'failed', error: 'gone' });
    await simulated.client.media.clearFaults({ phone: contact });
    await simulated.client.media.clearFaults({ phone: session.phone ?? '' });
    const { body: page } = await owner.asUser<{ data: { id: string }[] }>(
      'GET /v1/messages?limit=1',
    );
    const route = `POST /v1/messages/${page.data[0]?.id}/media/download` as const;
    const asked = await owner.asKey<Told>(route);
    expect(asked.status).toBe(202);
    const [, again] = await events(id, 2);
    expect(again).toMatchObject({ event: 'message.media', media: { status: 'ready' } });
    expect((await download(again?.media as MediaView)).equals(bytes)).toBe(true);
    expect((await owner.asUser<{ code: string }>(route)).body.code).toBe('file_ready');
  });

  it('not of a message that has none', async () => {
    const to = session.phone ?? '';
    const { id } = await simulated.client.sendMessage(contact, { to, text: 'no file' });
    await events(id);
    const { body: page } = await owner.asUser<{ data: { id: string }[] }>(
      'GET /v1/messages?limit=1',
    );
    const { status } = await owner.asUser(`POST /v1/messages/${page.data[0]?.id}/media/download`);
    expect(status).toBe(404);
  });
});

it('a flood of files takes two downloads at a time, and delays no other chat', async () => {
  await simulated.client.media.faults({ phone: contact }, SLOW);
  const other = newPhone();
  await simulated.client.createAccount({ phone: other, name: 'John' });
  const files = 12;
  const ids: string[] = [];
  for (let n = 0; n < files; n += 1) ids.push(await received({ bytes: slowFile() }));
  const to = session.phone ?? '';
  for (const text of ['one', 'two', 'three'])
    await simulated.client.sendMessage(other, { to, text });
  const texts = (): (string | null)[] =>
    receiver.received.map(told).flatMap(({ type, text }) => (type === 'text' ? [text] : []));
  await until('the texts', () => texts().length >= 3);
  expect(texts()).toEqual(['one', 'two', 'three']);
  const uploaded = (await simulated.client.media.list(contact)).slice(-files);
  const begun = uploaded.filter(({ downloads }) => downloads > 0);
  expect(begun).toHaveLength(2);
  expect(begun.every(({ completed }) => completed === 0)).toBe(true);
  expect(
    receiver.received.map(told).filter(({ waMessageId }) => ids.includes(waMessageId)),
  ).toEqual([]);
});
