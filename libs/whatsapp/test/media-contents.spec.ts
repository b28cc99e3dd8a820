import { randomBytes } from 'node:crypto';
import { type BinaryNode, proto } from '@whiskeysockets/baileys';
import { downloadAddress, type MediaContent } from '../src';
import { readContent } from '../src/content/kinds/kinds';
import { hostsIn, originOf } from '../src/media/media-hosts';

const KEY = randomBytes(32);
const HASH = randomBytes(32);
const ENCRYPTED_HASH = randomBytes(32);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const PATH = '/v/t62.7118-24/123_456_n.enc?ccb=11-4&oh=01_Q5&oe=6A';

const FILE = {
  url: `https://somebody.example${PATH}`,
  directPath: PATH,
  mediaKey: KEY,
  fileSha256: HASH,
  fileEncSha256: ENCRYPTED_HASH,
  fileLength: 4_711,
  mimetype: 'image/jpeg',
  mediaKeyTimestamp: 1_790_000_000,
};
const REMOTE = {
  directPath: PATH,
  mediaKey: KEY,
  encryptedSha256: ENCRYPTED_HASH,
  mediaKeyTimestamp: 1_790_000_000,
};
const SAID = { size: 4_711, sha256: HASH, remote: REMOTE };

/** As it arrives: decoded from its bytes. */
function mediaOf(message: proto.IMessage): MediaContent {
  const content = readContent(proto.Message.decode(proto.Message.encode(message).finish()));
  if (!('media' in content)) throw new Error(`${content.type} has no file`);
  return plain(content.media) as MediaContent;
}

/** Bytes of one class. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

it('an image says its size in pixels and shows a preview', () => {
  const message = { imageMessage: { ...FILE, width: 1_600, height: 1_200, jpegThumbnail: JPEG } };
  expect(mediaOf(message)).toEqual({
    ...SAID,
    mimeType: 'image/jpeg',
    width: 1_600,
    height: 1_200,
    thumbnail: JPEG,
  });
});

it.each<[string, proto.IMessage, Partial<MediaContent>]>([
  ['a video', { videoMessage: { ...FILE, seconds: 7 } }, { seconds: 7 }],
  ['a GIF', { videoMessage: { ...FILE, gifPlayback: true } }, { style: 'gif' }],
  ['a round video', { ptvMessage: { ...FILE, seconds: 9 } }, { seconds: 9, style: 'round' }],
  ['audio', { audioMessage: { ...FILE, seconds: 61 } }, { seconds: 61 }],
  [
    'a voice message',
    { audioMessage: { ...FILE, ptt: true, seconds: 3, waveform: Buffer.from([0, 50, 100]) } },
    { seconds: 3, waveform: Buffer.from([0, 50, 100]) },
  ],
  [
    'a document',
    { documentMessage: { ...FILE, fileName: 'offer.pdf', pageCount: 3, jpegThumbnail: JPEG } },
    { fileName: 'offer.pdf', pages: 3, thumbnail: JPEG },
  ],
  [
    'a document with a title alone',
    { documentMessage: { ...FILE, title: 'Offer' } },
    { fileName: 'Offer' },
  ],
  [
    'a sticker',
    { stickerMessage: { ...FILE, width: 512, height: 512 } },
    { width: 512, height: 512 },
  ],
  ['an animated sticker', { stickerMessage: { ...FILE, isAnimated: true } }, { style: 'animated' }],
  [
    'a vector sticker',
    { lottieStickerMessage: { message: { stickerMessage: FILE } } },
    { style: 'animated' },
  ],
])('%s has its file and what is said of it', (_name, message, said) => {
  expect(mediaOf(message)).toEqual({ ...SAID, mimeType: 'image/jpeg', ...said });
});

it.each<[string, Partial<typeof FILE>]>([
  ['with a key of another length', { mediaKey: randomBytes(31) }],
  ['without a place', { directPath: '', url: '' }],
  ['with a path that names a host', { directPath: '//somebody.example/file' }],
  ['with a path that is none', { directPath: 'https://somebody.example/file' }],
  ['with a path that holds a line break', { directPath: '/v/1\r\nHost: x' }],
  ['with a path that a backslash turns into a host', { directPath: '/\\somebody.example' }],
  ['with a path that is endless', { directPath: `/${'v'.repeat(5_000)}` }],
])('a file %s cannot be downloaded, and is told all the same', (_name, change) => {
  expect(mediaOf({ imageMessage: { ...FILE, ...change } })).toEqual({
    ...SAID,
    mimeType: 'image/jpeg',
    remote: null,
  });
});

it('a file without a key stands there as it is, as files of channels do', () => {
  const { remote } = mediaOf({ imageMessage: { ...FILE, mediaKey: Buffer.alloc(0) } });
  expect(remote).toEqual({ ...REMOTE, mediaKey: null });
});

it('where only the whole address is named, its host is not used', () => {
  const { remote } = mediaOf({ imageMessage: { ...FILE, directPath: null } });
  expect(remote).toEqual(REMOTE);
});

it('what cannot be stored or makes no sense is left out', () => {
  const hostile = {
    ...FILE,
    mimetype: 'text/html\r\nx: y',
    fileSha256: randomBytes(20),
    fileLength: 0,
    fileName: '../../etc/\u202efdp.\u0000exe',
    pageCount: 4_000_000_000,
    jpegThumbnail: Buffer.alloc(70_000, 0xff),
  };
  expect(mediaOf({ documentMessage: hostile })).toEqual({
    mimeType: 'application/octet-stream',
    fileName: 'fdp.exe',
    remote: REMOTE,
  });
  const loud = { ...FILE, ptt: true, waveform: Buffer.alloc(500, 255), seconds: -1 };
  expect(mediaOf({ audioMessage: loud })).toMatchObject({ waveform: Buffer.alloc(64, 100) });
  expect(
    mediaOf({ imageMessage: { ...FILE, jpegThumbnail: Buffer.from('<svg>') } }),
  ).not.toHaveProperty('thumbnail');
});

describe('media servers', () => {
  const SIMULATOR = { url: 'ws://127.0.0.1:3001/ws', rootKey: '' };

  it.each([
    ['mmg.whatsapp.net', null, 'https://mmg.whatsapp.net'],
    ['media-fra3-1.cdn.whatsapp.net', null, 'https://media-fra3-1.cdn.whatsapp.net'],
    ['mmg.whatsapp.net.somebody.example', null, null],
    ['evilwhatsapp.net', null, null],
    ['somebody.example', null, null],
    ['mmg.whatsapp.net:8443', null, null],
    ['mmg.whatsapp.net/path', null, null],
    ['user@mmg.whatsapp.net', null, null],
    ['127.0.0.1', null, null],
    ['', null, null],
    ['127.0.0.1:3002', SIMULATOR, 'http://127.0.0.1:3002'],
    ['localhost:3002', SIMULATOR, 'http://localhost:3002'],
    ['127.0.0.2:3002', SIMULATOR, null],
    ['127.0.0.1:3002', { ...SIMULATOR, url: 'wss://example.com' }, null],
    ['mmg.whatsapp.net', SIMULATOR, null],
    ['example.com', { ...SIMULATOR, url: 'wss://example.com' }, 'https://example.com'],
  ])('%s', (hostname, server, origin) => {
    expect(originOf(hostname, server)).toBe(origin);
  });

  function told(attrs: BinaryNode['attrs'], ...hosts: BinaryNode['attrs'][]): BinaryNode {
    return {
      tag: 'media_conn',
      attrs,
      content: hosts.map((host) => ({ tag: 'host', attrs: host })),
    };
  }

  it('those for when others fail come last, and nobody else is ever used', () => {
    const answer = told(
      { auth: 'token', ttl: '300' },
      { hostname: 'a.whatsapp.net', type: 'fallback' },
      { hostname: 'somebody.example' },
      { hostname: 'b.whatsapp.net', maxContentLengthBytes: '2147483648' },
    );
    const { origins, auth, maxBytes } = hostsIn(answer, null);
    expect(origins.slice(0, 2)).toEqual(['https://b.whatsapp.net', 'https://a.whatsapp.net']);
    expect(origins.every((origin) => origin.endsWith('.whatsapp.net'))).toBe(true);
    expect({ auth, maxBytes }).toEqual({ auth: 'token', maxBytes: 2_147_483_648 });
    expect(() => hostsIn(told({ auth: 'token' }, { hostname: 'x.example' }), SIMULATOR)).toThrow();
  });

  it('a ttl is a duration, or a time', () => {
    const now = Date.now();
    const inSeconds = (ttl: number): number => {
      const { expiresAt } = hostsIn(told({ auth: 'x', ttl: String(ttl) }), null);
      return Math.round((expiresAt.getTime() - now) / 1_000);
    };
    expect(inSeconds(300)).toBeCloseTo(300, -1);
    expect(inSeconds(Math.round(now / 1_000) + 600)).toBeCloseTo(600, -1);
    expect(inSeconds(NaN)).toBeCloseTo(0, -1);
  });

  it('the address of a file names the server and nobody else', () => {
    const url = downloadAddress('https://mmg.whatsapp.net', 'voice', REMOTE);
    expect(url.href).toMatch(
      /^https:\/\/mmg\.whatsapp\.net\/v\/t62\.7118-24\/123_456_n\.enc\?ccb=/,
    );
    expect(url.searchParams.get('mms-type')).toBe('ptt');
    expect(url.searchParams.get('hash')).toBe(ENCRYPTED_HASH.toString('base64url'));
  });
});
