import { proto } from '@whiskeysockets/baileys';
import { bytesOfField } from '../../../wire/protobuf-fields';
import type { Operation, ExpandedKey } from './expanded-key';

/** Fields of `SyncActionData`. Values stay bytes: Baileys' schema lacks some actions. */
const INDEX_FIELD = 1;
const VALUE_FIELD = 2;

/** One change of a collection, decrypted. */
export interface Mutation {
  operation: Operation;
  /** The action and what it is about, such as `["pin_v1", "<jid>"]`. */
  index: readonly string[];
  /** A `SyncActionValue`; may be empty where it is removed. */
  value: Uint8Array;
  /** Version of the action, as apps write it. */
  version: number;
}

/** A mutation as the server stores it, encrypted. */
export interface Record {
  operation: Operation;
  indexMac: Uint8Array;
  blob: Uint8Array;
  keyId: Uint8Array;
}

/** Null where a part is missing. */
export function recordOf({ operation, record }: proto.ISyncdMutation): Record | null {
  const indexMac = record?.index?.blob;
  const blob = record?.value?.blob;
  const keyId = record?.keyId?.id;
  if (!indexMac?.length || !blob?.length || !keyId?.length) return null;
  const isRemoval = operation === proto.SyncdMutation.SyncdOperation.REMOVE;
  return { operation: isRemoval ? 'remove' : 'set', indexMac, blob, keyId };
}

/** Decrypts a record. Null where its MAC or the MAC of its index is wrong. */
export function openRecord(
  { operation, indexMac, blob }: Record,
  key: ExpandedKey,
): Mutation | null {
  const data = key.open(blob, operation);
  const words = data && bytesOfField(data, INDEX_FIELD);
  if (!data || !words || !key.indexMac(words).equals(indexMac)) return null;
  const index = wordsOf(words);
  const value = bytesOfField(data, VALUE_FIELD) ?? new Uint8Array();
  return index && { operation, index, value, version: 0 };
}

/** Encrypts a mutation. */
export function sealMutation(mutation: Mutation, key: ExpandedKey): Record {
  const { operation, index, value, version } = mutation;
  const words = indexBytes(index);
  const plain = proto.SyncActionData.encode({
    index: words,
    ...(operation === 'set' && { value: proto.SyncActionValue.decode(value) }),
    padding: new Uint8Array(),
    version,
  }).finish();
  const blob = key.seal(plain, operation);
  return { operation, indexMac: key.indexMac(words), blob, keyId: key.id };
}

export function syncdMutation({ operation, indexMac, blob, keyId }: Record): proto.ISyncdMutation {
  const { SET, REMOVE } = proto.SyncdMutation.SyncdOperation;
  return {
    operation: operation === 'set' ? SET : REMOVE,
    record: { index: { blob: indexMac }, value: { blob }, keyId: { id: keyId } },
  };
}

/** An index as bytes, over which its MAC is computed. */
export function indexBytes(index: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(index));
}

/** Null for what is no list. */
function wordsOf(bytes: Uint8Array): string[] | null {
  try {
    const words: unknown = JSON.parse(Buffer.from(bytes).toString());
    return Array.isArray(words) && words.length > 0 ? words.map(String) : null;
  } catch {
    return null;
  }
}
