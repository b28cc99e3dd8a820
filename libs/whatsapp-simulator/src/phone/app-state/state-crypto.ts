import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { hkdf, proto } from '@whiskeysockets/baileys';

/** A key with which devices of an account read and write its state. */
export interface AppStateKey {
  id: Buffer;
  data: Buffer;
}

/** What a key is stretched to. */
export interface StateKeys {
  index: Buffer;
  cipher: Buffer;
  value: Buffer;
  snapshot: Buffer;
  patch: Buffer;
}

const { SET } = proto.SyncdMutation.SyncdOperation;
const MAC_BYTES = 32;
const IV_BYTES = 16;

export function stretched({ data }: AppStateKey): StateKeys {
  const all = Buffer.from(hkdf(data, 160, { info: 'WhatsApp Mutation Keys' }));
  const part = (at: number): Buffer => all.subarray(at * 32, (at + 1) * 32);
  return { index: part(0), cipher: part(1), value: part(2), snapshot: part(3), patch: part(4) };
}

/** A value as it stands in a record: encrypted, followed by its MAC. */
export function sealValue(
  plain: Uint8Array,
  operation: proto.SyncdMutation.SyncdOperation,
  keyId: Uint8Array,
  keys: StateKeys,
): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-cbc', keys.cipher, iv);
  const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
  return Buffer.concat([sealed, valueMac(sealed, operation, keyId, keys)]);
}

/** Null where its MAC is wrong. */
export function openValue(
  blob: Uint8Array,
  operation: proto.SyncdMutation.SyncdOperation,
  keyId: Uint8Array,
  keys: StateKeys,
): Buffer | null {
  const sealed = blob.subarray(0, -MAC_BYTES);
  if (!valueMac(sealed, operation, keyId, keys).equals(macOf(blob))) return null;
  const cipher = createDecipheriv('aes-256-cbc', keys.cipher, sealed.subarray(0, IV_BYTES));
  return Buffer.concat([cipher.update(sealed.subarray(IV_BYTES)), cipher.final()]);
}

/** The MAC of a value, which stands behind it. */
export function macOf(blob: Uint8Array): Buffer {
  return Buffer.from(blob.subarray(-MAC_BYTES));
}

function valueMac(
  sealed: Uint8Array,
  operation: proto.SyncdMutation.SyncdOperation,
  keyId: Uint8Array,
  keys: StateKeys,
): Buffer {
  const about = Buffer.concat([Buffer.from([operation === SET ? 1 : 2]), keyId]);
  const length = Buffer.from([0, 0, 0, 0, 0, 0, 0, about.length]);
  const whole = createHmac('sha512', keys.value).update(about).update(sealed).update(length);
  return whole.digest().subarray(0, MAC_BYTES);
}

export function indexMac(index: Uint8Array, keys: StateKeys): Buffer {
  return createHmac('sha256', keys.index).update(index).digest();
}

/** MAC of all that a collection holds at a version. */
export function snapshotMac(
  hash: Uint8Array,
  version: number,
  collection: string,
  keys: StateKeys,
): Buffer {
  return createHmac('sha256', keys.snapshot)
    .update(hash)
    .update(bigVersion(version))
    .update(collection)
    .digest();
}

export function patchMac(
  snapshot: Uint8Array,
  valueMacs: readonly Uint8Array[],
  version: number,
  collection: string,
  keys: StateKeys,
): Buffer {
  const mac = createHmac('sha256', keys.patch).update(snapshot);
  for (const one of valueMacs) mac.update(one);
  return mac.update(bigVersion(version)).update(collection).digest();
}

function bigVersion(version: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(version));
  return bytes;
}
