import {
  BufferJSON,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys';
import type { Credentials } from './credentials';
import type { InboundMessage, KeyWrite, SessionStore } from './door';

/** Name under which an inbound message travels through a key transaction. */
export const INBOUND_MESSAGE = 'inbound-message';

/** Entries kept in memory: the ratchets of a session's busy contacts. */
const CACHE_ENTRIES = 256;

/** Kinds that are read again and again. Pre-keys come by the hundred and are read once. */
const CACHED = new Set(['session', 'lid-mapping', 'device-list', 'identity-key', 'sender-key']);

type Keys = Partial<Record<string, Record<string, unknown>>>;

/**
 * Baileys' key store over a {@link SessionStore}: each `set` is one commit, with the message that
 * travels in it and with the credentials when they changed. This session is the only writer, so
 * what was read once stays true.
 */
export class KeyStore implements SignalKeyStore {
  private readonly cache = new Map<string, Uint8Array | null>();

  constructor(
    private readonly store: SessionStore,
    private readonly credentials: Credentials,
    /** Called before a failed commit is reported, so that nothing is acknowledged any more. */
    private readonly onCommitFailed: (error: unknown) => void,
  ) {}

  async get<T extends keyof SignalDataTypeMap>(
    type: T,
    ids: string[],
  ): Promise<Record<string, SignalDataTypeMap[T]>> {
    const missing = ids.filter((id) => !this.cache.has(`${type}:${id}`));
    const read = missing.length
      ? await this.store.loadKeys(type, missing)
      : new Map<string, Uint8Array>();
    for (const id of missing) this.remember(type, id, read.get(id) ?? null);
    const found: Record<string, SignalDataTypeMap[T]> = {};
    for (const id of ids) {
      const value = read.get(id) ?? this.cache.get(`${type}:${id}`);
      if (value) found[id] = deserialize(type, value);
    }
    return found;
  }

  async set(data: SignalDataSet): Promise<void> {
    const { [INBOUND_MESSAGE]: inbound = {}, ...kinds } = data as Keys;
    const keys: KeyWrite[] = [];
    for (const [type, entries] of Object.entries(kinds)) {
      for (const [id, value] of Object.entries(entries ?? {})) {
        keys.push({ type, id, value: value ? serialize(value) : null });
      }
    }
    await this.commit(keys, Object.values(inbound) as InboundMessage[]);
    for (const { type, id, value } of keys) this.remember(type, id, value);
  }

  /** Commits changed credentials that no key accompanies. */
  async flushCredentials(): Promise<void> {
    if (this.credentials.changed) await this.commit([], []);
  }

  private async commit(keys: KeyWrite[], messages: InboundMessage[]): Promise<void> {
    const credentials = this.credentials.changed ? this.credentials.take() : undefined;
    try {
      await this.store.commit({
        ...(credentials ? { credentials } : {}),
        keys,
        messages,
        receipts: [],
      });
    } catch (error) {
      if (credentials) this.credentials.touch();
      this.onCommitFailed(error);
      throw error;
    }
  }

  private remember(type: string, id: string, value: Uint8Array | null): void {
    if (!CACHED.has(type)) return;
    const name = `${type}:${id}`;
    this.cache.delete(name);
    this.cache.set(name, value);
    if (this.cache.size > CACHE_ENTRIES) {
      const [oldest] = this.cache.keys();
      if (oldest !== undefined) this.cache.delete(oldest);
    }
  }
}

function serialize(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value, BufferJSON.replacer));
}

function deserialize<T extends keyof SignalDataTypeMap>(
  type: T,
  bytes: Uint8Array,
): SignalDataTypeMap[T] {
  const value: unknown = JSON.parse(Buffer.from(bytes).toString(), BufferJSON.reviver);
  if (type === 'app-state-sync-key') {
    return proto.Message.AppStateSyncKeyData.fromObject(
      value as object,
    ) as unknown as SignalDataTypeMap[T];
  }
  return value as SignalDataTypeMap[T];
}
