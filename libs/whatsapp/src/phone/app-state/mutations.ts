import { proto } from '@whiskeysockets/baileys';
import { bytesOfField } from '../../wire/protobuf-fields';
import type { Operation, StateKeys } from './state-keys';

/** Fields of `SyncActionData`. Values are kept as bytes: Baileys' description lacks some actions. */
const INDEX_FIELD = 1;
const VALUE_FIELD = 2;

/** One change of what a collection holds, as it is read and written. */
export interface Mutation {
  operation: Operation;
  /** What is changed: a list of words. */
  index: readonly string[];
  /** A `SyncActionValue`; empty where it is taken away. */
  value: Uint8Array;
  /** Version of the action, as apps write it. */
  version: number;
}

/** A mutation as the server keeps it. */
export interface Record {
  operation: Operation;
  indexMac: Uint8Array;
  blob: Uint8Array;
  keyId: Uint8Array;
}

/** Null where something is missing. */
export function recordOf({ operation, record }: proto.ISyncdMutation): Record | null {
  const indexMac = record?.index?.blob;
  const blob = record?.value?.blob;
  const keyId = record?.keyId?.id;
  if (!indexMac?.length || !blob?.length || !keyId?.length) return null;
  const isRemoval = operation === proto.SyncdMutation.SyncdOperation.REMOVE;
  return { operation: isRemoval ? 'remove' : 'set', indexMac, blob, keyId };
}

/** The mutation of a record. Null where it was not written with this key, or under another index. */
export function openRecord(
  { operation, indexMac, blob }: Record,
  keys: StateKeys,
): Mutation | null {
  const data = keys.open(blob, operation);
  const words = data && bytesOfField(data, INDEX_FIELD);
  if (!data || !words || !keys.indexMac(words).equals(indexMac)) return null;
  const index = wordsOf(words);
  const value = bytesOfField(data, VALUE_FIELD) ?? new Uint8Array();
  return index && { operation, index, value, version: 0 };
}

/** The record of a mutation. */
export function sealMutation(mutation: Mutation, keys: StateKeys): Record {
  const { operation, index, value, version } = mutation;
  const words = indexBytes(index);
  const plain = proto.SyncActionData.encode({
    index: words,
    ...(operation === 'set' && { value: proto.SyncActionValue.decode(value) }),
    padding: new Uint8Array(),
    version,
  }).finish();
  const blob = keys.seal(plain, operation);
  return { operation, indexMac: keys.indexMac(words), blob, keyId: keys.id };
}

export function syncdMutation({ operation, indexMac, blob, keyId }: Record): proto.ISyncdMutation {
  const { SET, REMOVE } = proto.SyncdMutation.SyncdOperation;
  return {
    operation: operation === 'set' ? SET : REMOVE,
    record: { index: { blob: indexMac }, value: { blob }, keyId: { id: keyId } },
  };
}

/** An index as it is written; its MAC is over these bytes. */
export function indexBytes(index: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(index));
}

/** Null for what is no list of words. */
function wordsOf(bytes: Uint8Array): string[] | null {
  try {
    const words: unknown = JSON.parse(Buffer.from(bytes).toString());
    return Array.isArray(words) && words.length > 0 ? words.map(String) : null;
  } catch {
    return null;
  }
}
