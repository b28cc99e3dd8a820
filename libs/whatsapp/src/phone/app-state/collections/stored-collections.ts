import type { SignalDataSet, SignalDataTypeMap } from '@whiskeysockets/baileys';
import type { KeyStore } from '../../../keys/key-store';
import { emptyHash } from './lt-hash';

/** Key types that Baileys does not know: the stored version of a collection, and the MACs of its values. */
const VERSIONS = 'app-state' as keyof SignalDataTypeMap;
const MACS = 'app-state-macs' as keyof SignalDataTypeMap;

/** Rows over which the MACs of a collection are spread: a patch of one value rewrites one of them. */
const ROWS = 64;

interface StoredVersion {
  version: number;
  /** In base64. */
  hash: string;
}

/** The MAC of each value by the MAC of its index; both in base64. */
type Macs = Record<string, string>;

/** A version of a collection, with the hash over its values. */
export interface CollectionVersion {
  version: number;
  hash: Buffer;
}

/** The collections of an account, as they were verified and stored. */
export class StoredCollections {
  constructor(private readonly keys: Pick<KeyStore, 'get'>) {}

  /** Null for a collection that was never read. */
  async version(collection: string): Promise<CollectionVersion | null> {
    const { [collection]: stored } = await this.keys.get(VERSIONS, [collection]);
    if (!stored) return null;
    const { version, hash } = stored as unknown as StoredVersion;
    return { version, hash: Buffer.from(hash, 'base64') };
  }

  /** @param from null where the collection is read from a snapshot. */
  draft(collection: string, from: CollectionVersion | null): CollectionDraft {
    return new CollectionDraft(collection, from, (row) => this.macs(collection, row));
  }

  private async macs(collection: string, row: number): Promise<Macs> {
    const name = rowName(collection, row);
    const { [name]: stored } = await this.keys.get(MACS, [name]);
    return (stored as unknown as Macs | undefined) ?? {};
  }
}

/** Changes to a collection that are not stored yet. */
export class CollectionDraft {
  private readonly rows = new Map<number, Macs>();
  private readonly touched = new Set<number>();

  /** @param read reads a stored row. */
  constructor(
    readonly collection: string,
    private readonly from: CollectionVersion | null,
    private readonly read: (row: number) => Promise<Macs>,
  ) {
    if (from) return;
    for (let row = 0; row < ROWS; row += 1) {
      this.rows.set(row, {});
      this.touched.add(row);
    }
  }

  get version(): number {
    return this.from?.version ?? 0;
  }

  get hash(): Buffer {
    return this.from?.hash ?? emptyHash();
  }

  /** MAC of the value at an index; null where there is none. */
  async valueMacOf(indexMac: Uint8Array): Promise<Buffer | null> {
    const macs = await this.rowOf(indexMac);
    const found = macs[nameOf(indexMac)];
    return found === undefined ? null : Buffer.from(found, 'base64');
  }

  /** @param valueMac null where the value is removed. */
  async put(indexMac: Uint8Array, valueMac: Uint8Array | null): Promise<void> {
    const macs = await this.rowOf(indexMac);
    this.touched.add(rowOf(indexMac));
    if (valueMac) macs[nameOf(indexMac)] = Buffer.from(valueMac).toString('base64');
    else delete macs[nameOf(indexMac)];
  }

  /** The rows to store, so that the collection is at this version. */
  keysAt({ version, hash }: CollectionVersion): SignalDataSet {
    const stored: StoredVersion = { version, hash: hash.toString('base64') };
    const macs = [...this.touched].map((row): [string, Macs | null] => {
      const all = this.rows.get(row) ?? {};
      return [rowName(this.collection, row), Object.keys(all).length > 0 ? all : null];
    });
    return {
      [VERSIONS]: { [this.collection]: stored },
      [MACS]: Object.fromEntries(macs),
    } as unknown as SignalDataSet;
  }

  private async rowOf(indexMac: Uint8Array): Promise<Macs> {
    const row = rowOf(indexMac);
    let macs = this.rows.get(row);
    if (!macs) {
      macs = { ...(await this.read(row)) };
      this.rows.set(row, macs);
    }
    return macs;
  }
}

function rowName(collection: string, row: number): string {
  return `${collection}/${row}`;
}

function rowOf(indexMac: Uint8Array): number {
  return (indexMac[0] ?? 0) % ROWS;
}

function nameOf(indexMac: Uint8Array): string {
  return Buffer.from(indexMac).toString('base64');
}
