import {
  BufferJSON,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys';
import { isStorable } from '../wire/clean';
import type { Commits, Part } from './commits';
import type { KeyWrite, SessionStore } from '../api/session-store';
import { repairSenderKey } from './sender-keys';

/** How much of the store is kept in memory, in characters: the ratchets of some 200 contacts. */
const CACHE_SIZE = 500_000;

/** Read once each, if ever, or long: not worth their place in memory. */
const NOT_CACHED = /^(pre-key|recent-plaintext|app-state-macs):/;

/** Kinds whose values hold no bytes: plain JSON, which is much faster. */
const PLAIN = new Set([
  'session',
  'lid-mapping',
  'device-list',
  'app-state',
  'app-state-macs',
  'app-state-newest-key',
]);

/** A serialised entry; null is one that is known not to exist. */
type Entry = string | null;

/**
 * Baileys' key store over a {@link SessionStore}. What is written can be read at once, though it
 * becomes durable a little later, with its transaction: a connection whose commit fails ends, and
 * its memory with it. This connection is the only writer, so what was read once stays true.
 */
export class KeyStore implements SignalKeyStore {
  /** Least recently used first. */
  private readonly cache = new Map<string, Entry>();
  private cached = 0;
  /** Written and not yet durable. */
  private readonly staged = new Map<string, Entry>();

  constructor(
    private readonly store: SessionStore,
    private readonly commits: Commits,
  ) {}

  async get<T extends keyof SignalDataTypeMap>(
    type: T,
    ids: string[],
  ): Promise<Record<string, SignalDataTypeMap[T]>> {
    const known = new Map(ids.map((id) => [id, this.recall(`${type}:${id}`)]));
    const missing = ids.filter((id) => known.get(id) === undefined && isStorable(id));
    if (missing.length > 0) {
      const read = await this.store.loadKeys(type, missing);
      for (const id of missing) {
        const bytes = read.get(id);
        known.set(id, this.learn(type, id, bytes ? Buffer.from(bytes).toString() : null));
      }
    }
    const found: Record<string, SignalDataTypeMap[T]> = {};
    for (const [id, entry] of known) {
      if (entry != null) found[id] = deserialize(type, entry);
    }
    return found;
  }

  /** Resolves when it is durable; reads see it at once. */
  set(data: SignalDataSet, beside: Pick<Part, 'messages' | 'appState'> = {}): Promise<void> {
    const keys: KeyWrite[] = [];
    const entries: [string, Entry][] = [];
    for (const [type, values] of Object.entries(data)) {
      for (const [id, value] of Object.entries(values as Record<string, unknown>)) {
        // A mapping or an address that no real contact has. Its commit would fail, and fail again.
        if (!isStorable(id)) continue;
        const entry = value == null ? null : serialize(type, value);
        keys.push({ type, id, value: entry === null ? null : Buffer.from(entry) });
        entries.push([`${type}:${id}`, entry]);
      }
    }
    for (const [name, entry] of entries) this.staged.set(name, entry);
    const durable = this.commits.stage({ keys, ...beside });
    void durable.then(
      () => entries.forEach(([name, entry]) => this.unstage(name, entry)),
      () => undefined,
    );
    return durable;
  }

  private recall(name: string): Entry | undefined {
    const staged = this.staged.get(name);
    if (staged !== undefined) return staged;
    const entry = this.cache.get(name);
    if (entry === undefined) return undefined;
    this.cache.delete(name);
    this.cache.set(name, entry);
    return entry;
  }

  /** Takes over what was read, unless it was written in the meantime. */
  private learn(type: string, id: string, read: Entry): Entry {
    const name = `${type}:${id}`;
    const newer = this.recall(name);
    if (newer !== undefined) return newer;
    this.remember(name, read);
    return read;
  }

  private unstage(name: string, entry: Entry): void {
    if (this.staged.get(name) !== entry) return;
    this.staged.delete(name);
    this.remember(name, entry);
  }

  private remember(name: string, entry: Entry): void {
    if (NOT_CACHED.test(name)) return;
    this.forget(name);
    this.cache.set(name, entry);
    this.cached += sizeOf(name, entry);
    for (const oldest of this.cache.keys()) {
      if (this.cached <= CACHE_SIZE) break;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    const entry = this.cache.get(name);
    if (entry === undefined) return;
    this.cache.delete(name);
    this.cached -= sizeOf(name, entry);
  }
}

function sizeOf(name: string, entry: Entry): number {
  return name.length + (entry?.length ?? 0);
}

function serialize(type: string, value: unknown): string {
  if (type === 'sender-key') return repairSenderKey(value as Uint8Array);
  return JSON.stringify(value, PLAIN.has(type) ? undefined : BufferJSON.replacer);
}

function deserialize<T extends keyof SignalDataTypeMap>(
  type: T,
  entry: string,
): SignalDataTypeMap[T] {
  // Baileys reads the bytes of a sender key's JSON itself.
  if (type === 'sender-key') return Buffer.from(entry) as unknown as SignalDataTypeMap[T];
  const value: unknown = JSON.parse(entry, PLAIN.has(type) ? undefined : BufferJSON.reviver);
  if (type === 'app-state-sync-key') {
    return proto.Message.AppStateSyncKeyData.fromObject(
      value as object,
    ) as unknown as SignalDataTypeMap[T];
  }
  return value as SignalDataTypeMap[T];
}
