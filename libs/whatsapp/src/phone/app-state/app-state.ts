import { type BinaryNode, proto, type SignalDataSet, type WASocket } from '@whiskeysockets/baileys';
import { Mutex } from 'async-mutex';
import {
  type AppStateChange,
  AppStateError,
  type AppStateIntent,
  type StateOutcome,
} from '../../door/app-state-door';
import type { Logger } from '../../door/door';
import type { KeyStore } from '../../keys/key-store';
import { isGroup, isLid, personJid } from '../../wire/addresses';
import { chatOf, type Collection, COLLECTIONS, type Written, written } from './actions';
import { type Asked, CONFLICT, patchStanza, question, type Told, toldIn } from './answers';
import { readMutation, timeOf } from './changes';
import type { ExternalBlobs } from './external-blobs';
import { type Draft, type Held, HeldCollections } from './held-collections';
import { emptyHash } from './lt-hash';
import { indexBytes, type Mutation } from './mutations';
import type { OwnKeys } from './own-keys';
import { KeyMissing, readPatch, readSnapshot, Unverified, writePatch } from './readings';
import { ToldChanges } from './told-changes';

/** How often a patch is sent while other devices are faster. */
const TRIES = 4;
/** Answers that are asked for in a row of one collection, at most: each has many patches. */
const ROUNDS = 1_000;
/** Changes that are committed together, at most. */
const TOGETHER = 500;
/** Pauses before a collection is read again that could not be read, in ms; the last one repeats. */
const RETRY_MS = [5_000, 30_000, 120_000, 600_000];

/** How long the phone may take to share its key after linking, in ms. */
const KEY_MS = 20_000;

/** What one connection reads and writes the state of its account with. */
export interface AppStateParts {
  socket: WASocket;
  keys: KeyStore;
  own: OwnKeys;
  blobs: ExternalBlobs;
  logger: Logger;
  /** The phone is asked for a key that it has not shared. */
  askForKey: (id: Uint8Array) => Promise<void>;
}

/** What was read while a patch waits to be sent: by index, the newest. */
type Newest = Map<string, Mutation>;

/**
 * The state that all devices of an account share: what is archived, pinned, muted, read, starred, labelled, and how
 * people are called.
 *
 * It takes the place of Baileys' own reading and writing, which stores a version that the server refused, goes on
 * after a wrong MAC with what it has, and holds everything up while it reads a long snapshot.
 *
 * How far a collection was read is committed with what was learnt from it. A wrong MAC has all of it read anew; a
 * second one leaves what is stored as it was.
 */
export class AppState {
  private readonly held: HeldCollections;
  private readonly told: ToldChanges;
  private readonly mutexes = new Map<Collection, Mutex>(
    COLLECTIONS.map((name) => [name, new Mutex()]),
  );
  /** Collections that wait for a key which the phone has not shared. */
  private readonly blocked = new Set<Collection>();
  private readonly failures = new Map<Collection, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private isClosed = false;

  constructor(private readonly parts: AppStateParts) {
    this.held = new HeldCollections(parts.keys);
    this.told = new ToldChanges(parts.socket, parts.keys, parts.logger);
  }

  /** Logged in: what was missed is read. Notifications of it may have been lost with a process. */
  async opened(): Promise<void> {
    const own = await this.parts.own.newest().catch(() => null);
    // After linking the phone shares its key by itself. What needs it asks for it.
    if (own) await this.read(COLLECTIONS);
    else this.later(KEY_MS, () => this.read(COLLECTIONS));
  }

  /** The phone shared a key. */
  keyArrived(): void {
    void this.read(COLLECTIONS);
  }

  /** The server tells that a collection changed. */
  changed(name: string): void {
    const collection = COLLECTIONS.find((one) => one === name);
    if (collection) void this.read([collection]);
  }

  close(): void {
    this.isClosed = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /**
   * Carries out an intent on all devices of the account. Resolves when that is durable here, too.
   *
   * @throws AppStateError
   */
  async send(intent: AppStateIntent): Promise<StateOutcome> {
    const own = await this.parts.own.newest();
    if (!own)
      throw new AppStateError('no_key', 'The phone has not shared the key of its state yet.');
    const first = written(intent, chatOf(intent) ?? '', null);
    return this.alone(first.collection, async () => {
      await this.ensureRead(first.collection);
      const wanted = await this.addressed(intent);
      const newest: Newest = new Map();
      for (let tries = 0; tries < TRIES; tries += 1) {
        const outcome = settledBy(newest, wanted, intent.at);
        if (outcome) return outcome;
        if (await this.attempt(wanted, newest)) return 'sent';
      }
      throw new AppStateError('conflict', 'Other devices changed the state at the same time.');
    });
  }

  /** @returns whether the server took it; false where another device was faster, whose patches were read then. */
  private async attempt({ collection, mutations }: Written, newest: Newest): Promise<boolean> {
    const own = await this.parts.own.newest();
    const before = await this.held.of(collection);
    if (!own || !before) throw new AppStateError('no_key', 'The state was not read yet.');
    const draft = this.held.draft(collection, before);
    const { patch, after } = await writePatch(mutations, draft, before, own);
    const told = await this.askOf(patchStanza(collection, before.version, patch), collection);
    if (told.error === null) {
      // What another device wrote meanwhile comes by itself, or as a conflict.
      await this.store(draft.keys(after), []);
      return true;
    }
    if (told.error !== CONFLICT)
      throw new AppStateError(
        isFinal(told.error) ? 'refused' : 'unanswered',
        `WhatsApp refused it with ${told.error}.`,
      );
    await this.catchUp(collection, told, newest);
    return false;
  }

  /** Takes over what another device wrote: it stands in the refusal, as far as it has room. */
  private async catchUp(collection: Collection, told: Told, newest: Newest): Promise<void> {
    try {
      if (told.patches.length > 0 && !told.snapshot) await this.takeOver(collection, told, newest);
      else await this.readOne(collection, false, newest);
    } catch (error) {
      if (error instanceof KeyMissing) throw await this.block(collection, error);
      if (!(error instanceof Unverified)) throw unanswered(error);
      this.warn(collection, error, 'the state of the account is read anew');
      await this.readAnew(collection, newest);
    }
  }

  /** Reads what is new of collections, with one question for all. Never rejects. */
  private async read(collections: readonly Collection[]): Promise<void> {
    if (this.isClosed) return;
    const troubles = new Map<Collection, unknown>();
    const more: Collection[] = [];
    const releases: (() => void)[] = [];
    // Always in the same order; whoever writes has one of them alone.
    for (const collection of collections)
      releases.push((await this.mutexes.get(collection)?.acquire()) ?? (() => undefined));
    try {
      const known = new Map<Collection, Held | null>();
      for (const collection of collections) known.set(collection, await this.held.of(collection));
      const told = await this.ask(question([...known].map(askedOf)));
      for (const [collection, held] of known) {
        const after = this.takeTold(collection, told.get(collection), held);
        const hasMore = await after.catch((error: unknown) => {
          troubles.set(collection, error);
          return false;
        });
        if (hasMore) more.push(collection);
      }
    } catch (error) {
      for (const collection of collections) troubles.set(collection, error);
    } finally {
      for (const release of releases) release();
    }
    for (const [collection, error] of troubles) await this.failed(collection, error);
    for (const collection of more)
      await this.alone(collection, () => this.readOne(collection, false)).catch((error: unknown) =>
        this.failed(collection, error),
      );
  }

  /** @returns whether there is more to be asked for. */
  private async takeTold(
    collection: Collection,
    told: Told | undefined,
    known: Held | null,
  ): Promise<boolean> {
    if (!told) throw new Error('the answer does not speak of it');
    if (told.error !== null) throw new Error(`WhatsApp refuses to tell it: ${told.error}`);
    const after = await this.takeOver(collection, told, new Map(), known);
    this.blocked.delete(collection);
    this.failures.delete(collection);
    return told.hasMore && after.version !== known?.version;
  }

  private async failed(collection: Collection, error: unknown): Promise<void> {
    if (this.isClosed) return;
    if (error instanceof KeyMissing) {
      await this.block(collection, error);
      return;
    }
    if (error instanceof Unverified) {
      this.warn(collection, error, 'the state of the account is read anew');
      const again = this.alone(collection, () => this.readAnew(collection));
      const trouble = await again.then(
        () => null,
        (second: unknown) => second,
      );
      if (trouble === null) return;
      if (trouble instanceof KeyMissing) await this.block(collection, trouble);
      error = trouble;
    }
    this.retryLater(collection, error);
  }

  private retryLater(collection: Collection, error: unknown): void {
    if (this.isClosed) return;
    const count = this.failures.get(collection) ?? 0;
    this.failures.set(collection, count + 1);
    this.warn(collection, error, 'the state of the account could not be read');
    const ms = RETRY_MS[Math.min(count, RETRY_MS.length - 1)] ?? 0;
    this.later(ms, () => this.read([collection]));
  }

  private later(ms: number, work: () => Promise<void>): void {
    if (this.isClosed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void work();
    }, ms);
    timer.unref();
    this.timers.add(timer);
  }

  /** It waits for a key. */
  private async block(collection: Collection, { id }: KeyMissing): Promise<AppStateError> {
    if (!this.blocked.has(collection)) {
      this.blocked.add(collection);
      this.warn(collection, 'its key is missing', 'the phone is asked for the key of its state');
      await this.parts
        .askForKey(id)
        .catch((error: unknown) =>
          this.warn(collection, error, 'the phone could not be asked for the key of its state'),
        );
    }
    return new AppStateError('no_key', 'The phone has not shared the key of its state yet.');
  }

  /** @throws AppStateError where it was never read, and cannot be now. */
  private async ensureRead(collection: Collection): Promise<void> {
    if (await this.held.of(collection)) return;
    try {
      await this.readOne(collection, true);
    } catch (error) {
      if (error instanceof KeyMissing) throw await this.block(collection, error);
      if (error instanceof Unverified) throw new AppStateError('unreadable', error.message);
      throw unanswered(error);
    }
  }

  /** @throws AppStateError */
  private async readAnew(collection: Collection, newest?: Newest): Promise<void> {
    try {
      await this.readOne(collection, true, newest);
    } catch (error) {
      if (error instanceof Unverified) throw new AppStateError('unreadable', error.message);
      throw error;
    }
  }

  /** Reads all that is new of a collection. @throws Unverified, KeyMissing, whatever a question ends with. */
  private async readOne(
    collection: Collection,
    isWhole: boolean,
    newest: Newest = new Map(),
  ): Promise<void> {
    let isAnew = isWhole;
    for (let round = 0; round < ROUNDS && !this.isClosed; round += 1) {
      const known = isAnew ? null : await this.held.of(collection);
      const told = await this.askOf(question([askedOf([collection, known])]), collection);
      if (told.error !== null) throw new Error(`WhatsApp refuses to tell it: ${told.error}`);
      const after = await this.takeOver(collection, told, newest, known);
      isAnew = false;
      this.blocked.delete(collection);
      this.failures.delete(collection);
      if (!told.hasMore || after.version === known?.version) return;
    }
  }

  /** Makes what an answer tells durable, with how far the collection was read by it. */
  private async takeOver(
    collection: Collection,
    told: Told,
    newest: Newest,
    known?: Held | null,
  ): Promise<Held> {
    const { blobs, own } = this.parts;
    let before = known === undefined ? await this.held.of(collection) : known;
    const draft: Draft = this.held.draft(collection, told.snapshot ? null : before);
    const mutations: Mutation[] = [];
    if (told.snapshot) {
      const snapshot = proto.SyncdSnapshot.decode(await blobs.read(told.snapshot));
      const reading = await readSnapshot(snapshot, draft, own);
      mutations.push(...reading.mutations);
      before = reading;
    }
    before ??= { version: 0, hash: emptyHash() };
    for (const patch of told.patches) {
      // A patch that is known came again.
      const version = Number(patch.version?.version ?? before.version + 1);
      if (version <= before.version) continue;
      if (patch.externalMutations) {
        const more = proto.SyncdMutations.decode(await blobs.read(patch.externalMutations));
        patch.mutations = [...(patch.mutations ?? []), ...more.mutations];
      }
      const reading = await readPatch(patch, draft, before, own);
      mutations.push(...reading.mutations);
      before = { version: reading.version, hash: reading.hash };
    }
    for (const mutation of mutations) newest.set(JSON.stringify(mutation.index), mutation);
    await this.store(draft.keys(before), mutations);
    return before;
  }

  /** What was learnt first, how far it was read with the last of it: a crash in between reads it again. */
  private async store(keys: SignalDataSet, mutations: readonly Mutation[]): Promise<void> {
    const latest = new Map(mutations.map((one) => [JSON.stringify(one.index), one]));
    // Chats and messages are labelled by the ids of labels: those are told first.
    const all = [...latest.values()].sort((one, other) => rankOf(one) - rankOf(other));
    const last = Math.max(Math.ceil(all.length / TOGETHER) - 1, 0);
    for (let part = 0; part <= last; part += 1) {
      const some = all.slice(part * TOGETHER, (part + 1) * TOGETHER);
      const { changes, keys: learnt } = await this.told.of(some);
      const written = part === last ? { ...learnt, ...keys } : learnt;
      await this.commit(written, changes);
    }
  }

  private commit(keys: SignalDataSet, appState: AppStateChange[]): Promise<void> {
    return this.parts.keys.set(keys, { appState });
  }

  /** What the server tells of one collection. @throws AppStateError */
  private async askOf(stanza: BinaryNode, collection: Collection): Promise<Told> {
    const told = (await this.ask(stanza)).get(collection);
    if (!told) throw unanswered('the answer does not speak of it');
    return told;
  }

  /** @throws AppStateError */
  private async ask(stanza: BinaryNode): Promise<Map<string, Told>> {
    // Baileys would wait for an answer until its time is up.
    if (this.isClosed) throw unanswered('the connection is closed');
    try {
      const answer = (await this.parts.socket.query(stanza)) as BinaryNode | undefined;
      return toldIn(answer);
    } catch (error) {
      throw unanswered(error);
    }
  }

  /** The patch, with the chat named as the phone names it. */
  private async addressed(intent: AppStateIntent): Promise<Written> {
    const given = chatOf(intent);
    const person = given && !isGroup(given) ? personJid(given) : null;
    if (!given || !person) return written(intent, given ?? '', null);
    const other = await this.otherName(person);
    const lid = [person, other].find((name) => name && isLid(name)) ?? null;
    // A person of the address book stands under their number, where that is known.
    if (intent.kind === 'contactName') {
      const number = [person, other].find((name) => name && !isLid(name));
      return written(intent, number ?? person, lid);
    }
    const asGiven = written(intent, person, lid);
    if (!other) return asGiven;
    const asOther = written(intent, other, lid);
    const isKnown = await this.isKnown(asGiven);
    return !isKnown && (await this.isKnown(asOther)) ? asOther : asGiven;
  }

  private async isKnown({ collection, mutations: [first] }: Written): Promise<boolean> {
    const own = await this.parts.own.newest();
    const before = await this.held.of(collection);
    if (!own || !before || !first) return false;
    const indexMac = own.indexMac(indexBytes(first.index));
    return (await this.held.draft(collection, before).valueMacOf(indexMac)) !== null;
  }

  private async otherName(person: string): Promise<string | null> {
    const { lidMapping } = this.parts.socket.signalRepository;
    const found = isLid(person)
      ? await lidMapping.getPNForLID(person)
      : await lidMapping.getLIDForPN(person);
    return found && personJid(found);
  }

  private alone<T>(collection: Collection, work: () => Promise<T>): Promise<T> {
    const mutex = this.mutexes.get(collection);
    return mutex ? mutex.runExclusive(work) : work();
  }

  private warn(collection: Collection, error: unknown, message: string): void {
    this.parts.logger.warn({ collection, error: String(error) }, message);
  }
}

function rankOf({ index }: Mutation): number {
  return index[0] === 'label_edit' ? 0 : 1;
}

/** A collection that was never read is asked for whole. */
function askedOf([name, known]: [Collection, Held | null]): Asked {
  return { name, version: known?.version ?? 0, isWhole: known === null };
}

/** What others wrote meanwhile may have settled it. */
function settledBy(newest: Newest, { mutations }: Written, at: Date): StateOutcome | null {
  const found = mutations.map((one) => [one, newest.get(JSON.stringify(one.index))] as const);
  if (found.every(([one, other]) => other && isSame(one, other))) return 'known';
  const [first] = found;
  const later = first?.[1] && readMutation(first[1]);
  return later && timeOf(later.said) > at ? 'superseded' : null;
}

/** Whether two mutations say the same, whenever they were made. */
function isSame(one: Mutation, other: Mutation): boolean {
  if (one.operation !== other.operation) return false;
  const [a, b] = [bare(one), bare(other)];
  return a !== null && b !== null && Buffer.from(a).equals(Buffer.from(b));
}

function bare({ value }: Mutation): Uint8Array | null {
  try {
    const said = proto.SyncActionValue.decode(value);
    said.timestamp = null;
    for (const action of [said.archiveChatAction, said.markChatAsReadAction])
      if (action) action.messageRange = null;
    return proto.SyncActionValue.encode(said).finish();
  } catch {
    return null;
  }
}

/** Whether it is of no use to send it once more. */
function isFinal(code: string): boolean {
  return /^4\d\d$/.test(code) && !['408', '429'].includes(code);
}

function unanswered(error: unknown): AppStateError {
  if (error instanceof AppStateError) return error;
  return new AppStateError(
    'unanswered',
    `WhatsApp did not say whether it took the change: ${String(error)}`,
  );
}
