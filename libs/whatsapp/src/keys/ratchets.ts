import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  SignalDataSet,
  SignalDataTypeMap,
  SignalKeyStoreWithTransaction,
} from '@whiskeysockets/baileys';
import { Mutex } from 'async-mutex';
import type { InboundMessage } from '../api/inbound';
import type { KeyStore } from './key-store';

type Values = Partial<Record<string, Record<string, unknown>>>;

/** What a transaction has written so far. */
interface Draft {
  keys: Values;
  messages: InboundMessage[];
}

/**
 * The transactions of the Signal repository: what one step of a ratchet reads and writes, and the
 * message that it gave, belong together.
 *
 * Steps run one at a time. The next one starts when the step before has staged its writes, and does
 * not wait until they are durable; the caller of the step does.
 */
export class Ratchets implements SignalKeyStoreWithTransaction {
  private readonly drafts = new AsyncLocalStorage<Draft>();
  private readonly steps = new Mutex();
  private readonly mappings = new Mutex();

  constructor(private readonly keys: KeyStore) {}

  isInTransaction = (): boolean => this.drafts.getStore() !== undefined;

  get = async <T extends keyof SignalDataTypeMap>(
    type: T,
    ids: string[],
  ): Promise<Record<string, SignalDataTypeMap[T]>> => {
    const written = this.drafts.getStore()?.keys[type] ?? {};
    const read = await this.keys.get(
      type,
      ids.filter((id) => !(id in written)),
    );
    for (const id of ids) {
      const value = written[id];
      if (value != null) read[id] = value as SignalDataTypeMap[T];
    }
    return read;
  };

  set = async (data: SignalDataSet): Promise<void> => {
    const draft = this.drafts.getStore();
    if (!draft) return this.transaction(() => this.set(data));
    for (const [type, values] of Object.entries(data)) {
      draft.keys[type] = { ...draft.keys[type], ...(values as Record<string, unknown>) };
    }
  };

  /** Adds a message to the open transaction. */
  addMessage(message: InboundMessage): void {
    const draft = this.drafts.getStore();
    if (!draft) throw new Error('addMessage was called outside of a transaction');
    draft.messages.push(message);
  }

  /**
   * Runs a step. Resolves when what it wrote is durable; rejects when it threw, and then nothing of
   * it is written.
   *
   * @param key Baileys' name for what is locked. Mappings of LIDs have their own mutex: a step may wait
   *   for a mapping that somebody else has asked for.
   * @param onStaged called when the next step may start, however this one ended.
   */
  transaction = async <T>(
    work: () => Promise<T>,
    key?: string,
    onStaged?: () => void,
  ): Promise<T> => {
    if (this.isInTransaction()) return work();
    const mutex = key === 'lid-mapping' ? this.mappings : this.steps;
    const { result, durable } = await mutex
      .runExclusive(() => this.step(work))
      .finally(() => onStaged?.());
    await durable;
    return result;
  };

  /**
   * Runs a step whose only output is frames, which wait for durability by themselves.
   * Resolves when its writes are staged.
   */
  async staged<T>(work: () => Promise<T>): Promise<T> {
    if (this.isInTransaction()) return work();
    return (await this.steps.runExclusive(() => this.step(work))).result;
  }

  private async step<T>(
    work: () => Promise<T>,
  ): Promise<{ result: T; durable: Promise<void> | undefined }> {
    const draft: Draft = { keys: {}, messages: [] };
    const result = await this.drafts.run(draft, work);
    const isEmpty = draft.messages.length === 0 && Object.keys(draft.keys).length === 0;
    return {
      result,
      durable: isEmpty
        ? undefined
        : this.keys.set(draft.keys as SignalDataSet, { messages: draft.messages }),
    };
  }
}
