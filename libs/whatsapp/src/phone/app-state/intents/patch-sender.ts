import { AppStateError, type AppStateIntent, type StateOutcome } from '../../../api/app-state';
import { missingKey, refused, unanswered } from '../sync/app-state-errors';
import type { AppStateKeys } from '../collections/app-state-keys';
import type { CollectionFailures } from '../sync/collection-failures';
import type { CollectionLocks } from '../sync/collection-locks';
import type { CollectionQueries } from '../sync/collection-queries';
import type { CollectionReader, LatestMutations } from '../sync/collection-reader';
import type { CollectionSync } from '../sync/collection-sync';
import { outcomeOf } from './competing-mutations';
import type { IntentAddresses } from './intent-addresses';
import type { Collection } from '../collections/collection-names';
import { chatOf, type IntentPatch, patchOf } from './intent-patches';
import { MissingKeyError, VerificationError, writePatch } from '../collections/patch-codec';
import type { StoredCollections } from '../collections/stored-collections';
import { type CollectionAnswer, CONFLICT, patchQuery } from '../sync/sync-queries';

/** Attempts to send a patch while other devices write to the same collection. */
const MAX_ATTEMPTS = 4;

export interface SenderParts {
  queries: CollectionQueries;
  stored: StoredCollections;
  reader: CollectionReader;
  sync: CollectionSync;
  locks: CollectionLocks;
  failures: CollectionFailures;
  addresses: IntentAddresses;
  appStateKeys: AppStateKeys;
}

/** Writes intents to the server. */
export class PatchSender {
  constructor(private readonly parts: SenderParts) {}

  /**
   * Resolves when the server has accepted the patch and the new version is stored here.
   *
   * @throws AppStateError
   */
  async send(intent: AppStateIntent): Promise<StateOutcome> {
    if (!(await this.parts.appStateKeys.newest())) throw missingKey();
    const { collection } = patchOf(intent, chatOf(intent) ?? '', null);
    return this.parts.locks.run(collection, async () => {
      await this.parts.sync.ensureRead(collection);
      const patch = await this.parts.addresses.patchFor(intent);
      const latest: LatestMutations = new Map();
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const outcome = outcomeOf(patch, latest, intent.at);
        if (outcome) return outcome;
        if (await this.attempt(patch, latest)) return 'sent';
      }
      throw new AppStateError('conflict', 'Other devices changed the app state at the same time.');
    });
  }

  /** @returns whether the server accepted it; false after a conflict, when the other device's patches are stored. */
  private async attempt(
    { collection, mutations }: IntentPatch,
    latest: LatestMutations,
  ): Promise<boolean> {
    const { stored, queries, reader } = this.parts;
    const key = await this.parts.appStateKeys.newest();
    const before = await stored.version(collection);
    if (!key || !before) throw new AppStateError('no_key', 'The app state was not read yet.');
    const draft = stored.draft(collection, before);
    const { patch, after } = await writePatch(mutations, draft, before, key);
    const answer = await queries.send(patchQuery(collection, before.version, patch), collection);
    if (answer.error === null) {
      // Patches of other devices come with a notification, or with the next conflict.
      await reader.storeVersion(draft, after);
      return true;
    }
    if (answer.error !== CONFLICT) throw refused(answer.error);
    await this.catchUp(collection, answer, latest);
    return false;
  }

  /** Stores what other devices wrote: the answer to a conflict holds their patches, as far as they fit. */
  private async catchUp(
    collection: Collection,
    answer: CollectionAnswer,
    latest: LatestMutations,
  ): Promise<void> {
    const { reader, stored, failures } = this.parts;
    try {
      if (answer.patches.length > 0 && !answer.snapshot)
        await reader.apply(collection, answer, await stored.version(collection), latest);
      else await reader.read(collection, false, latest);
    } catch (error) {
      if (error instanceof MissingKeyError) throw await failures.waitForKey(collection, error);
      if (!(error instanceof VerificationError)) throw unanswered(error);
      failures.warn(collection, error, 'app state is read anew after a failed verification');
      await reader.readAnew(collection, latest);
    }
  }
}
