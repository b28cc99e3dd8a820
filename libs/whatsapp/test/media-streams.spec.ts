import { createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { getMediaKeys } from '@whiskeysockets/baileys';
import {
  decryptingStream,
  type EncryptedFile,
  encryptingStream,
  type ExpectedFile,
  FILE_KINDS,
  MediaDamaged,
  MediaTooLarge,
} from '../src';

const MAX = 1_000_000;

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

function flipped(bytes: Uint8Array, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

async function encrypted(bytes: Uint8Array): Promise<{ file: EncryptedFile; sent: Buffer }> {
  const stream = encryptingStream('image', inChunks(bytes, 1_000));
  const sent = await whole(stream);
  return { file: stream.file(), sent };
}

function opened(
  sent: Uint8Array,
  { mediaKey }: Pick<EncryptedFile, 'mediaKey'>,
  expected: Partial<ExpectedFile> = {},
  chunk = 777,
): Promise<Buffer> {
  const stream = decryptingStream('image', mediaKey, inChunks(sent, chunk), {
    maxBytes: MAX,
    ...expected,
  });
  return whole(stream);
}

/** Reads until it fails; what came before, and why it failed. */
async function failure(bytes: AsyncIterable<Uint8Array>): Promise<{ got: number; error: unknown }> {
  let got = 0;
  try {
    for await (const part of bytes) got += part.length;
  } catch (error) {
    return { got, error };
  }
  return { got, error: null };
}

it.each([0, 1, 9, 10, 15, 16, 17, 6_500, 65_536, 100_001])(
  'a file of %i bytes comes back as it was, in chunks of any size',
  async (size) => {
    const bytes = randomBytes(size);
    const { file, sent } = await encrypted(bytes);
    expect(file).toMatchObject({ size, encryptedSize: sent.length });
    expect(Buffer.from(file.sha256)).toEqual(createHash('sha256').update(bytes).digest());
    expect(Buffer.from(file.encryptedSha256)).toEqual(createHash('sha256').update(sent).digest());
    for (const chunk of [1, 7, 10, 4_096, 200_000]) {
      if (chunk < 10 && size > 7_000) continue;
      expect((await opened(sent, file, { ...file }, chunk)).equals(bytes)).toBe(true);
    }
  },
);

it.each(FILE_KINDS)('what is encrypted as %s opens under the keys of the library', async (kind) => {
  const bytes = randomBytes(5_000);
  const stream = encryptingStream(kind, inChunks(bytes, 999));
  const sent = await whole(stream);
  const names = {
    voice: 'ptt',
    linkThumbnail: 'thumbnail-link',
    appState: 'md-app-state',
  } as const;
  const type = kind in names ? names[kind as keyof typeof names] : (kind as 'image');
  const { iv, cipherKey } = await getMediaKeys(stream.file().mediaKey, type);
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  const plain = Buffer.concat([decipher.update(sent.subarray(0, -10)), decipher.final()]);
  expect(plain.equals(bytes)).toBe(true);
});

it('the same key and bytes lead to the same stream', async () => {
  const bytes = randomBytes(3_000);
  const key = randomBytes(32);
  const [first, second] = [17, 2_999].map((chunk) =>
    whole(encryptingStream('video', inChunks(bytes, chunk), key)),
  );
  expect(await first).toEqual(await second);
});

describe('nothing but the file itself ends well', () => {
  const bytes = randomBytes(10_000);

  it.each<[string, (sent: Buffer) => Uint8Array, Partial<EncryptedFile>, MediaDamaged['why']]>([
    ['a changed byte', (sent) => flipped(sent, 5_000), {}, 'mac'],
    ['a changed MAC', (sent) => flipped(sent, sent.length - 1), {}, 'mac'],
    ['a missing end', (sent) => sent.subarray(0, -16), {}, 'mac'],
    ['bytes behind the end', (sent) => Buffer.concat([sent, randomBytes(16)]), {}, 'mac'],
    ['nothing at all', () => new Uint8Array(), {}, 'mac'],
    [
      'another encrypted hash',
      (sent) => sent,
      { encryptedSha256: randomBytes(32) },
      'encrypted_sha256',
    ],
    ['another hash', (sent) => sent, { sha256: randomBytes(32) }, 'sha256'],
    ['a hash of another length', (sent) => sent, { sha256: randomBytes(31) }, 'sha256'],
    ['a smaller size', (sent) => sent, { size: 9_000 }, 'size'],
    ['a larger size', (sent) => sent, { size: 10_001 }, 'size'],
  ])('%s', async (_name, change, expected, why) => {
    const { file, sent } = await encrypted(bytes);
    await expect(opened(change(sent), file, expected)).rejects.toMatchObject({ why });
  });

  it('another key', async () => {
    const { sent } = await encrypted(bytes);
    await expect(opened(sent, { mediaKey: randomBytes(32) })).rejects.toMatchObject({ why: 'mac' });
  });

  it('a right MAC over what is no padded file', async () => {
    const mediaKey = randomBytes(32);
    const { sent } = await encrypted(randomBytes(32));
    // Of another key: decrypted under this one the padding is noise.
    const { macKey, iv } = await getMediaKeys(mediaKey, 'image');
    const body = sent.subarray(0, 32);
    const mac = createHmac('sha256', macKey ?? '')
      .update(iv)
      .update(body)
      .digest()
      .subarray(0, 10);
    const error = await opened(Buffer.concat([body, mac]), { mediaKey }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(MediaDamaged);
  });
});

it('a stream without end is read no further than the file may be long', async () => {
  const { file } = await encrypted(randomBytes(100));
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      await Promise.resolve();
      given += 65_536;
      yield Buffer.alloc(65_536);
    }
  }
  const capped = decryptingStream('image', file.mediaKey, endless(), { maxBytes: 1_000_000 });
  const { got, error } = await failure(capped);
  expect(error).toBeInstanceOf(MediaTooLarge);
  expect(got).toBeLessThanOrEqual(1_000_000);
  expect(given).toBeLessThan(1_200_000);
  given = 0;
  const announced = decryptingStream('image', file.mediaKey, endless(), {
    maxBytes: MAX,
    size: 100,
  });
  expect((await failure(announced)).error).toMatchObject({ why: 'size' });
  expect(given).toBe(65_536);
});

it('what fails on the way fails the stream, and what was encrypted tells nothing before its end', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.alloc(100));
    throw new Error('cut');
  }
  const stream = encryptingStream('audio', broken());
  await expect(whole(stream)).rejects.toThrow('cut');
  expect(() => stream.file()).toThrow('not read to its end');
  const { file } = await encrypted(randomBytes(100));
  await expect(
    whole(decryptingStream('image', file.mediaKey, broken(), { maxBytes: MAX })),
  ).rejects.toThrow('cut');
});

it('a key of another length is refused', async () => {
  await expect(opened(randomBytes(100), { mediaKey: randomBytes(31) })).rejects.toThrow(RangeError);
});
