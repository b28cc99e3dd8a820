import { proto, type SignalDataSet } from '@whiskeysockets/baileys';
import { AppStateError } from '../../../api/app-state';
import type { KeyStore } from '../../../keys/key-store';
import type { AppStateKeys } from '../collections/app-state-keys';
import type { CollectionFailures } from './collection-failures';
import type { CollectionQueries } from './collection-queries';
import type { ExternalBlobs } from '../collections/external-blobs';
import type { Collection } from '../collections/collection-names';
import { emptyHash } from '../collections/lt-hash';
import type { MutationEffects } from './mutation-effects';
import type { Mutation } from '../collections/mutations';
import { readPatch, readSnapshot, VerificationError } from '../collections/patch-codec';
import type {
  CollectionDraft,
  CollectionVersion,
  StoredCollections,
} from '../collections/stored-collections';
import { type CollectionAnswer, collectionQuery, type CollectionRequest } from './sync-queries';

/** Queries for one collection in a row, at most: each answer holds many patches. */
const MAX_QUERIES = 1_000;
/** Changes in one transaction, at most. */
const CHANGES_PER_COMMIT = 500;

/** The latest mutation of each index, by the index as JSON. */
export type LatestMutations = Map<string, Mutation>;

export interface ReaderParts {
  queries: CollectionQueries;
  stored: StoredCollections;
  effects: MutationEffects;
  failures: CollectionFailures;
  keys: Pick<KeyStore, 'set'>;
  appStateKeys: AppStateKeys;
  blobs: ExternalBlobs;
}

/** Reads one collection from the server and stores it. Callers hold the collection's lock. */
export class CollectionReader {
  private isClosed = false;

  constructor(private readonly parts: ReaderParts) {}

  /** Ends after the answer that is being read. */
  close(): void {
    this.isClosed = true;
  }

  /**
   * Reads everything after the stored version.
   *
   * @param fromSnapshot whether the stored version is discarded, and the collection read from a snapshot.
   * @param latest collects what was read.
   * @throws VerificationError, MissingKeyError, AppStateError
   */
  async read(
    collection: Collection,
    fromSnapshot: boolean,
    latest: LatestMutations = new Map(),
  ): Promise<void> {
    let discard = fromSnapshot;
    for (let queries = 0; queries < MAX_QUERIES && !this.isClosed; queries += 1) {
      const before = discard ? null : await this.parts.stored.version(collection);
      const query = collectionQuery([requestFor(collection, before)]);
      const answer = await this.parts.queries.send(query, collection);
      if (!(await this.readAnswer(collection, answer, before, latest))) return;
      discard = false;
    }
  }

  /** Reads a collection from a snapshot. @throws AppStateError, MissingKeyError */
  async readAnew(collection: Collection, latest?: LatestMutations): Promise<void> {
    try {
      await this.read(collection, true, latest);
    } catch (error) {
      if (error instanceof VerificationError) throw new AppStateError('unreadable', error.message);
      throw error;
    }
  }

  /** Stores an answer. @returns whether the server has more patches. */
  async readAnswer(
    collection: Collection,
    answer: CollectionAnswer | undefined,
    before: CollectionVersion | null,
    latest: LatestMutations,
  ): Promise<boolean> {
    if (!answer) throw new Error('the answer lacks the collection');
    if (answer.error !== null)
      throw new Error(`WhatsApp answered the query with error ${answer.error}`);
    const after = await this.apply(collection, answer, before, latest);
    this.parts.failures.clear(collection);
    return answer.hasMore && after.version !== before?.version;
  }

  /** Verifies and stores the snapshot and the patches of an answer, with the version that they lead to. */
  async apply(
    collection: Collection,
    answer: CollectionAnswer,
    before: CollectionVersion | null,
    latest: LatestMutations,
  ): Promise<CollectionVersion> {
    const { stored, appStateKeys } = this.parts;
    const draft = stored.draft(collection, answer.snapshot ? null : before);
    const mutations: Mutation[] = [];
    let version = before ?? { version: 0, hash: emptyHash() };
    if (answer.snapshot) {
      const bytes = await this.parts.blobs.read(answer.snapshot);
      const snapshot = proto.SyncdSnapshot.decode(bytes);
      const reading = await readSnapshot(snapshot, draft, appStateKeys);
      mutations.push(...reading.mutations);
      version = { version: reading.version, hash: reading.hash };
    }
    for (const patch of answer.patches) {
      // The server may repeat patches that are stored already.
      if (Number(patch.version?.version ?? version.version + 1) <= version.version) continue;
      const whole = await this.withExternalMutations(patch);
      const reading = await readPatch(whole, draft, version, appStateKeys);
      mutations.push(...reading.mutations);
      version = { version: reading.version, hash: reading.hash };
    }
    for (const mutation of mutations) latest.set(JSON.stringify(mutation.index), mutation);
    await this.store(draft, version, mutations);
    return version;
  }

  /** Stores a version without changes: the patch was ours. */
  storeVersion(draft: CollectionDraft, version: CollectionVersion): Promise<void> {
    return this.store(draft, version, []);
  }

  private async withExternalMutations(patch: proto.SyncdPatch): Promise<proto.SyncdPatch> {
    if (patch.externalMutations) {
      const bytes = await this.parts.blobs.read(patch.externalMutations);
      const { mutations } = proto.SyncdMutations.decode(bytes);
      patch.mutations = [...(patch.mutations ?? []), ...mutations];
    }
    return patch;
  }

  /** The version is stored with the last changes: after a crash in between, all of them are read again. */
  private async store(
    draft: CollectionDraft,
    version: CollectionVersion,
    mutations: readonly Mutation[],
  ): Promise<void> {
    const latest = new Map(mutations.map((one) => [JSON.stringify(one.index), one]));
    const sorted = [...latest.values()].sort((one, other) => orderOf(one) - orderOf(other));
    const last = Math.max(Math.ceil(sorted.length / CHANGES_PER_COMMIT) - 1, 0);
    for (let part = 0; part <= last; part += 1) {
      const some = sorted.slice(part * CHANGES_PER_COMMIT, (part + 1) * CHANGES_PER_COMMIT);
      const { changes, keys } = await this.parts.effects.of(some);
      const isLast = part === last;
      const stored: SignalDataSet = isLast ? { ...keys, ...draft.keysAt(version) } : keys;
      await this.parts.keys.set(stored, { appState: changes });
    }
  }
}

/** A collection that was never read is requested as a snapshot. */
export function requestFor(name: Collection, stored: CollectionVersion | null): CollectionRequest {
  return { name, version: stored?.version ?? 0, wantsSnapshot: stored === null };
}

/** Labels come first: chats and messages refer to them by id. */
function orderOf({ index }: Mutation): number {
  return index[0] === 'label_edit' ? 0 : 1;
}
