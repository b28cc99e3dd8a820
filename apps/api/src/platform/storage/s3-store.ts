import { Readable } from 'node:stream';
import type * as S3 from '@aws-sdk/client-s3';
import type * as LibStorage from '@aws-sdk/lib-storage';
import type { S3Settings } from '../config/media-store';
import { type ByteRange, ObjectStore, type StoredObject } from './object-store';
import { StorageFull, StorageUnavailable } from './storage-errors';

/** Says whose files they are, as the file of the same name does in a folder. */
const MARKER = 'whathooks-media.txt';

/** So much of an object is in memory while it is written, twice at most. At least 5 MiB. */
const PART_BYTES = 8 * 1024 ** 2;

const CONNECT_MS = 5_000;
/** Of a request, until its answer begins: it may carry a part. */
const ANSWER_MS = 60_000;
/** Nothing moves on a connection. */
const SILENCE_MS = 30_000;
/** Of each request, in all; the pauses between grow. */
const ATTEMPTS = 4;

const NAME = /^[0-9a-z-]+(\/[0-9a-z-]+)*$/;

/** Objects in a bucket of any store that speaks the protocol of S3. */
export class S3Store extends ObjectStore {
  readonly place: string;
  private readonly client: S3.S3Client;

  private constructor(
    private readonly settings: S3Settings,
    private readonly sdk: typeof S3,
    private readonly uploads: typeof LibStorage,
  ) {
    super();
    this.place = `s3://${settings.bucket}/${settings.prefix}`;
    const { region, endpoint, pathStyle, credentials } = settings;
    this.client = new sdk.S3Client({
      region,
      ...(endpoint && { endpoint }),
      // Without, the client looks where AWS puts them: its files, the machine's role.
      ...(credentials && { credentials }),
      forcePathStyle: pathStyle,
      maxAttempts: ATTEMPTS,
      // Many stores know no other checksums than those that the protocol asks for.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: ANSWER_MS,
        throwOnRequestTimeout: true,
        socketTimeout: SILENCE_MS,
      },
    });
  }

  /** Loads the client, which needs memory that installations without S3 save. Sends no request yet. */
  static async load(settings: S3Settings): Promise<S3Store> {
    return new S3Store(
      settings,
      await import('@aws-sdk/client-s3'),
      await import('@aws-sdk/lib-storage'),
    );
  }

  async owner(): Promise<string | null> {
    try {
      const { Body } = await this.client.send(
        new this.sdk.GetObjectCommand({ ...this.bucket, Key: this.keyOf(MARKER) }),
      );
      return (await Body?.transformToString())?.trim() ?? '';
    } catch (error) {
      if (isMissing(error)) return null;
      throw this.failure(error);
    }
  }

  async create(owner: string): Promise<void> {
    const marker = { ...this.bucket, Key: this.keyOf(MARKER), Body: owner };
    await this.there(this.client.send(new this.sdk.PutObjectCommand(marker)));
  }

  async write(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const source = new Source(bytes);
    const upload = new this.uploads.Upload({
      client: this.client,
      params: { ...this.bucket, Key: this.keyOf(name), Body: Readable.from(source.read()) },
      partSize: PART_BYTES,
      queueSize: 1,
    });
    try {
      await upload.done();
    } catch (error) {
      source.assertWhole();
      throw this.failure(error);
    }
  }

  async read(name: string, range?: ByteRange): Promise<Readable> {
    try {
      const { Body } = await this.client.send(
        new this.sdk.GetObjectCommand({
          ...this.bucket,
          Key: this.keyOf(name),
          ...(range && { Range: `bytes=${range.first}-${range.last}` }),
        }),
      );
      return Body as Readable;
    } catch (error) {
      throw isMissing(error) ? this.missing(name) : this.failure(error);
    }
  }

  async remove(name: string): Promise<void> {
    const object = { ...this.bucket, Key: this.keyOf(name) };
    await this.there(this.client.send(new this.sdk.DeleteObjectCommand(object)));
  }

  async *list(): AsyncGenerator<StoredObject> {
    const { prefix } = this.settings;
    let page: S3.ListObjectsV2CommandOutput | undefined;
    do {
      const from = page?.NextContinuationToken;
      const all = { ...this.bucket, Prefix: prefix, ContinuationToken: from };
      page = await this.there(this.client.send(new this.sdk.ListObjectsV2Command(all)));
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        const name = Key.slice(prefix.length);
        if (NAME.test(name) && LastModified) yield { name, writtenAt: LastModified };
      }
    } while (page.NextContinuationToken);
  }

  private get bucket(): { Bucket: string } {
    return { Bucket: this.settings.bucket };
  }

  private keyOf(name: string): string {
    if (name !== MARKER && !NAME.test(name)) throw new Error(`${name} is no name of an object`);
    return this.settings.prefix + name;
  }

  /** Runs a request, and says in one sentence why it failed. */
  private async there<T>(request: Promise<T>): Promise<T> {
    try {
      return await request;
    } catch (error) {
      throw this.failure(error);
    }
  }

  private missing(name: string): StorageUnavailable {
    return new StorageUnavailable(
      `The object ${name} is missing in ${this.place}. Restore it from its backup.`,
    );
  }

  private failure(error: unknown): StorageFull | StorageUnavailable {
    if (isFull(error)) return new StorageFull(error);
    const { name, message } = error as Error;
    return new StorageUnavailable(
      `${this.place} cannot be used: ${name}: ${message || 'no answer'}.`,
      error,
    );
  }
}

/** The bytes of an object; knows whether it was they that failed. */
class Source {
  private thrown: { error: unknown } | undefined;

  constructor(private readonly bytes: AsyncIterable<Uint8Array>) {}

  async *read(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.bytes;
    } catch (error) {
      this.thrown = { error };
      throw error;
    }
  }

  /** Throws what the bytes have thrown. */
  assertWhole(): void {
    if (this.thrown) throw this.thrown.error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchKey';
}

/** Stores give no common name to it. */
function isFull(error: unknown): boolean {
  const { name = '', $metadata } = error as {
    name?: string;
    $metadata?: { httpStatusCode?: number };
  };
  return (
    $metadata?.httpStatusCode === 507 || /StorageFull|QuotaExceeded|InsufficientStorage/.test(name)
  );
}
