import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';
import { newId, parseId } from '../../platform/database/ids';
import { FilesService } from '../../media/files/files.service';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let number: string;

/** Files stay where they are when the application is started again. */
const store = mkdtempSync(join(tmpdir(), 'whathooks-sent-'));
const settings = { WHATSAPP_ACK_MS: '500', MEDIA_STORE: store };

/** Where the answer is not to wait for what will not come. */
const SOON_MS = 2_000;

beforeAll(async () => {
  world = await SimulatedApp.start(settings);
  agency = await world.app.organization();
  session = await world.linked(agency);
  number = session.phone ?? '';
});
afterAll(async () => {
  await world.close();
  rmSync(store, { recursive: true });
});
afterEach(() => {
  world.app.answersWithin();
  return world.client.media.clearFaults();
});

interface ProblemBody extends MessageBody {
  detail: string;
  errors?: { path: string; message: string }[];
}

interface ReceivedBody extends MessageBody {
  media?: { status: string };
}

const sample = (name: string): Buffer => readFileSync(join(__dirname, '../../../test/files', name));

const newContact = async (): Promise<string> => {
  const phone = newPhone();
  await world.client.createAccount({ phone, name: `Contact ${phone}` });
  return phone;
};

const send = (to: string, content: object, more: object = {}, key?: string) =>
  agency.asKey<ProblemBody>(
    'POST /v1/messages',
    { sessionId: session.id, to, ...content, ...more },
    key ? { 'idempotency-key': key } : {},
  );

const base64 = (bytes: Buffer): { base64: string } => ({ base64: bytes.toString('base64') });

/** A picture that nobody has sent yet. */
const newPicture = (): Promise<Buffer> =>
  sharp(randomBytes(40 * 30 * 3), { raw: { width: 40, height: 30, channels: 3 } })
    .png()
    .toBuffer();

const upload = async (bytes: Buffer, name: string): Promise<string> => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${world.app.url}/v1/media`, {
    method: 'POST',
    headers: { 'x-api-key': agency.apiKey },
    body: form,
  });
  return ((await response.json()) as { id: string }).id;
};

const message = async (id: string): Promise<MessageBody> =>
  (await agency.asKey<MessageBody>(`GET /v1/messages/${id}`)).body;

/** Uploads of our number that are on the servers. */
const uploads = () => world.client.media.list(number);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');

describe('a file that is sent', () => {
  /** `sent`: the very bytes that a phone gets; without it, what was made of the given ones. */
  interface Sample {
    request: object;
    sent?: Buffer;
  }
  const sameAs = (name: string, request: (file: object) => object): (() => Promise<Sample>) => {
    const sent = sample(name);
    return () => Promise.resolve({ request: request(base64(sent)), sent });
  };
  const pdf = Buffer.from('%PDF-1.4');

  const KINDS: [kind: string, given: () => Promise<Sample>, seen: object][] = [
    [
      'image',
      async () => {
        const sent = await sharp(sample400()).jpeg().toBuffer();
        return { request: { image: { ...base64(sent), caption: 'the sea' } }, sent };
      },
      { kind: 'image', text: 'the sea' },
    ],
    [
      'image for once',
      async () => {
        const sent = await newPicture();
        return { request: { image: { ...base64(sent), viewOnce: true } }, sent };
      },
      { kind: 'image', viewOnce: true },
    ],
    [
      'video',
      sameAs('clip.mp4', (file) => ({ video: { ...file, caption: 'red' } })),
      { kind: 'video', text: 'red' },
    ],
    [
      'moving picture',
      sameAs('square-silent.mp4', (file) => ({ video: { ...file, gif: true } })),
      { kind: 'gif' },
    ],
    [
      'round video',
      sameAs('square-silent.mp4', (file) => ({ video: { ...file, note: true } })),
      { kind: 'ptv' },
    ],
    ['audio', sameAs('tone.mp3', (audio) => ({ audio })), { kind: 'audio' }],
    ['voice', sameAs('opus.ogg', (voice) => ({ voice })), { kind: 'voice' }],
    [
      'voice of another kind',
      () => Promise.resolve({ request: { voice: base64(sample('tone.mp3')) } }),
      { kind: 'voice' },
    ],
    [
      'document',
      () => {
        const document = { ...base64(pdf), fileName: 'a/offer.pdf', caption: 'Ours' };
        return Promise.resolve({ request: { document }, sent: pdf });
      },
      { kind: 'document', text: 'Ours', media: { fileName: 'offer.pdf' } },
    ],
    [
      'sticker',
      async () => ({ request: { sticker: base64(await newPicture()) } }),
      { kind: 'sticker' },
    ],
  ];

  it.each(KINDS)(
    '%s: a phone opens it, byte by byte, and misses nothing',
    async (kind, given, seen) => {
      const contact = await newContact();
      const { request, sent: expected } = await given();
      const sent = await send(contact, request);
      expect(sent).toMatchObject({ status: 201, body: { status: 'sent' } });
      const id = sent.body.waMessageId;
      const shown = await world.client.waitForMessage(contact, { id });
      expect(shown).toMatchObject({ ...seen, warnings: [] });
      const bytes = await world.client.media.read(contact, id);
      if (expected) expect(bytes.equals(expected)).toBe(true);
      // What was made of the given file is in the store, and nothing else was sent.
      const [stored] = await world.app.dataSource.query<{ sha256: Buffer }[]>(
        'SELECT sha256 FROM media WHERE message_id = $1',
        [parseId('message', sent.body.id)],
      );
      expect(sha256(bytes)).toBe(stored?.sha256.toString('base64'));
      const row = (await message(sent.body.id)) as MessageBody & { type: string };
      expect(row.type).toBe(kind.split(' ')[0]?.replace(/moving|round/, 'video'));
      const [stanza] = (await world.client.sent(number)).slice(-1);
      expect(stanza?.attrs).toMatchObject({ type: 'media' });
    },
  );
});

it('a file comes from an upload, keeps its name, and stands in its event', async () => {
  const contact = await newContact();
  const bytes = Buffer.from('a,b\n1,2\n');
  const mediaId = await upload(bytes, 'prices.csv');
  const sent = await send(contact, { document: { mediaId, mimeType: 'text/csv' } });
  expect(sent.status).toBe(201);
  const shown = await world.client.waitForMessage(contact, { id: sent.body.waMessageId });
  expect(shown).toMatchObject({
    media: { fileName: 'prices.csv', mimeType: 'text/csv', sha256: sha256(bytes) },
  });
  const rows = await world.app.dataSource.query(
    `SELECT status, type, file_name AS "fileName" FROM media WHERE message_id = $1`,
    [parseId('message', sent.body.id)],
  );
  expect(rows).toEqual([{ status: 'ready', type: 'document', fileName: 'prices.csv' }]);
});

describe('a file at an address', () => {
  let server: Server;
  let origin: string;
  const answers: Record<string, (response: import('node:http').ServerResponse) => void> = {
    '/offer.pdf': (response) => response.end('%PDF-1.4 offer'),
    '/moved': (response) => response.writeHead(302, { location: '/offer.pdf' }).end(),
    '/gone': (response) => response.writeHead(404).end(),
    '/large': (response) => response.writeHead(200, { 'content-length': '9999999999' }).end(),
    '/cut': (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    },
    '/packed': (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('%PDF-1.4 offer')),
  };
  beforeAll(async () => {
    server = createServer((request, response) => answers[request.url ?? '']?.(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('is fetched and sent under its name', async () => {
    const contact = await newContact();
    const sent = await send(contact, { document: { url: `${origin}/offer.pdf` } });
    expect(sent.status).toBe(201);
    const shown = await world.client.waitForMessage(contact, { id: sent.body.waMessageId });
    expect(shown).toMatchObject({ media: { fileName: 'offer.pdf' } });
    const bytes = await world.client.media.read(contact, sent.body.waMessageId);
    expect(bytes.toString()).toBe('%PDF-1.4 offer');
  });

  it.each([
    ['/moved', 400, 'media_not_fetched', 'redirects'],
    ['/gone', 400, 'media_not_fetched', '404'],
    ['/large', 413, 'file_too_large', 'MiB'],
    ['/cut', 400, 'media_not_fetched', 'could not be fetched'],
    ['/packed', 400, 'media_not_fetched', 'content-encoding: gzip'],
  ])('%s is refused: %i %s', async (path, status, code, words) => {
    const sent = await send(await newContact(), { document: { url: origin + path } });
    expect(sent).toMatchObject({ status, body: { code } });
    expect(sent.body.detail).toContain(words);
  });

  it('of our own network is refused, and where nobody listens', async () => {
    const closed = await send(await newContact(), { document: { url: 'http://127.0.0.1:21599/' } });
    expect(closed).toMatchObject({ status: 400, body: { code: 'media_not_fetched' } });
    const strict = await world.another({ ALLOW_PRIVATE_WEBHOOKS: 'false' });
    const refused = await fetch(`${strict.url}/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': agency.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({
        sessionId: session.id,
        to: number,
        document: { url: `${origin}/offer.pdf` },
      }),
    });
    expect(await refused.json()).toMatchObject({
      code: 'media_not_fetched',
      detail: expect.stringContaining('not a public address') as string,
    });
    await strict.stop();
  });
});

describe('a request', () => {
  const picture = { base64: 'iVBORw0KGgo=' };
  it.each([
    ['nothing', {}, 'text', 'nothing to send'],
    ['two contents', { text: 'Hi', image: picture }, 'image', 'text and image are given'],
    ['a file of no source', { image: {} }, 'image.mediaId', 'mediaId, url and base64'],
    [
      'a file of two',
      { image: { ...picture, url: 'http://a.example/b' } },
      'image.base64',
      'exactly one',
    ],
    ['a list of files', { image: [picture] }, 'image', 'object'],
    ['no base64', { image: { base64: 'Ümlaut!' } }, 'image.base64', 'base64'],
    ['part of a byte', { document: { base64: 'AAAAA' } }, 'document.base64', 'whole base64'],
    ['padding alone', { document: { base64: '==' } }, 'document.base64', 'whole base64'],
    ['an id that is null', { image: { ...picture, mediaId: null } }, 'image.mediaId', 'string'],
    ['an address that is null', { image: { ...picture, url: null } }, 'image.url', 'URL'],
    ['a time that is null', { text: 'Hi', sendAt: null }, 'sendAt', 'date and time'],
    ['another scheme', { image: { url: 'file:///etc/passwd' } }, 'image.url', 'URL'],
    ['a field of another kind', { audio: { ...picture, caption: 'Hi' } }, 'audio.caption', 'known'],
    [
      'a note that is a gif',
      { video: { ...picture, gif: true, note: true } },
      'video.note',
      'either',
    ],
  ])('with %s is refused', async (_name, content, path, words) => {
    const sent = await send('4915112345678', content);
    expect(sent).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(sent.body.errors?.map((error) => error.path)).toContain(path);
    expect(JSON.stringify(sent.body)).toContain(words);
  });

  it.each([
    ['of another organization', async () => uploadOfOthers()],
    ['that never was', () => Promise.resolve(`med_${newId().replaceAll('-', '')}`)],
    ['that is none', () => Promise.resolve('sess_1')],
  ])('with an upload %s is 404', async (_name, mediaId) => {
    const sent = await send('4915112345678', { image: { mediaId: await mediaId() } });
    expect(sent).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('with a file that is not what it is called is refused, and leaves no message', async () => {
    const before = await world.app.dataSource.query('SELECT count(*) FROM messages');
    const sent = await send(await newContact(), { image: base64(Buffer.from('<svg/>')) });
    expect(sent).toMatchObject({ status: 400, body: { code: 'media_not_convertible' } });
    const large = await send(await newContact(), {
      audio: {
        mediaId: await upload(Buffer.concat([sample('tone.mp3'), Buffer.alloc(17_000_000)]), 'a'),
      },
    });
    expect(large).toMatchObject({ status: 400, body: { code: 'media_too_large' } });
    expect(await world.app.dataSource.query('SELECT count(*) FROM messages')).toEqual(before);
  });

  it('of more than a megabyte may hold a file', async () => {
    const bytes = randomBytes(4_000_000);
    const contact = await newContact();
    const sent = await send(contact, { document: base64(bytes) });
    expect(sent.status).toBe(201);
    const seen = await world.client.media.read(contact, sent.body.waMessageId);
    expect(seen.equals(bytes)).toBe(true);
  });
});

describe('one file for many', () => {
  it('is uploaded once, also at the same moment and after a restart', async () => {
    const before = (await uploads()).length;
    const picture = base64(await newPicture());
    const contacts = await Promise.all(Array.from({ length: 12 }, newContact));
    const sent = await Promise.all(contacts.map((contact) => send(contact, { image: picture })));
    for (const [index, contact] of contacts.entries())
      await world.client.waitForMessage(contact, { id: sent[index]?.body.waMessageId ?? '' });
    await world.restart(settings);
    agency = world.now(agency);
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
    const last = await newContact();
    expect((await send(last, { image: picture })).status).toBe(201);
    for (const [index, contact] of contacts.entries()) {
      const id = sent[index]?.body.waMessageId ?? '';
      const seen = await world.client.media.read(contact, id);
      expect(seen.length).toBeGreaterThan(0);
    }
    expect(await uploads()).toHaveLength(before + 1);
  });

  it('is uploaded again once WhatsApp may have it no more', async () => {
    const picture = base64(await newPicture());
    await send(await newContact(), { image: picture });
    const before = (await uploads()).length;
    await world.app.dataSource.query(
      `UPDATE media_uploads SET uploaded_at = now() - interval '15 days'`,
    );
    expect((await send(await newContact(), { image: picture })).status).toBe(201);
    expect(await uploads()).toHaveLength(before + 1);
  });
});

describe('where WhatsApp does not take a file', () => {
  it.each([
    ['its servers fail', { uploadStatus: 503, uploadTimes: 4 }],
    ['our right to upload is over', { uploadStatus: 401, uploadTimes: 1 }],
    ['the first server is dead', { deadFirstHost: true }],
    ['the connection is cut', { cutUploadAfter: 10 }],
    ['the answer is none', { garbledAnswer: true }],
  ])('because %s, it is tried again, in order with what follows', async (_name, faults) => {
    const contact = await newContact();
    await world.client.media.faults({ phone: number }, faults);
    const isLasting = !('uploadTimes' in faults) && !('deadFirstHost' in faults);
    if (isLasting) world.app.answersWithin(SOON_MS);
    const file = send(contact, { image: { ...base64(await newPicture()), caption: 'first' } });
    await until('the row', async () => {
      const rows = await world.app.dataSource.query(
        `SELECT FROM messages WHERE status <> 'failed' AND text = 'first' AND recipient = $1`,
        [contact],
      );
      return rows.length > 0;
    });
    const text = send(contact, { text: 'second' });
    if (isLasting) {
      const { body } = await file;
      expect(body.status).toBe('pending');
      world.app.answersWithin();
      await until(
        'the reason',
        async () => (await message(body.id)).statusReason === 'not_uploaded',
      );
      // Others do not wait for it.
      expect((await send(await newContact(), { text: 'third' })).status).toBe(201);
      await world.client.media.clearFaults({ phone: number });
    }
    await world.client.waitForMessage(contact, { text: 'second' }, 60_000);
    const read = await world.client.messages(contact, { with: number });
    expect(read.map((one) => one.text)).toEqual(['first', 'second']);
    await Promise.all([file, text]);
  });

  it('and never will, the message fails with words', async () => {
    const contact = await newContact();
    await world.client.media.faults({ phone: number }, { uploadStatus: 415 });
    const sent = await send(contact, { image: base64(await newPicture()) });
    expect(sent).toMatchObject({ status: 422, body: { code: 'message_refused' } });
    expect(sent.body.detail).toContain('refused its file');
    expect(await world.client.messages(contact)).toEqual([]);
  });

  it('because it is deleted here, the message fails with words', async () => {
    const contact = await newContact();
    await world.client.media.faults({ phone: number }, { uploadStatus: 503 });
    world.app.answersWithin(SOON_MS);
    const { body } = await send(contact, { image: base64(await newPicture()) });
    await world.app.dataSource.query(
      `UPDATE media SET status = 'failed', error = 'deleted', file_id = NULL WHERE message_id = $1`,
      [parseId('message', body.id)],
    );
    await until('the failure', async () => (await message(body.id)).statusReason === 'file_gone');
  });
});

it('a number that is not online sends its files when it is back, once', async () => {
  // A stanza without an ack is repeated under its id: this one has time for its ack on any machine.
  await world.restart({ ...settings, WHATSAPP_ACK_MS: '60000' });
  agency = world.now(agency);
  await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
  const contact = await newContact();
  await world.client.faults(number, { refuseLogin: 503 });
  await world.client.changeConnection(number, { action: 'drop' });
  await world.session(agency, session.id, ({ status }) => status !== 'CONNECTED');
  const picture = base64(await newPicture());
  const key = newId();
  const waits = await send(contact, { image: picture }, { queue: true }, key);
  expect(waits).toMatchObject({ status: 202, body: { status: 'pending' } });
  const again = await send(contact, { image: picture }, { queue: true }, key);
  expect(again.body.id).toBe(waits.body.id);
  await world.client.clearFaults(number);
  await agency.asUser(`POST /v1/sessions/${session.id}/connect`);
  await world.client.waitForMessage(contact, { id: waits.body.waMessageId }, 60_000);
  const read = await world.client.messages(contact, { with: number });
  expect(read.map(({ deliveries }) => deliveries)).toEqual([1]);
});

it('an upload that ends with the process is made by the next one, and the message sent once', async () => {
  const contact = await newContact();
  await world.client.media.faults({ phone: number }, { bytesPerSecond: 20_000 });
  const bytes = randomBytes(300_000);
  world.app.answersWithin(SOON_MS);
  const { body } = await send(contact, { document: base64(bytes) });
  expect(body.status).toBe('pending');
  await world.client.media.clearFaults({ phone: number });
  await world.restart(settings);
  agency = world.now(agency);
  await world.client.waitForMessage(contact, { id: body.waMessageId }, 60_000);
  const seen = await world.client.media.read(contact, body.waMessageId);
  expect(seen.equals(bytes)).toBe(true);
  expect(await world.client.messages(contact, { with: number })).toHaveLength(1);
});

it('a caption that we reword is told with its file', async () => {
  const contact = await newContact();
  const { body } = await send(contact, {
    image: { ...base64(await newPicture()), caption: 'first' },
  });
  const edited = await agency.asUser(`PATCH /v1/messages/${body.id}`, { text: 'second' });
  expect(edited.status).toBe(200);
  const [event] = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'message.edited' AND body LIKE $1`,
    [`%${body.id}%`],
  );
  expect(JSON.parse(event?.body ?? '{}')).toMatchObject({
    data: { text: 'second', previousText: 'first', media: { status: 'ready' } },
  });
});

it('a PDF has its pages on the phone, also when it is forwarded', async () => {
  const [first, second] = [await newContact(), await newContact()];
  const bytes = Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Pages /Count 12 >>\nendobj\n%${newId()}`);
  const { body } = await send(first, { document: { ...base64(bytes), fileName: 'offer.pdf' } });
  const sent = await send(second, { forward: { messageId: body.id } });
  for (const [phone, { id, waMessageId }] of [
    [first, body],
    [second, sent.body],
  ] as const) {
    const shown = await world.client.waitForMessage(phone, { id: waMessageId });
    expect(shown.media).toMatchObject({ pages: 12 });
    expect(await message(id)).toMatchObject({ media: { pages: 12 } });
  }
});

it('a file is forwarded without another upload', async () => {
  const [first, second] = [await newContact(), await newContact()];
  const bytes = randomBytes(5_000);
  const { body } = await send(first, { document: { ...base64(bytes), fileName: 'offer.bin' } });
  const before = (await uploads()).length;
  const sent = await send(second, { forward: { messageId: body.id } });
  expect(sent).toMatchObject({ status: 201 });
  const shown = await world.client.waitForMessage(second, { id: sent.body.waMessageId });
  expect(shown).toMatchObject({ forwarded: 1, media: { fileName: 'offer.bin' }, warnings: [] });
  expect((await world.client.media.read(second, sent.body.waMessageId)).equals(bytes)).toBe(true);
  expect(await uploads()).toHaveLength(before);
});

describe('a file that was received is sent on', () => {
  /** A picture that a contact has sent, and that is here. */
  async function received(contact: string): Promise<{ bytes: Buffer; id: string }> {
    const bytes = randomBytes(5_000);
    const file = { kind: 'document', mimeType: 'application/pdf', bytes } as const;
    const { id: waMessageId } = await world.client.media.send(contact, { ...file, to: number });
    const all = (): Promise<{ body: Page<ReceivedBody> }> =>
      agency.asKey('GET /v1/messages?limit=5');
    const message = await until('the file', async () =>
      (await all()).body.data.find(
        (one) => one.waMessageId === waMessageId && one.media?.status === 'ready',
      ),
    );
    return { bytes, id: message.id };
  }

  it('without an upload while a media server has it, to one and to the next', async () => {
    const { bytes, id } = await received(await newContact());
    const before = (await uploads()).length;
    for (const to of [await newContact(), await newContact()]) {
      const sent = await send(to, { forward: { messageId: id } });
      expect(sent).toMatchObject({ status: 201 });
      const shown = await world.client.waitForMessage(to, { id: sent.body.waMessageId });
      expect(shown).toMatchObject({ forwarded: 1, warnings: [] });
      expect((await world.client.media.read(to, sent.body.waMessageId)).equals(bytes)).toBe(true);
    }
    expect(await uploads()).toHaveLength(before);
  });

  it('with one when it has it no more', async () => {
    const sender = await newContact();
    const { bytes, id } = await received(sender);
    await world.client.media.faults({ phone: sender }, { status: 404 });
    const [to, before] = [await newContact(), (await uploads()).length];
    const sent = await send(to, { forward: { messageId: id } });
    expect(sent).toMatchObject({ status: 201 });
    await world.client.waitForMessage(to, { id: sent.body.waMessageId });
    expect((await world.client.media.read(to, sent.body.waMessageId)).equals(bytes)).toBe(true);
    expect(await uploads()).toHaveLength(before + 1);
    await world.client.media.clearFaults({ phone: sender });
  });
});

it('the same bytes are sent whenever a device asks again', async () => {
  const contact = await newContact();
  const { body } = await send(contact, { image: base64(await newPicture()) });
  const [row] = await world.app.dataSource.query<{ awaits_upload: boolean; content: Buffer }[]>(
    'SELECT awaits_upload, content FROM messages WHERE id = $1',
    [parseId('message', body.id)],
  );
  expect(row?.awaits_upload).toBe(false);
  expect(row?.content.includes('/mms/') || row?.content.includes('http')).toBe(true);
});

function sample400(): Buffer {
  return sample400Bytes;
}
let sample400Bytes: Buffer;
beforeAll(async () => {
  sample400Bytes = await sharp(randomBytes(400 * 200 * 3), {
    raw: { width: 400, height: 200, channels: 3 },
  })
    .png()
    .toBuffer();
});

async function uploadOfOthers(): Promise<string> {
  const others = await world.app.organization('Others');
  const organizationId = parseId('organization', others.organizationId);
  const files = world.app.app.get(FilesService, { strict: false });
  const file = await files.store({ organizationId }, oneChunk(), { maxBytes: 100 });
  const id = newId();
  await world.app.dataSource.query(
    `INSERT INTO media (id, organization_id, file_id, status, mime_type, created_at, expires_at)
     VALUES ($1, $2, $3, 'ready', 'image/png', now(), now() + interval '1 day')`,
    [id, organizationId, file.id],
  );
  return `med_${id.replaceAll('-', '')}`;
}

async function* oneChunk(): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from('secret'));
}
