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
import { isFull, StorageFull, StorageUnavailable } from './storage-errors';

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
/** Bytes that are gathered for one write. */
const WRITE_BYTES = 1024 * 1024;
/** Folders that are remembered to be there. */
const KNOWN_FOLDERS = 2_000;

/** Objects as files of a folder. Several processes may share it. */
export class FolderStore extends ObjectStore {
  /** Folders that were there. Who removes them, or the whole, is noticed when a file cannot be made there. */
  private readonly known = new Set<string>();
  /** Folders whose names are being made durable. */
  private readonly syncing = new Map<string, Promise<void>>();
  /** Those that are next, when that has ended. */
  private readonly nextSyncs = new Map<string, Promise<void>>();

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
    const path = this.pathOf(name);
    const unfinished = path + UNFINISHED;
    const handle = await this.opened(name, unfinished);
    try {
      await this.writeWhole(handle, bytes);
      await this.here(rename(unfinished, path));
      await this.here(this.synced(dirname(path)));
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

  /** A new file, in a folder that is made where it is missing. */
  private async opened(name: string, path: string): Promise<FileHandle> {
    const folder = dirname(path);
    if (this.known.has(folder)) {
      try {
        return await open(path, 'wx', 0o600);
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw this.failure(error);
      }
    }
    await this.assertThere();
    await this.makeFolders(name);
    if (this.known.size >= KNOWN_FOLDERS) this.known.clear();
    this.known.add(folder);
    return this.here(open(path, 'wx', 0o600));
  }

  private async writeWhole(handle: FileHandle, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    let gathered: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const piece of bytes) {
        gathered.push(piece);
        length += piece.length;
        if (length < WRITE_BYTES) continue;
        await this.here(writeAll(handle, gathered));
        [gathered, length] = [[], 0];
      }
      await this.here(writeAll(handle, gathered));
      await this.here(handle.sync());
    } finally {
      await this.here(handle.close());
    }
  }

  /** Makes the names in a folder durable: once for all that were given before it begins. */
  private synced(folder: string): Promise<void> {
    const next = this.nextSyncs.get(folder);
    if (next) return next;
    const begun = (this.syncing.get(folder) ?? Promise.resolve()).then(() => {
      this.nextSyncs.delete(folder);
      return this.sync(folder);
    });
    this.nextSyncs.set(folder, begun);
    return begun;
  }

  private sync(folder: string): Promise<void> {
    const synced = syncFolder(folder);
    const ended = synced
      .catch(() => undefined)
      .finally(() => {
        if (this.syncing.get(folder) === ended) this.syncing.delete(folder);
      });
    this.syncing.set(folder, ended);
    return synced;
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
    if (isFull(error)) return new StorageFull(error);
    const { message } = error as Error;
    return new StorageUnavailable(
      `The folder of files ${this.place} cannot be used: ${message}.`,
      error,
    );
  }
}

async function writeAll(handle: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  if (pieces.length === 0) return;
  const [first] = pieces;
  // As a rule all is taken at once; who takes less of it says so.
  const { bytesWritten } =
    pieces.length === 1 && first ? await handle.write(first) : await handle.writev(pieces);
  const rest = behind(pieces, bytesWritten);
  if (rest.length > 0) await writeAll(handle, rest);
}

function behind(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes;
  return pieces.flatMap((piece) => {
    const taken = Math.min(left, piece.length);
    left -= taken;
    return taken < piece.length ? [piece.subarray(taken)] : [];
  });
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
