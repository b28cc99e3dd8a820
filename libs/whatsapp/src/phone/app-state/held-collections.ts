import type { SignalDataSet, SignalDataTypeMap } from '@whiskeysockets/baileys';
import type { KeyStore } from '../../keys/key-store';
import { emptyHash } from './lt-hash';

/** Kinds of key of our own: how far a collection was read, and the MACs of what it holds. */
const HELD = 'app-state' as keyof SignalDataTypeMap;
const MACS = 'app-state-macs' as keyof SignalDataTypeMap;

/** The MACs of a collection stand in so many rows: a patch of one writes one of them, and not all. */
const ROWS = 64;

interface StoredVersion {
  version: number;
  /** In base64. */
  hash: string;
}

/** By MAC of the index, the MAC of the value; both in base64. */
type Macs = Record<string, string>;

/** How far a collection was read. */
export interface Held {
  version: number;
  hash: Buffer;
}

/** What the collections of an account hold, as far as it was verified and stored. */
export class HeldCollections {
  constructor(private readonly keys: Pick<KeyStore, 'get'>) {}

  /** Null for one that was never read. */
  async of(collection: string): Promise<Held | null> {
    const { [collection]: stored } = await this.keys.get(HELD, [collection]);
    if (!stored) return null;
    const { version, hash } = stored as unknown as StoredVersion;
    return { version, hash: Buffer.from(hash, 'base64') };
  }

  /** @param from null for one that is read anew: nothing of it is known. */
  draft(collection: string, from: Held | null): Draft {
    return new Draft(collection, from, (row) => this.macs(collection, row));
  }

  private async macs(collection: string, row: number): Promise<Macs> {
    const name = rowName(collection, row);
    const { [name]: stored } = await this.keys.get(MACS, [name]);
    return (stored as unknown as Macs | undefined) ?? {};
  }
}

/** A collection that is being changed; `keys` makes the change durable. */
export class Draft {
  private readonly rows = new Map<number, Macs>();
  private readonly touched = new Set<number>();

  /** @param read a row as it is stored. */
  constructor(
    readonly collection: string,
    private readonly from: Held | null,
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

  /** MAC of the value that stands under an index; null where there is none. */
  async valueMacOf(indexMac: Uint8Array): Promise<Buffer | null> {
    const macs = await this.rowOf(indexMac);
    const found = macs[nameOf(indexMac)];
    return found === undefined ? null : Buffer.from(found, 'base64');
  }

  /** @param valueMac null where the value goes. */
  async put(indexMac: Uint8Array, valueMac: Uint8Array | null): Promise<void> {
    const macs = await this.rowOf(indexMac);
    this.touched.add(rowOf(indexMac));
    if (valueMac) macs[nameOf(indexMac)] = Buffer.from(valueMac).toString('base64');
    else delete macs[nameOf(indexMac)];
  }

  /** What has to be stored so that the collection stands at a version. */
  keys({ version, hash }: Held): SignalDataSet {
    const stored: StoredVersion = { version, hash: hash.toString('base64') };
    const macs = [...this.touched].map((row): [string, Macs | null] => {
      const all = this.rows.get(row) ?? {};
      return [rowName(this.collection, row), Object.keys(all).length > 0 ? all : null];
    });
    return {
      [HELD]: { [this.collection]: stored },
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
