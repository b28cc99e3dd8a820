import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderStore } from './folder-store';
import { StorageUnavailable } from './storage-errors';

const NAME = '019a50b5-7c3e/0e/019a50b5-7c3e-7c10-b4c1-5f6a7b8c9d0e';

let parent: string;
let folder: string;
let store: FolderStore;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'whathooks-folder-'));
  folder = join(parent, 'data', 'media');
  store = new FolderStore(folder);
  await store.create('0a1b');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function* bytes(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function* broken(): AsyncGenerator<Buffer> {
  yield Buffer.from('half');
  throw new Error('the sender went away');
}

async function read(name: string, first?: number, last?: number): Promise<string> {
  const range = first === undefined ? undefined : { first, last: last ?? first };
  let text = '';
  for await (const piece of await store.read(name, range)) text += String(piece);
  return text;
}

async function names(): Promise<string[]> {
  const all: string[] = [];
  for await (const { name } of store.list()) all.push(name);
  return all.sort();
}

describe('the folder of files', () => {
  it('gives back what was written, whole or a part of it', async () => {
    await store.write(NAME, bytes('hello ', 'world'));
    expect(await read(NAME)).toBe('hello world');
    expect(await read(NAME, 4, 6)).toBe('o w');
    // The last chunk of a file is shorter than what is asked for.
    expect(await read(NAME, 6, 1_000)).toBe('world');
    expect(await names()).toEqual([NAME]);
  });

  it('keeps nothing of a write that broke off, and tells its error', async () => {
    await expect(store.write(NAME, broken())).rejects.toThrow('the sender went away');
    expect(await names()).toEqual([]);
    await expect(store.read(NAME)).rejects.toThrow(StorageUnavailable);
  });

  it('lists what a killed process has left', async () => {
    let stuck: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => (stuck = resolve));
    let goOn: (() => void) | undefined;
    const writing = store.write(
      NAME,
      (async function* () {
        yield Buffer.from('half');
        stuck?.();
        await new Promise<void>((resolve) => (goOn = resolve));
      })(),
    );
    await arrived;
    expect(await names()).toEqual([`${NAME}.part`]);
    goOn?.();
    await writing;
    expect(await names()).toEqual([NAME]);
  });

  it('removes a file, also one that is gone', async () => {
    await store.write(NAME, bytes('x'));
    await store.remove(NAME);
    await store.remove(NAME);
    expect(await names()).toEqual([]);
  });

  it('is not created again when it is gone', async () => {
    await store.write(NAME, bytes('x'));
    renameSync(folder, join(parent, 'elsewhere'));
    expect(await store.owner()).toBeNull();
    await expect(store.write(`${NAME}1`, bytes('y'))).rejects.toMatchObject({
      code: 'storage_unavailable',
      reason: expect.stringContaining(folder) as unknown,
    });
    await expect(store.read(NAME)).rejects.toThrow(StorageUnavailable);
    await expect(names()).rejects.toThrow(StorageUnavailable);
    expect(existsSync(folder)).toBe(false);
    renameSync(join(parent, 'elsewhere'), folder);
    expect(await read(NAME)).toBe('x');
    expect(await store.owner()).toBe('0a1b');
  });

  it('is not taken for another folder, such as the place of a volume that is not mounted', async () => {
    const empty = new FolderStore(parent);
    await expect(empty.write(NAME, bytes('x'))).rejects.toThrow(StorageUnavailable);
    expect(readdirSync(parent)).toEqual(['data']);
  });

  it('takes no name that leads out of it', async () => {
    for (const name of ['../master.key', '/etc/passwd', 'a/../../b', 'a//b', '']) {
      await expect(store.write(name, bytes('x'))).rejects.toThrow(/is no name of an object/);
    }
  });
});
