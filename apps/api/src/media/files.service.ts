import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '../platform/database/ids';
import type { Tenant } from '../platform/database/tenant-repository';
import { type ByteRange, ObjectStore } from '../platform/storage/object-store';
import { SealedRange, sealChunks } from '../platform/storage/sealed-chunks';
import { StorageUnavailable } from '../platform/storage/storage-errors';
import type { Sealer } from '../platform/vault/data-key';
import { InstallationSecrets } from '../platform/vault/installation-secrets';
import { Vault } from '../platform/vault/vault';
import { FilesRepository } from './files.repository';
import { type ExpectedFile, IncomingBytes } from './incoming-bytes';
import { mimeTypeOf } from './mime-type';
import type { StoredFile } from './stored-file.entity';

/** A store that does not answer a check for so long cannot be used. */
const CHECK_MS = 3_000;

/** What is known of stored bytes. */
export interface FileFacts {
  /** UUID. */
  id: string;
  /** In bytes. */
  size: number;
  /** 32 bytes. */
  sha256: Buffer;
  /** Found from the bytes. */
  mimeType: string;
}

export interface StoreOptions {
  maxBytes: number;
  /** What the bytes must turn out to be. */
  expected?: ExpectedFile;
}

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
    { maxBytes, expected }: StoreOptions,
  ): Promise<FileFacts> {
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
      if (error instanceof StoredBefore) return factsOf(error.file);
      throw error;
    }
    return this.recorded(tenant, object, incoming);
  }

  /**
   * Bytes of a file. What is wrong with it is thrown before the first byte where it can be.
   *
   * @param range bytes, both inclusive, inside of the file.
   * @throws ApiError not_found; StorageUnavailable
   */
  async read(tenant: Tenant, fileId: string, range?: ByteRange): Promise<Readable> {
    const { object, size } = await this.files.get(tenant, fileId);
    const sealer = await this.sealer(tenant, object);
    const wanted = new SealedRange(Number(size), range);
    const sealed = await this.objects.read(object, wanted.sealed);
    const plain = Readable.from(wanted.open(sealer, sealed), { objectMode: false });
    // A reader may go away before the first byte.
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
    const file = await this.files.useSameBytes(tenant, incoming.sha256);
    if (file) throw new StoredBefore(file);
  }

  /** Where somebody stored the same bytes at the same time, their object stays and ours goes. */
  private async recorded(
    tenant: Tenant,
    object: string,
    { sha256, size, head }: IncomingBytes,
  ): Promise<FileFacts> {
    let file: StoredFile | undefined;
    try {
      const mimeType = await mimeTypeOf(head, size);
      const values = { id: newId(), sha256, size, mimeType, object };
      file = await this.files.insertOrFind(tenant, values);
      return factsOf(file);
    } finally {
      // What cannot be removed now is found by the sweeper: no row names it.
      if (file?.object !== object) await this.objects.remove(object).catch(() => undefined);
    }
  }

  /** Each object has a key of its own. */
  private async sealer(tenant: Tenant, object: string): Promise<Sealer> {
    return (await this.vault.organization(tenant.organizationId)).sealer('files', object);
  }
}

/** 256 folders for each organization, by the random end of the id. */
function newObjectName({ organizationId }: Tenant): string {
  const id = newId();
  return `${organizationId}/${id.slice(-2)}/${id}`;
}

function factsOf({ id, size, sha256, mimeType }: StoredFile): FileFacts {
  return { id, size: Number(size), sha256, mimeType };
}
