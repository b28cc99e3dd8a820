import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { sqlStateOf } from '../../platform/database/conflicts';
import { newId } from '../../platform/database/ids';
import type { Database } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { type ByteRange, ObjectStore } from '../../platform/storage/object-store';
import { SealedRange, sealChunks } from '../../platform/storage/sealed-chunks';
import { StorageUnavailable } from '../../platform/storage/storage-errors';
import type { Sealer } from '../../platform/vault/cipher/data-key';
import { InstallationSecrets } from '../../platform/vault/installation-secrets';
import { Vault } from '../../platform/vault/vault';
import { FilesRepository } from './files.repository';
import { type ExpectedFile, IncomingBytes } from './incoming-bytes';
import { mimeTypeOf } from './mime-type';
import type { StoredFile } from './stored-file.entity';
import { type FileFacts, type WrittenFile, writtenOf, factsOf } from './file-facts';

/** A store that does not answer a check for so long cannot be used. */
const CHECK_MS = 3_000;

export interface StoreOptions {
  maxBytes: number;
  /** What the bytes must turn out to be. */
  expected?: ExpectedFile;
}

/**
 * Of bytes up to this length it is not asked first whether they are there already: to write them again, and to
 * remove them, costs less than the question costs all others.
 */
const WRITTEN_UNASKED = 256 * 1024;

/** The bytes are stored already: what was written of them again is not needed. */
class StoredBefore extends Error {
  constructor(readonly file: StoredFile) {
    super('the file was stored before');
  }
}

/** Stores the bytes of files, encrypted, once for each organization. */
@Injectable()
export class FilesService {
  private opening: Promise<void> | undefined;

  constructor(
    private readonly objects: ObjectStore,
    private readonly files: FilesRepository,
    private readonly vault: Vault,
    private readonly secrets: InstallationSecrets,
  ) {}

  /**
   * Streams bytes into the store; memory stays bounded. The same bytes lead to the same file. It is
   * kept for a day, and then as long as media rows refer to it.
   *
   * @param bytes what it throws is thrown on unchanged.
   * @throws FileTooLarge, FileMismatch, StorageFull, StorageUnavailable. Then nothing is left behind.
   */
  async store(
    tenant: Tenant,
    bytes: AsyncIterable<Uint8Array>,
    options: StoreOptions,
  ): Promise<FileFacts> {
    return this.recorded(tenant, await this.write(tenant, bytes, options));
  }

  /**
   * The first half of {@link store}: the bytes are on the disk or in the bucket, and are deleted after a day
   * unless {@link recordWithin} has followed.
   *
   * @throws as {@link store}
   */
  async write(
    tenant: Tenant,
    bytes: AsyncIterable<Uint8Array>,
    { maxBytes, expected }: StoreOptions,
  ): Promise<WrittenFile> {
    await this.open();
    const object = newObjectName(tenant);
    const sealer = await this.sealer(tenant, object);
    const incoming = new IncomingBytes(maxBytes, expected);
    try {
      await this.objects.write(
        object,
        sealChunks(sealer, this.unlessStored(tenant, incoming, bytes)),
      );
    } catch (error) {
      if (error instanceof StoredBefore) return writtenOf(error.file);
      throw error;
    }
    const { sha256, size, head } = incoming;
    return { object, sha256, size, mimeType: await mimeTypeOf(head, size) };
  }

  /**
   * The second half of {@link store}, in the transaction of what refers to the files. Where the same bytes were
   * stored before, theirs count, and those that were written are removed after the commit.
   *
   * @returns what is known of each, in the same order.
   */
  async recordWithin(
    tx: Transaction,
    tenant: Tenant,
    written: readonly WrittenFile[],
  ): Promise<FileFacts[]> {
    const rows = await this.insertOrFind(tenant, written, tx);
    tx.afterCommit(() => void this.removeOthers(written, rows));
    return rows.map(factsOf);
  }

  /**
   * Bytes of a file. What is wrong with it is thrown before the first byte where it can be.
   *
   * @param range bytes, both inclusive, inside of the file.
   * @throws ApiError not_found; StorageUnavailable
   */
  async read(tenant: Tenant, fileId: string, range?: ByteRange): Promise<Readable> {
    const { object, size } = await this.files.get(tenant, fileId);
    return this.readWritten(tenant, { object, size: Number(size) }, range);
  }

  /**
   * Bytes of what was written, before a row refers to it.
   *
   * @throws StorageUnavailable
   */
  async readWritten(
    tenant: Tenant,
    { object, size }: Pick<WrittenFile, 'object' | 'size'>,
    range?: ByteRange,
  ): Promise<Readable> {
    const sealer = await this.sealer(tenant, object);
    const wanted = new SealedRange(size, range);
    const sealed = await this.objects.read(object, wanted.sealed);
    const plain = Readable.from(wanted.open(sealer, sealed), { objectMode: false });
    // A reader may disconnect before the first byte.
    plain.once('close', () => sealed.destroy());
    return plain;
  }

  async find(tenant: Tenant, fileId: string): Promise<FileFacts | null> {
    const file = await this.files.find(tenant, fileId);
    return file && factsOf(file);
  }

  /**
   * Checks that files can be stored and read.
   *
   * @throws StorageUnavailable, also when the store does not answer soon.
   */
  async check(): Promise<void> {
    const late = `${this.objects.place} did not answer within ${CHECK_MS / 1_000} s.`;
    const timeout = new AbortController();
    const waited = pause(CHECK_MS, undefined, { signal: timeout.signal, ref: false }).then(() => {
      throw new StorageUnavailable(late);
    });
    await Promise.race([this.isMissing(), waited]).finally(() => timeout.abort());
  }

  /**
   * A store that is not there is created before the first file, and never after.
   *
   * @throws StorageUnavailable
   */
  async open(): Promise<void> {
    this.opening ??= this.openOnce().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    await this.opening;
  }

  private async openOnce(): Promise<void> {
    if (await this.isMissing()) await this.objects.create(await this.installationId());
  }

  /** @returns true where there is no store yet, and none is missed. */
  private async isMissing(): Promise<boolean> {
    const owner = await this.objects.owner();
    if (owner === (await this.installationId())) return false;
    if (owner !== null) {
      throw new StorageUnavailable(
        `The files in ${this.objects.place} belong to another installation. Each needs a place of its own: set DATA_DIR or MEDIA_STORE to another one.`,
      );
    }
    if (!(await this.files.areThere())) return true;
    throw new StorageUnavailable(
      `Files are stored in ${this.objects.place}, and it is missing or is another one. Mount it again, or restore it from its backup.`,
    );
  }

  /** Tells installations apart, and nothing else. */
  private async installationId(): Promise<string> {
    const secret = await this.secrets.get('object-store');
    return createHash('sha256').update(secret).digest('hex').slice(0, 32);
  }

  /** Ends a write at its last byte when its bytes are there already. */
  private async *unlessStored(
    tenant: Tenant,
    incoming: IncomingBytes,
    bytes: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    yield* incoming.through(bytes);
    if (incoming.size <= WRITTEN_UNASKED) return;
    const file = await this.files.useSameBytes(tenant, incoming.sha256);
    if (file) throw new StoredBefore(file);
  }

  /** Where the same bytes were stored concurrently, the other object is kept and ours is deleted. */
  private async recorded(tenant: Tenant, written: WrittenFile): Promise<FileFacts> {
    let rows: StoredFile[];
    try {
      rows = await this.insertOrFind(tenant, [written]);
    } catch (error) {
      // Whether a row names the object is not known when the answer is lost. The sweeper will know.
      if (isRefused(error)) await this.removeOthers([written], []);
      throw error;
    }
    await this.removeOthers([written], rows);
    const [row] = rows;
    if (!row) throw new Error('a file was neither inserted nor found');
    return factsOf(row);
  }

  /** @returns the rows of the files, in the same order. */
  private async insertOrFind(
    tenant: Tenant,
    written: readonly WrittenFile[],
    database?: Database,
  ): Promise<StoredFile[]> {
    const byHash = new Map(written.map((file) => [hashOf(file), { ...file, id: newId() }]));
    const found = await this.files.insertOrFind(tenant, [...byHash.values()], database);
    const rows = new Map(found.map((row) => [hashOf(row), row]));
    return written.flatMap((file) => rows.get(hashOf(file)) ?? []);
  }

  /** What cannot be removed now is found by the sweeper: no row names it. */
  private async removeOthers(
    written: readonly WrittenFile[],
    rows: readonly StoredFile[],
  ): Promise<void> {
    const named = new Set(rows.map(({ object }) => object));
    const others = written.filter(({ object }) => !named.has(object));
    await Promise.all(
      others.map(({ object }) => this.objects.remove(object).catch(() => undefined)),
    );
  }

  /** Each object has its own key. */
  private async sealer(tenant: Tenant, object: string): Promise<Sealer> {
    return (await this.vault.organization(tenant.organizationId)).sealer('files', object);
  }
}

/**
 * Ids begin with the time: what comes within some hours stands in one folder of its organization, which is made
 * once, and whose names become durable together.
 */
function newObjectName({ organizationId }: Tenant): string {
  const id = newId();
  return `${organizationId}/${id.slice(0, 6)}/${id}`;
}

/** The database has answered that it wrote nothing, which a broken connection does not say. */
function isRefused(error: unknown): boolean {
  const state = sqlStateOf(error);
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) && !/^(08|57P)/.test(state);
}

function hashOf({ sha256 }: Pick<WrittenFile, 'sha256'>): string {
  return sha256.toString('hex');
}
