import { randomBytes } from 'node:crypto';
import type { MediaView } from '@whathooks/dto';
import { type ProxyKind, TestProxy } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../../test/simulated';
import { WebhookReceiver } from '../../../../test/deliveries/webhook-receiver';

type FileMessage = MessageBody & { history?: boolean; media?: MediaView };

let world: SimulatedApp;
let agency: TestOrganization;
let contact: string;
beforeAll(async () => {
  world = await SimulatedApp.start({ MEDIA_WAIT_S: '0' });
  agency = await world.app.organization();
  contact = newPhone();
  await world.client.createAccount({ phone: contact, name: 'Jane' });
});
afterAll(() => world.close());
afterEach(async () => {
  await world.client.media.clearFaults();
  const { body } = await agency.asUser<{ data: { id: string }[] }>('GET /v1/webhooks');
  for (const { id } of body.data) await agency.asUser(`DELETE /v1/webhooks/${id}`);
});

let shared: SessionBody | undefined;
/** A number that is linked, the same for several tests. */
const linked = async (): Promise<SessionBody> => (shared ??= await world.linked(agency));

/** A document that the contact sends. */
async function sendFile(to: string, bytes = randomBytes(20_000)): Promise<string> {
  const file = { kind: 'document', mimeType: 'application/pdf', bytes } as const;
  return (await world.client.media.send(contact, { ...file, to })).id;
}

/** A message as it is stored, when its file is as wanted. */
const stored = ({ id }: SessionBody, waMessageId: string, status: string): Promise<FileMessage> =>
  until(`${waMessageId} ${status}`, async () => {
    const { body } = await agency.asUser<Page<FileMessage>>(`GET /v1/messages?sessionId=${id}`);
    return body.data.find((one) => one.waMessageId === waMessageId && one.media?.status === status);
  });

async function downloadsOf(waMessageId: string): Promise<number> {
  const rows = await world.app.dataSource.query<unknown[]>(
    `SELECT FROM media_downloads
     WHERE message_id = (SELECT id FROM messages WHERE wa_message_id = $1)`,
    [waMessageId],
  );
  return rows.length;
}

it.each<ProxyKind>(['http', 'socks5'])(
  'files of a number with a proxy come and go through it, and around it nowhere: %s',
  async (kind) => {
    const user = { name: 'agency', password: 'p@ss:word/1' };
    const way = await TestProxy.start({ kind, user });
    const session = await world.linked(agency, newPhone(), { name: 'Behind', proxy: way.url });
    const media = (): string[] => way.passed.filter((place) => servers.has(place));
    const bytes = randomBytes(20_000);
    const waMessageId = await sendFile(session.phone ?? '', bytes);
    const file = (await world.client.media.list(contact)).at(-1);
    const servers = new Set([new URL(file?.url ?? '').host]);
    await stored(session, waMessageId, 'ready');
    expect(media().length).toBeGreaterThan(0);
    const before = media().length;
    const document = { base64: randomBytes(20_000).toString('base64') };
    const request = { sessionId: session.id, to: contact, document };
    const { status } = await agency.asKey('POST /v1/messages', request);
    expect(status).toBe(201);
    expect(media().length).toBeGreaterThan(before);
    // Without it nothing is downloaded: the file waits.
    await world.client.media.faults({ phone: contact }, { bytesPerSecond: 2_000 });
    const waiting = await sendFile(session.phone ?? '', randomBytes(100_000));
    await stored(session, waiting, 'pending');
    const known = async (): Promise<number> =>
      (await world.client.media.list(contact)).at(-1)?.downloads ?? 0;
    await until('the download to begin', async () => (await known()) > 0);
    await way.close();
    await world.session(agency, session.id, ({ status: now }) => now === 'DISCONNECTED');
    await world.client.media.clearFaults();
    const tries = await known();
    const later = await sendFile(session.phone ?? '');
    expect(await downloadsOf(waiting)).toBe(1);
    expect(await known()).toBe(0);
    expect((await world.client.media.list(contact)).at(-2)?.downloads).toBe(tries);
    expect(later).not.toBe(waiting);
  },
);

describe('a file that cannot be downloaded, as its message does not say', () => {
  it.each([
    ['what opens it', { mediaKey: null }],
    ['where it is', { directPath: null, url: null }],
    ['a key of the right length', { mediaKey: Buffer.alloc(31, 1).toString('base64') }],
    ['a place that is none', { directPath: 'https://127.0.0.1/a', url: null }],
  ])('%s, failed when it came, and is told so once', async (_name, fields) => {
    const receiver = await WebhookReceiver.start();
    const events = ['message.received', 'message.media'];
    await agency.asUser('POST /v1/webhooks', { url: receiver.url, events });
    const session = await linked();
    const file = { kind: 'document', mimeType: 'application/pdf', bytes: randomBytes(9) } as const;
    const to = session.phone ?? '';
    const { id } = await world.client.media.send(contact, { ...file, to, fields });
    const { media } = await stored(session, id, 'failed');
    expect(media).toMatchObject({ status: 'failed', error: 'unavailable' });
    expect(await downloadsOf(id)).toBe(0);
    // Its events come before those of the next message.
    await world.client.sendMessage(contact, { to, text: 'after it' });
    await until('both to be told', () => receiver.received.length >= 2);
    const told = receiver.received.map(({ body }) => body.data as unknown as FileMessage);
    expect(told.map(({ media: said }) => said?.error)).toEqual(['unavailable', undefined]);
    await receiver.stop();
  });
});

it('no event waits for a file where webhooks are not to wait', async () => {
  const receiver = await WebhookReceiver.start();
  await agency.asUser('POST /v1/webhooks', { url: receiver.url, events: ['message.received'] });
  const session = await linked();
  await world.client.media.faults({ phone: contact }, { bytesPerSecond: 2_000 });
  const id = await sendFile(session.phone ?? '', randomBytes(100_000));
  await until('it to be told', () => receiver.received.length > 0);
  const told = receiver.received.map(({ body }) => body.data as unknown as FileMessage);
  expect(told).toMatchObject([{ waMessageId: id, media: { status: 'pending' } }]);
  expect(await world.app.dataSource.query('SELECT FROM event_gates')).toEqual([]);
  await receiver.stop();
});

it('files of a history are not downloaded until somebody asks', async () => {
  const phone = newPhone();
  await world.client.createAccount({ phone });
  const bytes = randomBytes(20_000);
  const waMessageId = await sendFile(phone, bytes);
  const session = await world.linked(agency, phone, { name: 'With a past' });
  const old = await stored(session, waMessageId, 'failed');
  expect(old).toMatchObject({ history: true, media: { error: 'not_downloaded' } });
  expect(await downloadsOf(waMessageId)).toBe(0);
  expect((await world.client.media.list(contact)).at(-1)).toMatchObject({ downloads: 0 });
  const asked = await agency.asKey(`POST /v1/messages/${old.id}/media/download`);
  expect(asked.status).toBe(202);
  const { media } = await stored(session, waMessageId, 'ready');
  expect(media).toMatchObject({ size: bytes.length });
});

it('downloads end when the number is logged out, and say so', async () => {
  const receiver = await WebhookReceiver.start();
  await agency.asUser('POST /v1/webhooks', { url: receiver.url, events: ['message.media'] });
  const session = await world.linked(agency);
  await world.client.media.faults({ phone: contact }, { bytesPerSecond: 2_000 });
  const ids: string[] = [];
  for (let n = 0; n < 4; n += 1)
    ids.push(await sendFile(session.phone ?? '', randomBytes(100_000)));
  for (const id of ids) await stored(session, id, 'pending');
  const files = async () => (await world.client.media.list(contact)).slice(-ids.length);
  await until('a download to begin', async () =>
    (await files()).some(({ downloads }) => downloads > 0),
  );
  const { status } = await agency.asUser(`POST /v1/sessions/${session.id}/logout`);
  expect(status).toBe(200);
  for (const id of ids) {
    const { media } = await stored(session, id, 'failed');
    expect(media).toMatchObject({ error: 'unreachable' });
    expect(await downloadsOf(id)).toBe(0);
  }
  await until('all to be told', () => receiver.received.length === ids.length);
  const told = receiver.received.map(({ body }) => body.data as unknown as FileMessage);
  expect(told.map(({ waMessageId }) => waMessageId).sort()).toEqual([...ids].sort());
  for (const { media } of told) expect(media).toMatchObject({ status: 'failed' });
  expect((await files()).every(({ completed }) => completed === 0)).toBe(true);
  await receiver.stop();
});
