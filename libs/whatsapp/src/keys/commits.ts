import type { Credentials } from './credentials';
import type { AppStateChange } from '../api/app-state';
import type { InboundMessage, MessageReceipt, Notice } from '../api/inbound';
import type { KeyWrite, SessionStore } from '../api/session-store';

/** A transaction carries at most this many messages, receipts and notices: a flood must not make one huge. */
const BATCH_ROWS = 100;

/** What one piece of work wants to become durable. */
export interface Part {
  keys?: KeyWrite[];
  messages?: InboundMessage[];
  receipts?: MessageReceipt[];
  notices?: Notice[];
  appState?: AppStateChange[];
}

interface Batch {
  /** By kind and id: a later write of the same entry replaces an earlier one. */
  keys: Map<string, KeyWrite>;
  messages: InboundMessage[];
  receipts: MessageReceipt[];
  notices: Notice[];
  appState: AppStateChange[];
  durable: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Everything one connection commits, in order, one transaction at a time. What is staged while a
 * transaction is under way goes into the next one together: under load one commit serves many
 * messages.
 *
 * A commit that fails ends it: later work stands on ratchets that were never stored, so none of it
 * may be stored either. So does a read that fails: what stands on it would be stored without it.
 */
export class Commits {
  private waiting: Batch[] = [];
  private latest: Batch | null = null;
  private draining: Promise<void> | null = null;
  private refusal: Error | null = null;

  constructor(
    private readonly store: SessionStore,
    private readonly credentials: Credentials,
    /** Called before waiters get the failure, so that nothing more is acknowledged. */
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Puts work into the next transaction. The promise resolves when that transaction is durable. */
  stage(part: Part): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    const batch = this.openBatch();
    for (const write of part.keys ?? []) batch.keys.set(`${write.type}:${write.id}`, write);
    batch.messages.push(...(part.messages ?? []));
    batch.receipts.push(...(part.receipts ?? []));
    batch.notices.push(...(part.notices ?? []));
    batch.appState.push(...(part.appState ?? []));
    this.draining ??= this.drain();
    return batch.durable;
  }

  /** Whether everything that was staged so far has come to its end. */
  get isIdle(): boolean {
    return this.draining === null;
  }

  /** Resolves when everything that was staged so far is durable. */
  async settled(): Promise<void> {
    await this.latest?.durable;
  }

  /** Commits changed credentials that nothing else accompanies. */
  async flushCredentials(): Promise<void> {
    if (this.credentials.changed) await this.stage({});
  }

  /** Something that the work stands on could not be read: nothing more of it is stored. */
  abort(error: unknown): void {
    if (!this.refusal) this.fail(new Error(`a read failed: ${String(error)}`, { cause: error }));
  }

  /** Refuses what comes from now on. Resolves when the last transaction has ended. */
  async close(): Promise<void> {
    this.refusal ??= new Error('the connection is closed: nothing more is committed');
    await this.draining;
  }

  private openBatch(): Batch {
    const open = this.waiting.at(-1);
    if (open && rowsOf(open) < BATCH_ROWS) return open;
    const { promise: durable, resolve, reject } = Promise.withResolvers<void>();
    // Callers that staged something get the failure themselves.
    durable.catch(() => undefined);
    const batch: Batch = {
      keys: new Map(),
      messages: [],
      receipts: [],
      notices: [],
      appState: [],
      durable,
      resolve,
      reject,
    };
    this.waiting.push(batch);
    this.latest = batch;
    return batch;
  }

  private async drain(): Promise<void> {
    // What belongs to the same frame, or to the same message for several devices, is staged within
    // this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    for (let batch = this.waiting.shift(); batch; batch = this.waiting.shift()) {
      try {
        await this.commit(batch);
        batch.resolve();
      } catch (error) {
        this.fail(new Error(`a commit failed: ${String(error)}`, { cause: error }), [batch]);
      }
    }
    this.draining = null;
  }

  private async commit(batch: Batch): Promise<void> {
    const { keys, messages, receipts, notices, appState } = batch;
    const credentials = this.credentials.changed ? this.credentials.take() : undefined;
    if (!credentials && keys.size + rowsOf(batch) === 0) return;
    await this.store.commit({
      ...(credentials ? { credentials } : {}),
      keys: [...keys.values()],
      messages,
      receipts,
      notices,
      appState,
    });
  }

  private fail(why: Error, failed: Batch[] = []): void {
    this.refusal = why;
    this.onFailed(why.cause);
    for (const lost of [...failed, ...this.waiting.splice(0)]) lost.reject(why);
  }
}

function rowsOf({ messages, receipts, notices, appState }: Batch): number {
  return messages.length + receipts.length + notices.length + appState.length;
}
