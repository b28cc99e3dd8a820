import { randomBytes } from 'node:crypto';
import type { SimulatorDatabase } from '../../store/database';
import { Collection, type ReadPatch, type StateChange, type StateEntry } from './collection';
import type { AppStateKey } from './state-crypto';

/** What WhatsApp divides the state of an account into. */
export const COLLECTIONS = [
  'critical_block',
  'critical_unblock_low',
  'regular_high',
  'regular_low',
  'regular',
] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

/** A patch that a phone did not take over, or of which it did not take over a change. */
export interface IgnoredChange {
  collection: string;
  /** Version that the patch made. */
  version: number;
  /** Empty where the whole patch is meant. */
  index: string[];
  reason: string;
}

/** A patch of a companion, as the server took it. */
export interface TakenPatch {
  /** Id of the companion. */
  device: number;
  collection: string;
  version: number;
  indexes: string[][];
}

interface Account {
  key: AppStateKey;
  collections: Map<string, Collection>;
  ignored: IgnoredChange[];
  taken: TakenPatch[];
}

/**
 * The state of accounts: the patches that the server keeps, and what phones make of them. Every phone has one
 * key, which it shares with its companions.
 */
export class AppState {
  private readonly accounts = new Map<string, Account>();

  constructor(private readonly database: SimulatorDatabase) {}

  keyOf(phone: string): AppStateKey {
    return this.of(phone).key;
  }

  version(phone: string, collection: string): number {
    return this.collection(phone, collection).version;
  }

  /** What a phone holds, collection by collection. */
  entries(phone: string): { collection: string; entries: StateEntry[] }[] {
    return [...this.of(phone).collections.values()].map((one) => ({
      collection: one.name,
      entries: one.all(),
    }));
  }

  find(phone: string, collection: string, index: readonly string[]): StateEntry | null {
    return this.collection(phone, collection).find(index);
  }

  ignored(phone: string): IgnoredChange[] {
    return this.of(phone).ignored;
  }

  taken(phone: string): TakenPatch[] {
    return this.of(phone).taken;
  }

  ignore(phone: string, what: IgnoredChange): void {
    this.of(phone).ignored.push(what);
  }

  noteTaken(phone: string, patch: TakenPatch): void {
    this.of(phone).taken.push(patch);
  }

  /** The phone makes changes, and answers the version of the collection from then on. */
  change(phone: string, collection: string, ...changes: StateChange[]): number {
    const { key } = this.of(phone);
    const one = this.collection(phone, collection);
    const patch = one.write(changes, key);
    this.add(phone, one, patch);
    return one.version;
  }

  /** A companion's patch, which the phone reads: the server takes it either way. */
  take(phone: string, collection: string, patch: Uint8Array): ReadPatch {
    return this.add(phone, this.collection(phone, collection), patch);
  }

  /** The patches that lead on from a version, as the server keeps them. */
  patches(phone: string, collection: string, from: number, limit: number): Uint8Array[] {
    return this.database
      .all<{ patch: Uint8Array }>(
        `SELECT patch FROM state_patches WHERE phone = ? AND collection = ? AND version > ?
         ORDER BY version LIMIT ?`,
        ...[phone, collection, from, limit],
      )
      .map(({ patch }) => patch);
  }

  snapshot(phone: string, collection: string): Uint8Array {
    return this.collection(phone, collection).snapshot(this.keyOf(phone));
  }

  private add(phone: string, collection: Collection, patch: Uint8Array): ReadPatch {
    const version = collection.version + 1;
    const read = collection.read(patch);
    if (read.trouble !== null) return read;
    this.database.run(
      'INSERT INTO state_patches VALUES (?, ?, ?, ?)',
      ...[phone, collection.name, version, Buffer.from(patch)],
    );
    return read;
  }

  private collection(phone: string, name: string): Collection {
    const account = this.of(phone);
    let one = account.collections.get(name);
    if (!one) {
      one = new Collection(name, (id) => (account.key.id.equals(id) ? account.key : null));
      account.collections.set(name, one);
      for (const patch of this.patches(phone, name, 0, -1)) one.read(patch);
    }
    return one;
  }

  private of(phone: string): Account {
    let account = this.accounts.get(phone);
    if (!account) {
      account = { key: this.key(phone), collections: new Map(), ignored: [], taken: [] };
      this.accounts.set(phone, account);
    }
    return account;
  }

  private key(phone: string): AppStateKey {
    const row = this.database.get<{ id: Uint8Array; data: Uint8Array }>(
      'SELECT id, data FROM state_keys WHERE phone = ?',
      phone,
    );
    if (row) return { id: Buffer.from(row.id), data: Buffer.from(row.data) };
    const key = { id: Buffer.concat([Buffer.alloc(2), randomBytes(4)]), data: randomBytes(32) };
    this.database.run('INSERT INTO state_keys VALUES (?, ?, ?)', phone, key.id, key.data);
    return key;
  }
}
