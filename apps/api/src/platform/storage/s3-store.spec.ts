import { createHash, randomBytes } from 'node:crypto';
import { S3Server } from '../../../test/storage/s3-server';
import { readEnvironment } from '../config/environment';
import type { S3Settings } from '../config/media-store';
import { S3Store } from './s3-store';
import { StorageUnavailable } from './storage-errors';

const NAME = '019a50b5-7c3e/0e/019a50b5-7c3e-7c10-b4c1-5f6a7b8c9d0e';
const MIB = 1024 ** 2;

let server: S3Server;
beforeAll(async () => {
  server = await S3Server.start();
});
afterAll(() => server.stop());

function settings(prefix: string, change: Partial<S3Settings> = {}): S3Settings {
  const { mediaStore } = readEnvironment({
    DATABASE_URL: 'postgresql://someone@localhost/whathooks',
    ...server.variables(prefix),
  });
  if (!('s3' in mediaStore)) throw new Error('no bucket');
  return { ...mediaStore.s3, ...change };
}

let places = 0;
/** A store in a place of its own. */
async function newStore(): Promise<S3Store> {
  const store = await S3Store.load(settings(`place-${(places += 1)}`));
  await store.create('0a1b');
  return store;
}

async function* inPieces(bytes: Buffer, length = 65_581): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function* brokenAfter(bytes: number): AsyncGenerator<Buffer> {
  yield* inPieces(randomBytes(bytes));
  throw new Error('the sender went away');
}

async function read(store: S3Store, first?: number, last?: number): Promise<Buffer> {
  const range = first === undefined ? undefined : { first, last: last ?? first };
  const all: Buffer[] = [];
  for await (const piece of await store.read(NAME, range)) all.push(piece as Buffer);
  return Buffer.concat(all);
}

async function names(store: S3Store): Promise<string[]> {
  const all: string[] = [];
  for await (const { name } of store.list()) all.push(name);
  return all.sort();
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a bucket of files', () => {
  it.each([0, 5, 300_000, 8 * MIB, 20 * MIB + 7])(
    'gives back %d bytes, whole or a part of them',
    async (size) => {
      const store = await newStore();
      const bytes = randomBytes(size);
      await store.write(NAME, inPieces(bytes));
      expect(sha256(await read(store))).toBe(sha256(bytes));
      if (size < 1_000) return;
      const part = await read(store, 70, size - 100);
      expect(sha256(part)).toBe(sha256(bytes.subarray(70, size - 99)));
      // The last chunk of a file is shorter than what is asked for.
      expect(await read(store, size - 3, size + 1_000)).toEqual(bytes.subarray(-3));
    },
  );

  it.each([1_000, 20 * MIB])(
    'keeps nothing of a write that broke off after %d bytes, and tells its error',
    async (size) => {
      const store = await newStore();
      await expect(store.write(NAME, brokenAfter(size))).rejects.toThrow('the sender went away');
      expect(await names(store)).toEqual([]);
      await expect(store.read(NAME)).rejects.toThrow(StorageUnavailable);
    },
  );

  it('lists all of its objects, and those of no other place', async () => {
    const [store, other] = [await newStore(), await newStore()];
    const all = Array.from({ length: 12 }, (_, index) => `${NAME}${index}`).sort();
    for (const name of all) await store.write(name, inPieces(Buffer.from('x')));
    await other.write(NAME, inPieces(Buffer.from('x')));
    expect(await names(store)).toEqual(all);
    for await (const { writtenAt } of store.list()) {
      expect(Math.abs(Date.now() - writtenAt.getTime())).toBeLessThan(60_000);
    }
  });

  it('removes an object, also one that is gone', async () => {
    const store = await newStore();
    await store.write(NAME, inPieces(Buffer.from('x')));
    await store.remove(NAME);
    await store.remove(NAME);
    expect(await names(store)).toEqual([]);
  });

  it('tells whose it is, and that nobody has created it', async () => {
    expect(await (await newStore()).owner()).toBe('0a1b');
    expect(await (await S3Store.load(settings('nobodys'))).owner()).toBeNull();
  });

  it('that does not exist is an error that names it', async () => {
    const store = await S3Store.load(settings('', { bucket: 'missing' }));
    for (const use of [
      () => store.owner(),
      () => store.create('0a'),
      () => store.write(NAME, inPieces(Buffer.from('x'))),
      () => store.read(NAME),
      () => names(store),
    ]) {
      await expect(use()).rejects.toMatchObject({
        code: 'storage_unavailable',
        reason: expect.stringMatching(/^s3:\/\/missing\/ cannot be used: NoSuchBucket/) as unknown,
      });
    }
  });
});

it('a store that cannot be reached is an error that says so', async () => {
  const gone = await S3Server.start();
  const store = await S3Store.load(settings('', { endpoint: gone.endpoint }));
  await store.create('0a1b');
  await gone.stop();
  await expect(store.write(NAME, inPieces(Buffer.from('x')))).rejects.toMatchObject({
    code: 'storage_unavailable',
    reason: expect.stringContaining('ECONNREFUSED') as unknown,
  });
  await expect(store.read(NAME)).rejects.toThrow(StorageUnavailable);
});
