import type { Dirent } from 'node:fs';
import {
  constants,
  type FileHandle,
  mkdir,
  open,
  opendir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type ByteRange, ObjectStore, type StoredObject } from './object-store';
import { StorageFull, StorageUnavailable } from './storage-errors';

/**
 * Stands in the folder since it was created. Where it is missing, a volume is not mounted or the
 * folder was replaced: nothing must be written there.
 */
const MARKER = 'whathooks-media.txt';
const MARKER_TEXT =
  'Files of WhatsApp messages, encrypted by whathooks. Names and keys are in its database: neither can be restored without the other.\n';
const OWNER = /^Installation: ([0-9a-f]+)$/m;

/** Name of a file while it is written. */
const UNFINISHED = '.part';

const NAME = /^[0-9a-z-]+(\/[0-9a-z-]+)*(\.part)?$/;
const READ_BYTES = 256 * 1024;

/** No room: disk, quota, or a limit of file sizes. */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Objects as files of a folder. Several processes may share it. */
export class FolderStore extends ObjectStore {
  /** @param place path of the folder. */
  constructor(readonly place: string) {
    super();
  }

  async owner(): Promise<string | null> {
    try {
      const text = await readFile(join(this.place, MARKER), 'utf8');
      return OWNER.exec(text)?.[1] ?? '';
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
      throw this.failure(error);
    }
  }

  async create(owner: string): Promise<void> {
    const text = `${MARKER_TEXT}Installation: ${owner}\n`;
    await this.here(mkdir(this.place, { recursive: true, mode: 0o700 }));
    await this.here(writeFile(join(this.place, MARKER), text, { mode: 0o600 }));
    await this.here(syncFolder(this.place));
  }

  async write(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    await this.assertThere();
    const path = this.pathOf(name);
    const unfinished = path + UNFINISHED;
    await this.makeFolders(name);
    try {
      await this.writeWhole(unfinished, bytes);
      await this.here(rename(unfinished, path));
      await this.here(syncFolder(dirname(path)));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async read(name: string, range?: ByteRange): Promise<Readable> {
    const handle = await open(this.pathOf(name)).catch((error: unknown) => {
      throw codeOf(error) === 'ENOENT' ? this.missing(name) : this.failure(error);
    });
    return handle.createReadStream({
      highWaterMark: READ_BYTES,
      ...(range && { start: range.first, end: range.last }),
    });
  }

  async remove(name: string): Promise<void> {
    await this.here(rm(this.pathOf(name), { force: true }));
  }

  async *list(): AsyncGenerator<StoredObject> {
    await this.assertThere();
    yield* this.listBelow('');
  }

  private async *listBelow(folder: string): AsyncGenerator<StoredObject> {
    for await (const entry of await this.entries(folder)) {
      const name = folder ? `${folder}/${entry.name}` : entry.name;
      if (!NAME.test(name)) continue;
      if (entry.isDirectory()) yield* this.listBelow(name);
      else yield* this.listed(name);
    }
  }

  /** Nothing when it was removed meanwhile. */
  private async *listed(name: string): AsyncGenerator<StoredObject> {
    try {
      yield { name, writtenAt: (await stat(this.pathOf(name))).mtime };
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw this.failure(error);
    }
  }

  private entries(folder: string): Promise<AsyncIterable<Dirent>> {
    return this.here(opendir(join(this.place, folder)));
  }

  private async writeWhole(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const handle = await this.here(open(path, 'wx', 0o600));
    try {
      for await (const piece of bytes) await this.here(handle.appendFile(piece));
      await this.here(handle.sync());
    } finally {
      await this.here(handle.close());
    }
  }

  /** Makes what is missing between the folder and the file, but never the folder itself. */
  private async makeFolders(name: string): Promise<void> {
    let path = this.place;
    for (const part of name.split('/').slice(0, -1)) {
      const parent = path;
      path = join(path, part);
      await this.here(makeFolder(path, parent));
    }
  }

  private async assertThere(): Promise<void> {
    if ((await this.owner()) !== null) return;
    throw new StorageUnavailable(
      `The folder of files ${this.place} is missing or is another one: ${MARKER} is not in it. Mount it again, or restore it from its backup.`,
    );
  }

  private missing(name: string): StorageUnavailable {
    return new StorageUnavailable(
      `The file ${name} is missing in ${this.place}. Mount the folder again, or restore it from its backup.`,
    );
  }

  private pathOf(name: string): string {
    if (!NAME.test(name)) throw new Error(`${name} is no name of an object`);
    return join(this.place, name);
  }

  /** Runs an operation of the file system, and says in one sentence why it failed. */
  private async here<T>(operation: Promise<T>): Promise<T> {
    try {
      return await operation;
    } catch (error) {
      throw this.failure(error);
    }
  }

  private failure(error: unknown): StorageFull | StorageUnavailable {
    if (FULL.has(codeOf(error))) return new StorageFull(error);
    const { message } = error as Error;
    return new StorageUnavailable(
      `The folder of files ${this.place} cannot be used: ${message}.`,
      error,
    );
  }
}

async function makeFolder(path: string, parent: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw error;
  }
  await syncFolder(parent);
}

/** Makes the names in a folder durable. Windows does so by itself, and cannot open one. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, constants.O_RDONLY);
    await handle.sync();
  } finally {
    await handle?.close();
  }
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}
