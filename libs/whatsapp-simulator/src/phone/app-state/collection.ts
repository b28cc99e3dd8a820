import { makeLtHashGenerator, newLTHashState, proto } from '@whiskeysockets/baileys';
import { bytesOf, lengthDelimited, numberOf, varintField } from '../../wire/protobuf';
import {
  type AppStateKey,
  indexMac,
  macOf,
  openValue,
  patchMac,
  sealValue,
  snapshotMac,
  stretched,
} from './state-crypto';

const { SET, REMOVE } = proto.SyncdMutation.SyncdOperation;

/** Fields of `SyncActionData`, which are written by hand: Baileys' description lacks some actions. */
const INDEX = 1;
const VALUE = 2;
const PADDING = 3;
const VERSION = 4;

/** A change of the account's state. */
export interface StateChange {
  /** What is changed: a list of words. */
  index: string[];
  /** A `SyncActionValue`; null removes it. */
  value: Uint8Array | null;
  /** Version of the action, as the app writes it. */
  version?: number;
}

/** One thing that a collection holds. */
export interface StateEntry {
  index: string[];
  value: Uint8Array;
  version: number;
}

/** What a patch says, or why a device that checks it does not believe it. */
export type ReadPatch =
  | { trouble: null; changes: Required<StateChange>[] }
  | { trouble: string; changes: [] };

/** One collection as a device with the keys sees it: it checks every MAC, as phones do. */
export class Collection {
  private state = newLTHashState();
  /** What it holds, by index, and its records as devices wrote them. */
  private readonly entries = new Map<string, StateEntry>();
  private readonly records = new Map<string, proto.ISyncdRecord>();

  constructor(
    readonly name: string,
    private readonly keyOf: (id: Uint8Array) => AppStateKey | null,
  ) {}

  get version(): number {
    return this.state.version;
  }

  all(): StateEntry[] {
    return [...this.entries.values()];
  }

  find(index: readonly string[]): StateEntry | null {
    return this.entries.get(JSON.stringify(index)) ?? null;
  }

  /** The patch that makes these changes; `read` takes it over. */
  write(changes: readonly StateChange[], key: AppStateKey): Uint8Array {
    const version = this.version + 1;
    const keys = stretched(key);
    const mutations = changes.map(({ index, value, version: action = 1 }) => {
      const words = Buffer.from(JSON.stringify(index));
      const operation = value ? SET : REMOVE;
      const plain = Buffer.concat([
        lengthDelimited(INDEX, words),
        ...(value ? [lengthDelimited(VALUE, value)] : []),
        lengthDelimited(PADDING, Buffer.alloc(0)),
        varintField(VERSION, action),
      ]);
      const blob = sealValue(plain, operation, key.id, keys);
      const record = {
        index: { blob: indexMac(words, keys) },
        value: { blob },
        keyId: { id: key.id },
      };
      return { operation, record };
    });
    const { hash } = this.after(mutations);
    const whole = snapshotMac(hash, version, this.name, keys);
    const macs = mutations.map(({ record }) => macOf(record.value.blob));
    return proto.SyncdPatch.encode({
      version: { version },
      mutations,
      keyId: { id: key.id },
      snapshotMac: whole,
      patchMac: patchMac(whole, macs, version, this.name, keys),
    }).finish();
  }

  /** Checks the patch that makes the next version, and takes it over where all of it is right. */
  read(bytes: Uint8Array): ReadPatch {
    const patch = proto.SyncdPatch.decode(bytes);
    const version = this.version + 1;
    const key = this.keyOf(patch.keyId?.id ?? new Uint8Array());
    if (!key) return refused('it names a key that the phone never shared');
    const keys = stretched(key);
    const macs = patch.mutations.map(({ record }) => macOf(record?.value?.blob ?? Buffer.alloc(0)));
    const expected = patchMac(
      patch.snapshotMac ?? new Uint8Array(),
      macs,
      version,
      this.name,
      keys,
    );
    if (!expected.equals(patch.patchMac ?? Buffer.alloc(0))) return refused('its MAC is wrong');
    const changes: Required<StateChange>[] = [];
    for (const mutation of patch.mutations) {
      const change = this.open(mutation);
      if (typeof change === 'string') return refused(change);
      changes.push(change);
    }
    const next = this.after(patch.mutations);
    const whole = snapshotMac(next.hash, version, this.name, keys);
    if (!whole.equals(patch.snapshotMac ?? Buffer.alloc(0)))
      return refused('the MAC of what the collection holds then is wrong');
    this.state = { ...next, version };
    patch.mutations.forEach(({ record }, at) => this.keep(changes[at], record));
    return { trouble: null, changes };
  }

  /** All that it holds, in one piece. */
  snapshot(key: AppStateKey): Uint8Array {
    const { version } = this;
    return proto.SyncdSnapshot.encode({
      version: { version },
      records: [...this.records.values()],
      keyId: { id: key.id },
      mac: snapshotMac(this.state.hash, version, this.name, stretched(key)),
    }).finish();
  }

  private open({ operation, record }: proto.ISyncdMutation): Required<StateChange> | string {
    const kind = operation ?? SET;
    const id = record?.keyId?.id ?? new Uint8Array();
    const key = this.keyOf(id);
    if (!key) return 'a value names a key that the phone never shared';
    const keys = stretched(key);
    const plain = openValue(record?.value?.blob ?? new Uint8Array(), kind, id, keys);
    if (!plain) return 'the MAC of a value is wrong';
    const words = bytesOf(plain, INDEX) ?? Buffer.alloc(0);
    if (!indexMac(words, keys).equals(record?.index?.blob ?? Buffer.alloc(0)))
      return 'the MAC of an index is wrong';
    return {
      index: JSON.parse(words.toString()) as string[],
      value: kind === REMOVE ? null : (bytesOf(plain, VALUE) ?? Buffer.alloc(0)),
      version: numberOf(plain, VERSION) ?? 0,
    };
  }

  private keep(
    change: Required<StateChange> | undefined,
    record?: proto.ISyncdRecord | null,
  ): void {
    if (!change || !record) return;
    const { index, value, version } = change;
    const name = JSON.stringify(index);
    if (value) {
      this.entries.set(name, { index, value, version });
      this.records.set(name, record);
    } else {
      this.entries.delete(name);
      this.records.delete(name);
    }
  }

  private after(mutations: readonly proto.ISyncdMutation[]): Omit<typeof this.state, 'version'> {
    const generator = makeLtHashGenerator(this.state);
    for (const { operation, record } of mutations) {
      generator.mix({
        indexMac: record?.index?.blob ?? new Uint8Array(),
        valueMac: macOf(record?.value?.blob ?? new Uint8Array()),
        operation: operation ?? SET,
      });
    }
    return generator.finish();
  }
}

function refused(trouble: string): ReadPatch {
  return { trouble, changes: [] };
}
