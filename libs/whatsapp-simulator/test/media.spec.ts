import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadEncryptedContent, getMediaKeys, type WAMessage } from '@whiskeysockets/baileys';
import { until } from '@whathooks/testing';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

let simulated: Simulated;
let stateDir: string;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'simulator-media-'));
  simulated = await Simulated.start({ stateDir });
});
afterAll(async () => {
  await simulated.close();
  await rm(stateDir, { recursive: true });
});

const PICTURE = randomBytes(200_000);
const FROM_WHATSAPP = { origin: 'https://web.whatsapp.com' };

const tokenOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url');

interface Uploaded {
  status: number;
  url: string;
  directPath: string;
  handle: string | undefined;
}

/** Uploads as a companion does. */
async function upload(
  socket: BareSocket,
  bytes: Buffer,
  { path = '/mms/image', token = tokenOf(bytes), auth = '' } = {},
): Promise<Uploaded> {
  const connection = await socket.socket.refreshMediaConn(true);
  const host = connection.hosts[0]?.hostname ?? '';
  const query = new URLSearchParams({ auth: auth || connection.auth, token });
  const response = await fetch(`http://${host}${path}/${token}?${query.toString()}`, {
    method: 'POST',
    headers: { ...FROM_WHATSAPP, 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  const answer = (await response.json()) as { url: string; direct_path: string; handle?: string };
  const { url, direct_path: directPath, handle } = answer;
  return { status: response.status, url, directPath, handle };
}

async function pictureSent(): Promise<{
  socket: BareSocket;
  phone: string;
  contact: string;
  file: { id: string; url: string };
  message: WAMessage;
}> {
  const { socket, phone } = await simulated.linked();
  const contact = await simulated.contact();
  const { id, file } = await simulated.client.media.send(contact, {
    to: phone,
    kind: 'image',
    bytes: PICTURE,
    mimeType: 'image/jpeg',
    caption: 'look',
  });
  const message = await until('the picture', () =>
    socket.received.find(({ key }) => key.id === id),
  );
  return { socket, phone, contact, file, message };
}

const faultsOf = (file: { id: string }, faults: object): Promise<void> =>
  simulated.client.media.faults({ file: file.id }, faults);
const get = (file: { url: string }, headers = {}): Promise<Response> =>
  fetch(file.url, { headers: { ...FROM_WHATSAPP, ...headers } });
const bytesOf = async (response: Response): Promise<Buffer> =>
  Buffer.from(await response.arrayBuffer());

describe('a companion uploads', () => {
  it('and everybody can download, as a whole and in part', async () => {
    const { socket, phone } = await simulated.linked();
    const { url, directPath, handle } = await upload(socket, PICTURE);
    expect(handle).toBeUndefined();
    expect(url).toBe(`${new URL(simulated.simulator.controlUrl).origin}${directPath}&mms3=true`);
    expect(await bytesOf(await get({ url }))).toEqual(PICTURE);
    const part = await get({ url }, { range: 'bytes=100-199' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${PICTURE.length}`);
    expect(await bytesOf(part)).toEqual(PICTURE.subarray(100, 200));
    const end = await get({ url }, { range: 'bytes=-5' });
    expect(await bytesOf(end)).toEqual(PICTURE.subarray(-5));
    expect((await get({ url }, { range: 'bytes=9999999-' })).status).toBe(416);
    const [file] = await simulated.client.media.list(phone);
    expect(file).toMatchObject({ type: 'image', uploader: 'companion', refused: 1, downloads: 3 });
  });

  it.each([
    '/mms/video',
    '/mms/audio',
    '/mms/ptt',
    '/mms/document',
    '/mms/sticker',
    '/mms/thumbnail-link',
    '/mms/sticker-pack',
  ])('to %s', async (path) => {
    const { socket } = await simulated.linked();
    expect(await upload(socket, Buffer.from(path), { path })).toMatchObject({ status: 200 });
  });

  it('to a newsletter, and gets a handle', async () => {
    const { socket } = await simulated.linked();
    const path = '/newsletter/newsletter-image';
    const { handle } = await upload(socket, PICTURE, { path });
    expect(handle).toMatch(/^[0-9a-f]{24}$/);
  });

  it('nothing that is not what its token says, without the right to, or to nowhere', async () => {
    const { socket, phone } = await simulated.linked();
    const wrong = await upload(socket, PICTURE, { token: tokenOf(Buffer.from('other')) });
    expect(wrong.status).toBe(400);
    expect((await upload(socket, PICTURE, { auth: `${phone}.9999999999.x` })).status).toBe(401);
    expect((await upload(socket, PICTURE, { path: '/mms/nothing' })).status).toBe(404);
    expect(await simulated.client.media.list(phone)).toEqual([]);
    await simulated.client.media.faults({ phone }, { authTtlS: 0 });
    expect((await upload(socket, PICTURE)).status).toBe(401);
  });

  it('and is refused on purpose as often as is said', async () => {
    const { socket, phone } = await simulated.linked();
    const faults = { uploadStatus: 503, uploadTimes: 1, foreignOrigin: 'https://example.org' };
    await simulated.client.media.faults({ phone }, faults);
    expect((await upload(socket, PICTURE)).status).toBe(503);
    expect((await upload(socket, PICTURE)).url).toMatch(/^https:\/\/example\.org\/v\//);
    await simulated.client.media.faults({ phone }, { cutUploadAfter: 10 });
    await expect(upload(socket, PICTURE)).rejects.toThrow();
    await simulated.client.media.faults({ phone }, { cutUploadAfter: null, maxBytes: 10 });
    expect((await upload(socket, PICTURE)).status).toBe(413);
    const hosts = await socket.socket.refreshMediaConn(true);
    expect(hosts.hosts[0]?.maxContentLengthBytes).toBe(10);
    expect(await simulated.client.media.list(phone)).toHaveLength(1);
  });

  it('gets a first host that is dead', async () => {
    const { socket, phone } = await simulated.linked();
    await simulated.client.media.faults({ phone }, { deadFirstHost: true });
    const { hosts } = await socket.socket.refreshMediaConn(true);
    expect(hosts).toHaveLength(2);
    await expect(fetch(`http://${hosts[0]?.hostname}/`)).rejects.toThrow();
  });
});

it('a file of unknown length is refused once it is too long, and nothing of it stays', async () => {
  const { socket, phone } = await simulated.linked();
  await simulated.client.media.faults({ phone }, { maxBytes: 100_000 });
  const { auth, hosts } = await socket.socket.refreshMediaConn(true);
  const token = tokenOf(PICTURE);
  const pieces = Array.from({ length: 4 }, (_, at) =>
    PICTURE.subarray(at * 50_000, (at + 1) * 50_000),
  );
  const sent = fetch(
    `http://${hosts[0]?.hostname}/mms/image/${token}?auth=${auth}&token=${token}`,
    {
      method: 'POST',
      body: ReadableStream.from(pieces),
      duplex: 'half',
    },
  );
  // It may be cut off while it still writes.
  expect(
    await sent.then(
      ({ status }) => status,
      () => 413,
    ),
  ).toBe(413);
  expect(await simulated.client.media.list(phone)).toEqual([]);
  // What has come of it is removed once its line is gone.
  await until('the folder without it', async () => {
    const left = await readdir(join(stateDir, 'media'));
    return left.every((name) => !name.startsWith('incoming-'));
  });
});

it('a picture to be viewed once is shown by phones alone', async () => {
  const { socket, phone } = await simulated.linked();
  const contact = await simulated.contact();
  const picture = {
    kind: 'image',
    bytes: PICTURE,
    mimeType: 'image/jpeg',
    viewOnce: true,
  } as const;
  const { id } = await simulated.client.media.send(contact, { to: phone, ...picture });
  const stanza = await until('the stanza', () => socket.find('message', id));
  expect(JSON.stringify(stanza.content)).toContain('view_once');
  const message = await simulated.client.waitForMessage(phone, { id });
  expect(message).toMatchObject({ kind: 'image', viewOnce: true });
  expect(await simulated.client.media.read(phone, id)).toEqual(PICTURE);
});

describe('a contact sends a file', () => {
  it('that Baileys decrypts', async () => {
    const { file, message } = await pictureSent();
    const image = message.message?.imageMessage;
    expect(image).toMatchObject({ caption: 'look', mimetype: 'image/jpeg', width: 640 });
    expect(image?.jpegThumbnail?.length).toBeGreaterThan(100);
    expect(Number(image?.fileLength)).toBe(PICTURE.length);
    expect(createHash('sha256').update(PICTURE).digest()).toEqual(
      Buffer.from(image?.fileSha256 ?? []),
    );
    const encrypted = await bytesOf(await get(file));
    expect(createHash('sha256').update(encrypted).digest()).toEqual(
      Buffer.from(image?.fileEncSha256 ?? []),
    );
    const keys = await getMediaKeys(image?.mediaKey, 'image');
    const plain: Buffer[] = [];
    for await (const piece of await downloadEncryptedContent(file.url, keys))
      plain.push(piece as Buffer);
    expect(Buffer.concat(plain)).toEqual(PICTURE);
    await until('the count', async () => {
      const { downloads, completed } = await simulated.client.media.get(file.id);
      return downloads === 2 && completed === 2;
    });
  });

  it.each([
    ['video', 'videoMessage', { seconds: 3 }],
    ['gif', 'videoMessage', { gifPlayback: true }],
    ['ptv', 'ptvMessage', { width: 480 }],
    ['audio', 'audioMessage', { seconds: 3 }],
    ['voice', 'audioMessage', { ptt: true }],
    ['sticker', 'stickerMessage', { width: 512 }],
    ['document', 'documentMessage', { fileName: 'a.pdf' }],
  ] as const)('a %s', async (kind, field, facts) => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    const bytes = Buffer.from('a file');
    const file = { to: phone, kind, bytes, mimeType: 'a/b', fileName: 'a.pdf' };
    const { id } = await simulated.client.media.send(contact, file);
    const found = await until('it', () => socket.received.find(({ key }) => key.id === id));
    expect(found.message?.[field]).toMatchObject({ ...facts, mimetype: 'a/b' });
    expect(socket.find('message', id)?.attrs['type']).toBe('media');
  });

  it('with fields that are not true, or that are missing', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    const { id } = await simulated.client.media.send(contact, {
      to: phone,
      kind: 'document',
      bytes: Buffer.from('a file'),
      mimeType: 'a/b',
      fields: { fileLength: 2_147_483_648, fileSha256: null },
    });
    const found = await until('it', () => socket.received.find(({ key }) => key.id === id));
    const document = found.message?.documentMessage;
    expect(Number(document?.fileLength)).toBe(2_147_483_648);
    expect(document?.fileSha256?.length ?? 0).toBe(0);
  });

  it('larger than a request may be, piece by piece', async () => {
    const contact = await simulated.contact();
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let count = 0; count < 40; count += 1) yield await Promise.resolve(Buffer.alloc(65_536));
    }
    const upload = { kind: 'document', bytes: pieces(), mimeType: 'a/b' } as const;
    const { made } = await simulated.client.media.upload(contact, upload);
    expect(made?.fileLength).toBe(40 * 65_536);
  });

  it('only one that was uploaded', async () => {
    const contact = await simulated.contact();
    const message = { to: contact, kind: 'image', media: { id: 'nothing' } } as const;
    await expect(simulated.client.sendMessage(contact, message)).rejects.toThrow(/no file nothing/);
    await expect(
      simulated.client.sendMessage(contact, { to: contact, kind: 'image' }),
    ).rejects.toThrow(/"media" is missing/);
  });
});

describe('what goes wrong with a download on purpose', () => {
  let file: { id: string; url: string };
  let whole: Buffer;
  beforeAll(async () => {
    const contact = await simulated.contact();
    const upload = { kind: 'image', bytes: PICTURE, mimeType: 'image/jpeg' } as const;
    file = await simulated.client.media.upload(contact, upload);
    whole = await bytesOf(await get(file));
  });
  afterEach(() => simulated.client.media.clearFaults({ file: file.id }));

  it('is a status, as often as is said', async () => {
    await faultsOf(file, { status: 429, times: 1, retryAfterS: 7 });
    const refused = await get(file);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await get(file)).status).toBe(200);
  });

  it('are other bytes', async () => {
    await faultsOf(file, { corrupt: true });
    const corrupt = await bytesOf(await get(file));
    expect(corrupt).toHaveLength(whole.length);
    expect(corrupt.equals(whole)).toBe(false);
    expect(corrupt.subarray(-10)).toEqual(whole.subarray(-10));
    await faultsOf(file, { corrupt: false, wrongMac: true });
    const signed = await bytesOf(await get(file));
    expect(signed.subarray(0, -10)).toEqual(whole.subarray(0, -10));
    expect(signed.subarray(-10)).not.toEqual(whole.subarray(-10));
  });

  it('is a line that is cut', async () => {
    await faultsOf(file, { cutAfter: 50_000 });
    const response = await get(file);
    expect(response.headers.get('content-length')).toBe(String(whole.length));
    await expect(response.arrayBuffer()).rejects.toThrow();
    const { completed } = await simulated.client.media.get(file.id);
    await faultsOf(file, { cutAfter: null, bytesPerSecond: 10_000_000 });
    expect(await bytesOf(await get(file))).toEqual(whole);
    await until(
      'the end',
      async () => (await simulated.client.media.get(file.id)).completed === completed + 1,
    );
  });

  it('is more than there is, or no end', async () => {
    await faultsOf(file, { announceBytes: whole.length + 100_000 });
    expect(await bytesOf(await get(file))).toHaveLength(whole.length + 100_000);
    await faultsOf(file, { announceBytes: null, endless: true });
    const response = await get(file);
    expect(response.headers.get('content-length')).toBeNull();
    const reader = response.body?.getReader();
    let read = 0;
    while (read < 3_000_000) read += (await reader?.read())?.value?.length ?? 0;
    await reader?.cancel();
  });

  it('is an address that is not whole, that is over, or that never was', async () => {
    expect((await get({ url: file.url.split('?')[0] ?? '' })).status).toBe(403);
    expect((await get({ url: file.url.replace('_n.enc', '_m.enc') })).status).toBe(404);
    const contact = await simulated.contact();
    await simulated.client.media.faults({ phone: contact }, { lifeMs: 0 });
    const upload = { kind: 'image', bytes: PICTURE, mimeType: 'image/jpeg' } as const;
    const over = await simulated.client.media.upload(contact, upload);
    expect((await get(over)).status).toBe(410);
  });
});

describe('a phone that is asked to upload a file again', () => {
  it('does, and tells where', async () => {
    const { socket, phone, file, message } = await pictureSent();
    await faultsOf(file, { status: 410 });
    expect((await get(file)).status).toBe(410);
    const before = message.message?.imageMessage?.directPath;
    const { message: updated } = await socket.socket.updateMediaMessage(message);
    const path = updated?.imageMessage?.directPath ?? '';
    expect(path).not.toBe(before);
    const url = `${new URL(simulated.simulator.controlUrl).origin}${path}`;
    expect((await get({ url })).status).toBe(200);
    expect((await simulated.client.account(phone)).stats.mediaRetries).toBe(1);
    await until('the ack', () => simulated.isSettled(phone));
  });

  it.each([
    ['not_found', /404|not found|re-upload/i],
    ['error', /general|re-upload/i],
  ] as const)('or says %s', async (reupload, reason) => {
    const { socket, phone, message } = await pictureSent();
    await simulated.client.media.faults({ phone }, { reupload });
    await expect(socket.socket.updateMediaMessage(message)).rejects.toThrow(reason);
  });

  it('or that it has no such message', async () => {
    const { socket, message } = await pictureSent();
    const other = { ...message, key: { ...message.key, id: 'NOTHING' } };
    await expect(socket.socket.updateMediaMessage(other)).rejects.toThrow(/re-upload/i);
  });
});

it('files survive a restart; what came in part does not', async () => {
  const contact = await simulated.contact();
  const upload = { kind: 'image', bytes: PICTURE, mimeType: 'image/jpeg' } as const;
  const file = await simulated.client.media.upload(contact, upload);
  await writeFile(join(stateDir, 'media', 'incoming-x'), 'half');
  await simulated.restart();
  expect((await get(file)).status).toBe(200);
  expect(await readdir(join(stateDir, 'media'))).not.toContain('incoming-x');
});

it('files of a simulator without a folder go with it', async () => {
  const passing = await Simulated.start();
  const upload = { kind: 'image', bytes: PICTURE, mimeType: 'image/jpeg' } as const;
  const { sha256 } = await passing.client.media.upload(await passing.contact(), upload);
  const folders = await readdir(tmpdir());
  const file = folders.map((name) => join(tmpdir(), name, sha256)).find(existsSync);
  expect(file).toBeDefined();
  await passing.close();
  expect(existsSync(file ?? '')).toBe(false);
});
