import { Mutex } from 'async-mutex';
import { type Collection, COLLECTIONS } from '../collections/collection-names';

/** A mutex for each collection: one reader or writer at a time. */
export class CollectionLocks {
  private readonly mutexes = new Map<Collection, Mutex>(
    COLLECTIONS.map((name) => [name, new Mutex()]),
  );

  run<T>(collection: Collection, work: () => Promise<T>): Promise<T> {
    const mutex = this.mutexes.get(collection);
    return mutex ? mutex.runExclusive(work) : work();
  }

  /** Acquires the mutexes in the given order. Callers pass the order of COLLECTIONS, so that none deadlocks. */
  async acquire(collections: readonly Collection[]): Promise<() => void> {
    const releases: (() => void)[] = [];
    for (const collection of collections) {
      const release = await this.mutexes.get(collection)?.acquire();
      if (release) releases.push(release);
    }
    return () => releases.forEach((release) => release());
  }
}
