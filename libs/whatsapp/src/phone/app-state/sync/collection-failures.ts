import type { AppStateError } from '../../../api/app-state';
import type { Logger } from '../../../api/whatsapp-socket';
import { missingKey } from './app-state-errors';
import type { Collection } from '../collections/collection-names';
import type { MissingKeyError } from '../collections/patch-codec';

/** Pauses before the next try to read a collection, in ms; the last one repeats. */
const RETRY_MS = [5_000, 30_000, 120_000, 600_000];

/** Counts why collections could not be read, and asks the phone for missing keys. */
export class CollectionFailures {
  /** Collections whose key the phone was asked for. */
  private readonly waiting = new Set<Collection>();
  private readonly counts = new Map<Collection, number>();

  constructor(
    private readonly askForKey: (id: Uint8Array) => Promise<void>,
    private readonly logger: Logger,
  ) {}

  /** The collection was read. */
  clear(collection: Collection): void {
    this.waiting.delete(collection);
    this.counts.delete(collection);
  }

  /** Counts a failure. @returns the pause before the next try, in ms. */
  count(collection: Collection): number {
    const count = this.counts.get(collection) ?? 0;
    this.counts.set(collection, count + 1);
    return RETRY_MS[Math.min(count, RETRY_MS.length - 1)] ?? 0;
  }

  /** Asks the phone for a key, once for each collection. @returns the error for callers. Never rejects. */
  async waitForKey(collection: Collection, { id }: MissingKeyError): Promise<AppStateError> {
    if (!this.waiting.has(collection)) {
      this.waiting.add(collection);
      this.warn(collection, 'its key is missing', 'the phone is asked for an app state key');
      await this.askForKey(id).catch((error: unknown) =>
        this.warn(collection, error, 'asking the phone for an app state key failed'),
      );
    }
    return missingKey();
  }

  warn(collection: Collection, error: unknown, message: string): void {
    this.logger.warn({ collection, error: String(error) }, message);
  }
}
