import { setImmediate as others } from 'node:timers/promises';
import type { proto } from '@whiskeysockets/baileys';
import type { Draft, Held } from './held-collections';
import { LtHash } from './lt-hash';
import {
  type Mutation,
  openRecord,
  type Record,
  recordOf,
  sealMutation,
  syncdMutation,
} from './mutations';
import type { OwnKeys } from './own-keys';
import { equal, macOf, type StateKeys } from './state-keys';

/** Mutations that are read at once: then others have their turn. Each takes some 50 µs. */
const AT_ONCE = 100;

/** What WhatsApp told of a collection does not bear its MACs, or does not fit what is known. */
export class Unverified extends Error {}

/** A key that the phone has not shared. */
export class KeyMissing extends Error {
  constructor(readonly id: Uint8Array) {
    super('a key of the app state is missing');
  }
}

/** What was read, and where the collection stands then. */
export interface Reading extends Held {
  mutations: Mutation[];
}

/** Finds the keys of what is read. */
type Keys = Pick<OwnKeys, 'find'>;

/**
 * Reads all that a collection holds, and checks the MAC of all of it.
 *
 * @param draft of a collection of which nothing is known.
 * @throws Unverified, KeyMissing
 */
export async function readSnapshot(
  snapshot: proto.ISyncdSnapshot,
  draft: Draft,
  keys: Keys,
): Promise<Reading> {
  const version = versionOf(snapshot.version);
  const records = (snapshot.records ?? []).map((record) => known(recordOf({ record })));
  const { mutations, hash } = await readRecords(records, draft, keys);
  const own = await keyOf(snapshot.keyId, keys);
  if (!equal(own.snapshotMac(hash, version, draft.collection), snapshot.mac))
    throw new Unverified(`the MAC of ${draft.collection} is wrong at version ${version}`);
  return { version, hash, mutations };
}

/**
 * Reads a patch, and checks its MAC and the MAC of what the collection holds then.
 *
 * @param patch with its mutations, wherever they stood.
 * @param draft of the version before.
 * @throws Unverified, KeyMissing
 */
export async function readPatch(
  patch: proto.ISyncdPatch,
  draft: Draft,
  before: Held,
  keys: Keys,
): Promise<Reading> {
  const version = patch.version ? versionOf(patch.version) : before.version + 1;
  const { collection } = draft;
  if (version !== before.version + 1)
    throw new Unverified(`version ${version} of ${collection} does not follow ${before.version}`);
  const own = await keyOf(patch.keyId, keys);
  const records = (patch.mutations ?? []).map((mutation) => known(recordOf(mutation)));
  const snapshotMac = patch.snapshotMac ?? new Uint8Array();
  const macs = records.map(({ blob }) => macOf(blob));
  if (!equal(own.patchMac(snapshotMac, macs, version, collection), patch.patchMac))
    throw new Unverified(`the MAC of the patch of ${collection} to version ${version} is wrong`);
  const { mutations, hash } = await readRecords(records, draft, keys, before.hash);
  if (!equal(own.snapshotMac(hash, version, collection), snapshotMac))
    throw new Unverified(`the MAC of ${collection} is wrong at version ${version}`);
  return { version, hash, mutations };
}

/** The patch that makes these mutations, and where the collection stands then. */
export async function writePatch(
  mutations: readonly Mutation[],
  draft: Draft,
  before: Held,
  own: StateKeys,
): Promise<{ patch: proto.ISyncdPatch; after: Held }> {
  const records = mutations.map((mutation) => sealMutation(mutation, own));
  const hash = new LtHash(before.hash);
  for (const record of records) await take(record, draft, hash);
  const after = { version: before.version + 1, hash: hash.bytes };
  const snapshotMac = own.snapshotMac(after.hash, after.version, draft.collection);
  const macs = records.map(({ blob }) => macOf(blob));
  const patch = {
    mutations: records.map(syncdMutation),
    keyId: { id: own.id },
    snapshotMac,
    patchMac: own.patchMac(snapshotMac, macs, after.version, draft.collection),
  };
  return { patch, after };
}

async function readRecords(
  records: readonly Record[],
  draft: Draft,
  keys: Keys,
  before: Uint8Array = draft.hash,
): Promise<{ mutations: Mutation[]; hash: Buffer }> {
  const mutations: Mutation[] = [];
  const hash = new LtHash(before);
  for (let at = 0; at < records.length; at += AT_ONCE) {
    for (const record of records.slice(at, at + AT_ONCE)) {
      const own = await keyOf({ id: record.keyId }, keys);
      const mutation = openRecord(record, own);
      if (!mutation) throw new Unverified(`the MAC of a value of ${draft.collection} is wrong`);
      mutations.push(mutation);
      await take(record, draft, hash);
    }
    if (at + AT_ONCE < records.length) await others();
  }
  return { mutations, hash: hash.bytes };
}

/** Puts a value in the place of the one that stood under its index. */
async function take(
  { operation, indexMac, blob }: Record,
  draft: Draft,
  hash: LtHash,
): Promise<void> {
  const earlier = await draft.valueMacOf(indexMac);
  if (earlier) hash.subtract(earlier);
  const valueMac = operation === 'set' ? macOf(blob) : null;
  if (valueMac) hash.add(valueMac);
  await draft.put(indexMac, valueMac);
}

async function keyOf(keyId: proto.IKeyId | null | undefined, keys: Keys): Promise<StateKeys> {
  const id = keyId?.id ?? new Uint8Array();
  const found = await keys.find(id);
  if (!found) throw new KeyMissing(id);
  return found;
}

function known(record: Record | null): Record {
  if (!record) throw new Unverified('a record lacks its value, its index or its key');
  return record;
}

function versionOf(version: proto.ISyncdVersion | null | undefined): number {
  const number = Number(version?.version ?? 0);
  if (!Number.isSafeInteger(number) || number < 0) throw new Unverified('a version that is none');
  return number;
}
