import { AppStateError } from '../../../api/app-state';
import { unanswered } from './app-state-errors';
import type { CollectionFailures } from './collection-failures';
import type { CollectionLocks } from './collection-locks';
import type { CollectionQueries } from './collection-queries';
import { type CollectionReader, requestFor } from './collection-reader';
import type { Collection } from '../collections/collection-names';
import { MissingKeyError, VerificationError } from '../collections/patch-codec';
import type { CollectionVersion, StoredCollections } from '../collections/stored-collections';
import { collectionQuery } from './sync-queries';

/** Keeps the stored collections up to date, and tries again when reading fails. */
export class CollectionSync {
  private readonly timers = new Set<NodeJS.Timeout>();
  private isClosed = false;

  constructor(
    private readonly locks: CollectionLocks,
    private readonly reader: CollectionReader,
    private readonly queries: CollectionQueries,
    private readonly stored: StoredCollections,
    private readonly failures: CollectionFailures,
  ) {}

  close(): void {
    this.isClosed = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** Reads what is new in these collections, with one query for all of them. Never rejects. */
  async sync(collections: readonly Collection[]): Promise<void> {
    if (this.isClosed) return;
    const errors = new Map<Collection, unknown>();
    const incomplete: Collection[] = [];
    const release = await this.locks.acquire(collections);
    try {
      const versions = new Map<Collection, CollectionVersion | null>();
      for (const name of collections) versions.set(name, await this.stored.version(name));
      const requests = [...versions].map(([name, version]) => requestFor(name, version));
      const answers = await this.queries.sendForAll(collectionQuery(requests));
      for (const [name, version] of versions) {
        const read = this.reader.readAnswer(name, answers.get(name), version, new Map());
        const hasMore = await read.catch((error: unknown) => {
          errors.set(name, error);
          return false;
        });
        if (hasMore) incomplete.push(name);
      }
    } catch (error) {
      for (const name of collections) errors.set(name, error);
    } finally {
      release();
    }
    for (const [name, error] of errors) await this.recover(name, error);
    for (const name of incomplete) await this.readRest(name);
  }

  /** Runs `sync` after a pause. */
  syncAfter(ms: number, collections: readonly Collection[]): void {
    if (this.isClosed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.sync(collections);
    }, ms);
    timer.unref();
    this.timers.add(timer);
  }

  /** The caller holds the collection's lock. @throws AppStateError where it was never read, and cannot be read now. */
  async ensureRead(collection: Collection): Promise<void> {
    if (await this.stored.version(collection)) return;
    try {
      await this.reader.readAnew(collection);
    } catch (error) {
      if (error instanceof MissingKeyError) throw await this.failures.waitForKey(collection, error);
      if (error instanceof AppStateError) throw error;
      throw unanswered(error);
    }
  }

  private async readRest(collection: Collection): Promise<void> {
    try {
      await this.locks.run(collection, () => this.reader.read(collection, false));
    } catch (error) {
      await this.recover(collection, error);
    }
  }

  /** A wrong MAC has the collection read from a snapshot, a missing key is requested; the rest is tried later. */
  private async recover(collection: Collection, error: unknown): Promise<void> {
    if (this.isClosed) return;
    let cause = error;
    if (error instanceof VerificationError) {
      this.failures.warn(collection, error, 'app state is read anew after a failed verification');
      cause = await this.readAnew(collection);
    }
    if (cause === null) return;
    if (cause instanceof MissingKeyError) {
      await this.failures.waitForKey(collection, cause);
      if (cause === error) return;
    }
    this.retry(collection, cause);
  }

  /** @returns the error; null when it was read. */
  private async readAnew(collection: Collection): Promise<unknown> {
    try {
      await this.locks.run(collection, () => this.reader.readAnew(collection));
      return null;
    } catch (error) {
      return error;
    }
  }

  private retry(collection: Collection, error: unknown): void {
    if (this.isClosed) return;
    const ms = this.failures.count(collection);
    this.failures.warn(collection, error, 'app state could not be read');
    this.syncAfter(ms, [collection]);
  }
}
