import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { MediaView } from '@whathooks/dto';
import type { SentFile } from '@whathooks/whatsapp-simulator';
import { pngBomb, zipHead } from '../../../../test/files/bombs';
import { ReceivedFiles } from '../../../../test/received-files';

interface Told {
  waMessageId: string;
  media: MediaView;
}

let files: ReceivedFiles;

beforeAll(async () => {
  files = await ReceivedFiles.start();
});
afterAll(() => files.close());

/** A hundred megabytes of nothing, as part of an archive. */
const NOTHING = 100_000_000;
const packed = deflateRawSync(Buffer.alloc(NOTHING));
const archive = (name: string): Buffer => Buffer.concat([zipHead(name, packed, NOTHING), packed]);
/** A page to a browser, an archive to a program that unpacks, and a PDF to one that reads. */
const polyglot = Buffer.concat([
  Buffer.from('%PDF-1.4\n<!doctype html><script>alert(1)</script>\n'),
  archive('a.bin').subarray(0, 4_000),
]);

/** What no browser may take a file for. */
const RUNS = /html|svg|script|xml$/;

it.each<[string, Pick<SentFile, 'kind' | 'mimeType'> & { bytes: Buffer }, string]>([
  [
    'a picture of 900 million pixels',
    { kind: 'image', bytes: pngBomb(30_000, 30_000), mimeType: 'image/png' },
    'image/png',
  ],
  [
    'a sticker of 900 million pixels',
    { kind: 'sticker', bytes: pngBomb(30_000, 30_000), mimeType: 'image/webp' },
    'image/png',
  ],
  [
    'an archive that unpacks to a hundred megabytes',
    { kind: 'document', bytes: archive('a.bin'), mimeType: 'application/zip' },
    'application/zip',
  ],
  [
    'a text document whose first part does',
    {
      kind: 'document',
      bytes: archive('[Content_Types].xml'),
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    },
    'application/',
  ],
  [
    'a file that is a PDF, a page and an archive',
    { kind: 'document', bytes: polyglot, mimeType: 'text/html' },
    'application/pdf',
  ],
  [
    'a page that says to be a picture',
    { kind: 'image', bytes: Buffer.from('<html><script>alert(1)</script>'), mimeType: 'text/html' },
    'text/plain',
  ],
])('%s is kept as the bytes it has, unpacks nothing and runs nowhere', async (_, sent, type) => {
  const before = process.memoryUsage();
  const { media } = await files.told<Told>({ ...sent, thumbnail: null });
  const { bytes } = sent;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(media).toMatchObject({ status: 'ready', size: bytes.length, sha256 });
  expect(media).not.toHaveProperty('thumbnail');
  expect(media.mimeType).toContain(type);
  const { pathname, search } = new URL(media.url ?? '');
  const answer = await fetch(`${files.simulated.app.url}${pathname}${search}`);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject({
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  expect(headers['content-type']).not.toMatch(RUNS);
  const after = process.memoryUsage();
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(NOTHING / 2);
});
