import type { WASocket } from '@whiskeysockets/baileys';
import type { AppStateIntent, StateOutcome } from '../../api/app-state';
import type { Logger } from '../../api/whatsapp-socket';
import type { KeyStore } from '../../keys/key-store';
import type { AppStateKeys } from './collections/app-state-keys';
import { CollectionFailures } from './sync/collection-failures';
import { CollectionLocks } from './sync/collection-locks';
import { CollectionQueries } from './sync/collection-queries';
import { CollectionReader } from './sync/collection-reader';
import { CollectionSync } from './sync/collection-sync';
import type { ExternalBlobs } from './collections/external-blobs';
import { IntentAddresses } from './intents/intent-addresses';
import { COLLECTIONS } from './collections/collection-names';
import { MutationEffects } from './sync/mutation-effects';
import { PatchSender } from './intents/patch-sender';
import { StoredCollections } from './collections/stored-collections';

/** How long the phone may take to share its key after linking, in ms. */
const KEY_MS = 20_000;

export interface AppStateParts {
  socket: WASocket;
  keys: KeyStore;
  appStateKeys: AppStateKeys;
  blobs: ExternalBlobs;
  logger: Logger;
  /** Asks the phone for a key that it has not shared. */
  askForKey: (id: Uint8Array) => Promise<void>;
}

/**
 * The app state of an account, which all its devices share: archived, pinned, muted, read and starred chats and
 * messages, labels, and contact names.
 *
 * It replaces Baileys' own implementation, which stores a version that the server refused, continues after a wrong
 * MAC with what it has, and blocks the process while it reads a long snapshot.
 *
 * The version of a collection is committed with the changes that led to it. After a wrong MAC the collection is read
 * from a snapshot; after a second one the stored collection stays as it was.
 */
export class AppState {
  private readonly queries: CollectionQueries;
  private readonly reader: CollectionReader;
  private readonly sync: CollectionSync;
  private readonly sender: PatchSender;

  constructor(private readonly parts: AppStateParts) {
    const { socket, keys, appStateKeys, logger } = parts;
    const stored = new StoredCollections(keys);
    const effects = new MutationEffects(socket, keys, logger);
    const failures = new CollectionFailures(parts.askForKey, logger);
    const locks = new CollectionLocks();
    const queries = new CollectionQueries(socket);
    const reader = new CollectionReader({ ...parts, queries, stored, effects, failures });
    const sync = new CollectionSync(locks, reader, queries, stored, failures);
    const addresses = new IntentAddresses(socket, stored, appStateKeys);
    this.queries = queries;
    this.reader = reader;
    this.sync = sync;
    const senderParts = { queries, stored, reader, sync, locks, failures, addresses, appStateKeys };
    this.sender = new PatchSender(senderParts);
  }

  /** To be called after login. Reads all collections: notifications may have been lost with a process. */
  async opened(): Promise<void> {
    const key = await this.parts.appStateKeys.newest().catch(() => null);
    // After linking the phone shares its key unasked. When it does not, reading asks for it.
    if (key) await this.sync.sync(COLLECTIONS);
    else this.sync.syncAfter(KEY_MS, COLLECTIONS);
  }

  /** To be called when the phone has shared a key. */
  keyArrived(): void {
    void this.sync.sync(COLLECTIONS);
  }

  /** To be called when the server notifies of a change to a collection. */
  changed(name: string): void {
    const collection = COLLECTIONS.find((one) => one === name);
    if (collection) void this.sync.sync([collection]);
  }

  close(): void {
    this.queries.close();
    this.reader.close();
    this.sync.close();
  }

  /**
   * Carries out an intent on all devices of the account. Resolves when its result is stored here too.
   *
   * @throws AppStateError
   */
  send(intent: AppStateIntent): Promise<StateOutcome> {
    return this.sender.send(intent);
  }
}
