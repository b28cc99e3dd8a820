import { setImmediate as nextTurn } from 'node:timers/promises';
import type { proto } from '@whiskeysockets/baileys';
import type { CollectionDraft, CollectionVersion } from './stored-collections';
import { LtHash } from './lt-hash';
import {
  type Mutation,
  openRecord,
  type Record,
  recordOf,
  sealMutation,
  syncdMutation,
} from './mutations';
import type { AppStateKeys } from './app-state-keys';
import { equalMacs, macOf, type ExpandedKey } from './expanded-key';

/** Mutations between two turns of the event loop. Each takes some 50 µs. */
const PER_TURN = 100;

/** A snapshot or patch has a wrong MAC, or does not follow the stored version. */
export class VerificationError extends Error {}

/** The phone has not shared a key. */
export class MissingKeyError extends Error {
  constructor(readonly id: Uint8Array) {
    super('an app state key is missing');
  }
}

/** The mutations of a snapshot or patch, and the version after it. */
export interface Reading extends CollectionVersion {
  mutations: Mutation[];
}

type Keys = Pick<AppStateKeys, 'find'>;

/**
 * Reads a snapshot and verifies its MAC.
 *
 * @param draft an empty one, which takes the values.
 * @throws VerificationError, MissingKeyError
 */
export async function readSnapshot(
  snapshot: proto.ISyncdSnapshot,
  draft: CollectionDraft,
  keys: Keys,
): Promise<Reading> {
  const version = versionOf(snapshot.version);
  const records = (snapshot.records ?? []).map((record) => complete(recordOf({ record })));
  const { mutations, hash } = await readRecords(records, draft, keys);
  const key = await keyOf(snapshot.keyId, keys);
  if (!equalMacs(key.snapshotMac(hash, version, draft.collection), snapshot.mac))
    throw new VerificationError(`the MAC of ${draft.collection} is wrong at version ${version}`);
  return { version, hash, mutations };
}

/**
 * Reads a patch and verifies its MAC, and the MAC of the collection after it.
 *
 * @param patch with its external mutations.
 * @param draft of the version before, which takes the values.
 * @throws VerificationError, MissingKeyError
 */
export async function readPatch(
  patch: proto.ISyncdPatch,
  draft: CollectionDraft,
  before: CollectionVersion,
  keys: Keys,
): Promise<Reading> {
  const version = patch.version ? versionOf(patch.version) : before.version + 1;
  const { collection } = draft;
  if (version !== before.version + 1)
    throw new VerificationError(
      `version ${version} of ${collection} does not follow ${before.version}`,
    );
  const key = await keyOf(patch.keyId, keys);
  const records = (patch.mutations ?? []).map((mutation) => complete(recordOf(mutation)));
  const snapshotMac = patch.snapshotMac ?? new Uint8Array();
  const macs = records.map(({ blob }) => macOf(blob));
  if (!equalMacs(key.patchMac(snapshotMac, macs, version, collection), patch.patchMac))
    throw new VerificationError(
      `the MAC of the patch of ${collection} to version ${version} is wrong`,
    );
  const { mutations, hash } = await readRecords(records, draft, keys, before.hash);
  if (!equalMacs(key.snapshotMac(hash, version, collection), snapshotMac))
    throw new VerificationError(`the MAC of ${collection} is wrong at version ${version}`);
  return { version, hash, mutations };
}

/** Makes a patch of mutations. `after` is the version to which it leads. */
export async function writePatch(
  mutations: readonly Mutation[],
  draft: CollectionDraft,
  before: CollectionVersion,
  key: ExpandedKey,
): Promise<{ patch: proto.ISyncdPatch; after: CollectionVersion }> {
  const records = mutations.map((mutation) => sealMutation(mutation, key));
  const hash = new LtHash(before.hash);
  for (const record of records) await putRecord(record, draft, hash);
  const after = { version: before.version + 1, hash: hash.bytes };
  const snapshotMac = key.snapshotMac(after.hash, after.version, draft.collection);
  const macs = records.map(({ blob }) => macOf(blob));
  const patch = {
    mutations: records.map(syncdMutation),
    keyId: { id: key.id },
    snapshotMac,
    patchMac: key.patchMac(snapshotMac, macs, after.version, draft.collection),
  };
  return { patch, after };
}

async function readRecords(
  records: readonly Record[],
  draft: CollectionDraft,
  keys: Keys,
  before: Uint8Array = draft.hash,
): Promise<{ mutations: Mutation[]; hash: Buffer }> {
  const mutations: Mutation[] = [];
  const hash = new LtHash(before);
  for (let at = 0; at < records.length; at += PER_TURN) {
    for (const record of records.slice(at, at + PER_TURN)) {
      const key = await keyOf({ id: record.keyId }, keys);
      const mutation = openRecord(record, key);
      if (!mutation)
        throw new VerificationError(`the MAC of a value of ${draft.collection} is wrong`);
      mutations.push(mutation);
      await putRecord(record, draft, hash);
    }
    if (at + PER_TURN < records.length) await nextTurn();
  }
  return { mutations, hash: hash.bytes };
}

/** Replaces or removes the value at the index of a record. */
async function putRecord(
  { operation, indexMac, blob }: Record,
  draft: CollectionDraft,
  hash: LtHash,
): Promise<void> {
  const earlier = await draft.valueMacOf(indexMac);
  if (earlier) hash.subtract(earlier);
  const valueMac = operation === 'set' ? macOf(blob) : null;
  if (valueMac) hash.add(valueMac);
  await draft.put(indexMac, valueMac);
}

async function keyOf(keyId: proto.IKeyId | null | undefined, keys: Keys): Promise<ExpandedKey> {
  const id = keyId?.id ?? new Uint8Array();
  const found = await keys.find(id);
  if (!found) throw new MissingKeyError(id);
  return found;
}

function complete(record: Record | null): Record {
  if (!record) throw new VerificationError('a record lacks its value, its index or its key');
  return record;
}

function versionOf(version: proto.ISyncdVersion | null | undefined): number {
  const number = Number(version?.version ?? 0);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new VerificationError('a version that is none');
  return number;
}
