import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { type BinaryNode, hkdf, proto } from '@whiskeysockets/baileys';
import { node } from '../wire/nodes';

/** A key with which devices of an account read its state. */
export interface AppStateKey {
  id: Buffer;
  data: Buffer;
}

/** A change of the account's state. */
export interface StateChange {
  /** What is changed: a list of words. */
  index: string[];
  /** A `SyncActionValue`; null removes it. */
  value: Uint8Array | null;
}

/** What the devices of accounts tell each other of their state, by number. Forgotten at a restart. */
export class AppState {
  private readonly keys = new Map<string, AppStateKey>();
  /** Patches of a collection, the first one being version 1, by number and collection. */
  private readonly patches = new Map<string, Uint8Array[]>();

  keyOf(phone: string): AppStateKey {
    let key = this.keys.get(phone);
    if (!key) {
      key = { id: randomBytes(6), data: randomBytes(32) };
      this.keys.set(phone, key);
    }
    return key;
  }

  /** Adds a change, and answers the version of the collection from then on. */
  change(phone: string, collection: string, change: StateChange): number {
    const name = `${phone} ${collection}`;
    const all = this.patches.get(name) ?? [];
    this.patches.set(name, all);
    const version = all.length + 1;
    all.push(patchOf(this.keyOf(phone), version, change));
    return version;
  }

  /** What a device that knows a version has not seen yet. */
  collection(phone: string, name: string | undefined, known: number): BinaryNode {
    const all = this.patches.get(`${phone} ${name}`) ?? [];
    const attrs = { name, version: String(all.length), has_more_patches: 'false' };
    const patches = all.slice(known).map((patch) => node('patch', {}, Buffer.from(patch)));
    return node(
      'collection',
      attrs,
      patches.length > 0 ? [node('patches', {}, patches)] : undefined,
    );
  }
}

function patchOf({ id, data }: AppStateKey, version: number, change: StateChange): Uint8Array {
  const { SET, REMOVE } = proto.SyncdMutation.SyncdOperation;
  const stretched = Buffer.from(hkdf(data, 160, { info: 'WhatsApp Mutation Keys' }));
  const [indexKey, sealKey, macKey] = [0, 32, 64].map((at) => stretched.subarray(at, at + 32)) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const index = Buffer.from(JSON.stringify(change.index));
  const content = lengthDelimited(1, index);
  const value = change.value ? lengthDelimited(2, change.value) : Buffer.alloc(0);
  const sealed = seal(Buffer.concat([content, value]), sealKey);
  const about = Buffer.concat([Buffer.from([change.value ? 1 : 2]), id]);
  const length = Buffer.from([0, 0, 0, 0, 0, 0, 0, about.length]);
  const mac = createHmac('sha512', macKey).update(about).update(sealed).update(length).digest();
  return proto.SyncdPatch.encode({
    version: { version },
    mutations: [
      {
        operation: change.value ? SET : REMOVE,
        record: {
          index: { blob: createHmac('sha256', indexKey).update(index).digest() },
          value: { blob: Buffer.concat([sealed, mac.subarray(0, 32)]) },
          keyId: { id },
        },
      },
    ],
    keyId: { id },
    snapshotMac: randomBytes(32),
    patchMac: randomBytes(32),
  }).finish();
}

function seal(plaintext: Uint8Array, key: Uint8Array): Buffer {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final()]);
}

/** A field of a protobuf, whose description may not have it. */
export function lengthDelimited(field: number, content: Uint8Array): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}
