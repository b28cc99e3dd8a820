import {
  type BaileysEventMap,
  type ConnectionState,
  makeWASocket,
  type WASocket,
} from '@whiskeysockets/baileys';
import { AccountLimits } from '../limits/account-limits';
import { bareJid, digitsOf, isGroup } from '../wire/addresses';
import { AdvSecret } from '../linking/adv-secret';
import { baileysConfig, retryCountsOf } from './baileys-config';
import { cleanId, cleanName } from '../wire/clean';
import type { LastDisconnect } from './close-reason';
import { Commits } from '../keys/commits';
import type { Credentials } from '../keys/credentials';
import type { CloseReason } from '../api/closing';
import {
  type Logger,
  type ProxyRoute,
  type RingingCall,
  type ServerAddress,
  type SocketEvents,
  type HistoryQuestion,
} from '../api/whatsapp-socket';
import { type OutboundMessage, SendError, type Sending } from '../api/sending';
import type { SessionStore } from '../api/session-store';
import type { TypedCode } from '../api/pairing';
import { durableRepository } from './durable-repository';
import { refuseForgedStanzas } from '../inbound/forged-stanzas';
import { administratorsOf } from '../groups/group-administrators';
import { GroupDepartures } from '../groups/group-departures';
import { GroupQuestions } from '../groups/group-questions';
import { PeopleQuestions } from '../phone/people';
import { groupReadersOf } from '../groups/group-readers';
import { GroupSends } from '../groups/group-sends';
import { guardFrames } from '../inbound/guarded-frames';
import { terminate, closeConnection } from './close-connection';
import { holdFrames } from '../outbound/durable-frames';
import { Intake } from '../inbound/intake';
import { KeyStore } from '../keys/key-store';
import { refuseOtherAnswers, watchConnection } from './liveness';
import { ChannelMessages } from '../inbound/channel-messages';
import { MessageQueue } from '../inbound/message-queue';
import { UnreadableMessages } from '../inbound/unreadable-messages';
import { OutboundAcks } from '../outbound/outbound-acks';
import type { ReadMessage, Receives, TypingState } from '../api/activity';
import { markRead, showTyping, watchPresence } from '../phone/activity';
import { rejectCall } from '../phone/calls';
import { relayMessage } from '../outbound/outbound';
import { commitPairingFirst, deviceName } from '../linking/pairing';
import { uploadMissingKeys } from '../keys/missing-keys';
import { MediaServers } from '../media/media-hosts';
import { Reuploads } from '../media/reuploads';
import { NoticeQueue } from '../inbound/notice-queue';
import { PasskeyCeremonies } from '../linking/passkey-ceremony';
import type { PasskeySettings } from '../api/passkey';
import { PhoneRequests } from '../phone/phone-requests';
import { namesOfContacts } from '../phone/history-names';
import { historyIn, inboundMessageOf } from '../phone/phone-messages';
import { QrLoop } from '../linking/qr-loop';
import { announceNamesQuietly } from '../patches/quiet-names';
import { PrivacyTokens } from '../keys/privacy-tokens';
import { ProxyTunnel } from './proxy';
import { Ratchets } from '../keys/ratchets';
import { ReceiptQueue } from '../inbound/receipt-queue';
import { RetryAnswers } from '../outbound/retry-answers';
import { AppState } from '../phone/app-state/app-state';
import { ExternalBlobs } from '../phone/app-state/collections/external-blobs';
import { AppStateKeys } from '../phone/app-state/collections/app-state-keys';
import { readStateOurselves } from '../patches/own-app-state';
import { SenderKeyMemory } from '../keys/sender-key-memory';
import { StanzaContexts } from '../inbound/stanza-contexts';
import { tokenSource } from '../keys/token-source';
import { TypedCodes } from '../linking/typed-codes';
import { askToUnlink } from './unlink-device';
import { GuardedStore } from '../keys/guarded-store';

const PING_MS = 25_000;
const PING_TIMEOUT_MS = 10_000;

/** WhatsApp's error for a message to a group whose members have other addresses by now. */
const STALE_GROUP = '421';

export interface ConnectionOptions {
  store: SessionStore;
  server: ServerAddress | null;
  version?: [number, number, number] | null;
  proxy?: ProxyRoute | null;
  pingMs?: number;
  uploadAgainMs?: number;
  pingTimeoutMs?: number;
  qrTimeoutsMs?: readonly number[];
  passkey?: PasskeySettings;
  codeTimeoutMs?: number;
  receives?: Receives;
  logger: Logger;
}

/** Listens to a connection. */
export interface ConnectionListener {
  emit<E extends keyof SocketEvents>(event: E, payload: SocketEvents[E]): void;
  /** The connection is about to end for a reason that Baileys does not know. */
  onFailure(reason: CloseReason, detail: string, said?: string): void;
  onEnd(last: LastDisconnect | undefined): void;
}

/** A Baileys socket, with the parts that keep it from losing messages. */
export class Connection {
  private readonly socket: WASocket;
  private readonly tunnel: ProxyTunnel | null;
  private readonly commits: Commits;
  private readonly acks: OutboundAcks;
  private readonly limits: AccountLimits;
  private readonly tokens: PrivacyTokens;
  private readonly groups: GroupSends;
  private readonly intake: Intake;
  private readonly messages: MessageQueue;
  private readonly receipts: ReceiptQueue;
  private readonly notices: NoticeQueue;
  private readonly phone: PhoneRequests;
  private readonly secret: AdvSecret;
  private readonly codes: QrLoop;
  readonly passkeys: PasskeyCeremonies;
  readonly media: MediaServers;
  readonly reuploads: Reuploads;
  readonly appState: AppState;
  readonly groupQuestions: GroupQuestions;
  readonly people: PeopleQuestions;
  private readonly typed: TypedCodes;
  private readonly stopWatching: () => void;
  private readonly name = deviceName();
  private isCut = false;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly credentials: Credentials,
    private readonly listener: ConnectionListener,
  ) {
    const { logger, pingMs = PING_MS, pingTimeoutMs = PING_TIMEOUT_MS } = options;
    const creds = credentials.value;
    this.commits = new Commits(options.store, credentials, (error) =>
      this.fail('commit_failed', error),
    );
    const { commits } = this;
    const store = new GuardedStore(options.store, (error) => commits.abort(error));
    const keys = new KeyStore(store, commits);
    const contexts = new StanzaContexts();
    const readers = groupReadersOf(options.store);
    this.groups = new GroupSends(readers);
    const memory = new SenderKeyMemory(keys, this.groups.messageTo);
    const ratchets = new Ratchets(keys);
    const receives = options.receives ?? { status: false, channels: false };
    const receiver = {
      creds,
      ratchets,
      commits,
      store,
      logger,
      receives,
      onStateKeys: () => this.appState.keyArrived(),
    };
    this.tunnel = options.proxy ? new ProxyTunnel(options.proxy) : null;
    this.socket = makeWASocket(
      baileysConfig({
        ...options,
        tunnel: this.tunnel,
        browser: this.name,
        auth: { creds, keys: memory },
        makeSignalRepository: durableRepository(
          receiver,
          contexts,
          () => this.intake.readingPaused,
        ),
        cachedGroupMetadata: this.groups.find,
      }),
    );
    const fail = (error: unknown): void => this.fail('connection_lost', error);
    this.intake = new Intake(this.socket);
    refuseForgedStanzas(this.socket, () => creds.me, logger);
    const isUnpacking = guardFrames(this.socket, this.intake, fail);
    holdFrames(this.socket, commits);
    commitPairingFirst(this.socket, credentials, commits, () => this.announcePairing(), fail);
    this.secret = new AdvSecret(credentials, commits);
    this.codes = new QrLoop({
      socket: this.socket,
      credentials,
      secret: this.secret,
      name: this.name,
      qrTimeoutsMs: options.qrTimeoutsMs,
      onQr: (shown) => listener.emit('qr', shown),
      onEnd: () => this.endUnlinked('qr_timeout', 'no code was scanned'),
      onFailure: fail,
    });
    this.passkeys = new PasskeyCeremonies({
      socket: this.socket,
      credentials,
      secret: this.secret,
      name: this.name,
      settings: options.passkey ?? {},
      hold: () => this.codes.hold({ quiet: true }),
      onStep: (step) => listener.emit('passkey', step),
      onFailure: (detail, said) => this.endUnlinked('passkey_failed', detail, said),
      logger,
    });
    refuseOtherAnswers(this.socket, fail);
    this.typed = new TypedCodes({
      socket: this.socket,
      credentials,
      secret: this.secret,
      name: this.name,
      codeTimeoutMs: options.codeTimeoutMs,
      hold: () => this.codes.hold(),
      onSecret: () => this.codes.draw(),
      onChange: (change) => listener.emit('pairingCode', change),
      onFailure: fail,
    });
    const { socket, intake } = this;
    this.media = new MediaServers(socket, options.server, this.tunnel?.another() ?? null);
    this.groupQuestions = new GroupQuestions(socket);
    this.people = new PeopleQuestions(socket, options.server);
    this.reuploads = new Reuploads(socket, options.uploadAgainMs);
    this.phone = new PhoneRequests(socket, options.store, logger);
    const unreadable = new UnreadableMessages(socket, commits, this.phone, logger);
    const channels = new ChannelMessages(creds, commits, receives);
    this.messages = new MessageQueue(socket, contexts, intake, unreadable, channels, fail);
    this.tokens = new PrivacyTokens(tokenSource(keys, socket));
    const dispatcher = this.tunnel?.another() ?? null;
    this.appState = new AppState({
      socket,
      keys,
      appStateKeys: new AppStateKeys(keys, creds),
      blobs: new ExternalBlobs(this.media, dispatcher && (() => dispatcher.dispatcher)),
      askForKey: (id) => this.phone.askForStateKey(id),
      logger,
    });
    readStateOurselves(socket, creds, (collection) => this.appState.changed(collection));
    const retries = new RetryAnswers(socket, {
      findSentBytes: (id, chats) => store.findSentBytes(id, chats),
      findAudience: (id) => store.findAudience(id),
      readers,
      counts: retryCountsOf(options.store),
      tokens: this.tokens,
      logger,
    });
    this.receipts = new ReceiptQueue(socket, intake, commits, retries, fail);
    const departures = new GroupDepartures(socket, ratchets, memory, this.groups);
    this.notices = new NoticeQueue(socket, intake, departures, commits, fail);
    this.acks = new OutboundAcks(socket, commits, memory);
    this.limits = new AccountLimits(socket, (update) => listener.emit('limits', update), logger);
    this.stopWatching = watchConnection(this.socket, { pingMs, answerMs: pingTimeoutMs }, () => {
      if (intake.isFull || isUnpacking()) return;
      this.fail('connection_lost', 'nothing was heard on the connection in time');
    });
    watchPresence(this.socket, (presence) => listener.emit('presence', presence));
    const warn = (what: string) => (error: unknown) => logger.warn({ error: String(error) }, what);
    announceNamesQuietly(this.socket, creds, warn('the name of the number could not be announced'));
    uploadMissingKeys(this.socket, warn('the keys that the server misses could not be uploaded'));
    // Baileys makes messages of some calls, malformed ones too, and nobody hears when that fails. A
    // call is a notice here.
    this.socket.ev.removeAllListeners('call');
    this.socket.ev.on('creds.update', () => this.onCredentials());
    this.socket.ev.on('messaging-history.set', (history) => void this.keepHistory(history));
    this.socket.ev.on('connection.update', (update) => this.onConnection(update));
  }

  /** @throws PairingRefused */
  pairingCode(phone: string): Promise<TypedCode> {
    return this.typed.ask(phone);
  }

  async lookUp(phone: string): Promise<{ exists: boolean; jid: string | null }> {
    const found = await this.socket.onWhatsApp(phone);
    if (!found) throw new Error('WhatsApp did not answer');
    const [account] = found;
    return account?.exists
      ? { exists: true, jid: cleanId(account.jid) }
      : { exists: false, jid: null };
  }

  administrators(group: string): Promise<string[]> {
    return administratorsOf(this.socket, group);
  }

  markRead(messages: readonly ReadMessage[]): Promise<void> {
    return markRead(this.socket, messages);
  }

  showTyping(chat: string, state: TypingState): Promise<void> {
    return showTyping(this.socket, chat, state);
  }

  askForHistory(question: HistoryQuestion): Promise<void> {
    return this.phone.askForHistory(question);
  }

  subscribePresence(jid: string): Promise<void> {
    return this.socket.presenceSubscribe(jid);
  }

  rejectCall(call: RingingCall): Promise<void> {
    return rejectCall(this.socket, call);
  }

  send(message: OutboundMessage): Sending {
    const first = this.attempt(message, isGroup(message.to) ? STALE_GROUP : null);
    const acknowledged = this.resendToStaleGroup(first, message);
    acknowledged.catch(() => undefined);
    return { written: first.written, acknowledged };
  }

  /** @param tolerated error after which the message is sent once more. */
  private attempt(message: OutboundMessage, tolerated: string | null = null): Sending {
    const answer = this.acks.expect(message.waMessageId, tolerated);
    const written = this.write(message);
    const acknowledged = written.then(() => answer);
    for (const promise of [written, acknowledged]) promise.catch(() => undefined);
    return { written, acknowledged };
  }

  private async write(message: OutboundMessage): Promise<void> {
    try {
      await relayMessage(this.socket, this.groups, this.tokens, message);
    } catch (error) {
      this.acks.forget(message.waMessageId);
      throw error;
    }
  }

  /** Resolves with the ack. Sends once more where WhatsApp says that a group's addresses are outdated. */
  private async resendToStaleGroup(first: Sending, message: OutboundMessage): Promise<void> {
    try {
      await first.acknowledged;
    } catch (error) {
      if (!isStaleGroup(error)) {
        await this.limits.refused(error);
        throw error;
      }
      // Group members and their addresses are queried again with every message to the group.
      await this.attempt(message).acknowledged;
    }
  }

  /** Asks the server to unlink this device. Returns whether the server confirmed it. */
  async unlink(): Promise<boolean> {
    const jid = this.credentials.value.me?.id;
    return jid !== undefined && (await askToUnlink(this.socket, jid));
  }

  /** Closes the connection. */
  end(): Promise<void> {
    return closeConnection(this.socket);
  }

  /**
   * Closes the connection. Resolves when all its commits are done.
   *
   * @param keepCredentials commits what changed in them and is not durable yet.
   * @returns why that was not possible, if so.
   */
  async settle(keepCredentials: boolean): Promise<string | null> {
    this.stopWatching();
    this.stopLinking();
    this.limits.close();
    this.reuploads.close();
    this.appState.close();
    this.isCut = true;
    this.messages.close();
    this.receipts.close();
    this.notices.close();
    let failure: string | null = null;
    if (keepCredentials) {
      await this.commits.flushCredentials().catch((error: unknown) => {
        failure = String(error);
      });
    }
    await this.commits.close();
    this.acks.end();
    // Rejects pending queries, which Baileys leaves to their timeouts when it ends.
    this.socket.ws.emit('error', new Error('Connection Closed'));
    return failure;
  }

  /** Cuts the connection before anything else leaves, and says why. */
  private fail(why: CloseReason, detail: unknown): void {
    if (this.isCut) return;
    this.isCut = true;
    const trouble = why === 'connection_lost' ? this.tunnel?.trouble : null;
    const reason = trouble ? 'proxy_unreachable' : why;
    this.options.logger.warn({ reason, error: String(detail) }, 'the connection is cut');
    this.listener.onFailure(reason, trouble ?? String(detail), trouble ?? undefined);
    this.terminate();
  }

  private terminate(): void {
    terminate(this.socket);
  }

  /** Credentials go with the next transaction. A device that is not linked has nothing to keep. */
  private onCredentials(): void {
    if (!this.credentials.value.account) return;
    this.credentials.touch();
    this.commits.flushCredentials().catch(() => undefined);
  }

  private onConnection({ connection, lastDisconnect }: Partial<ConnectionState>): void {
    if (connection === 'open') {
      const me = this.socket.user;
      this.listener.emit('open', { phone: phoneOf(me), pushName: nameOf(me) });
      this.limits.opened();
      // Questions are lost with a connection, and with a process.
      void this.phone.askAgain();
      void this.appState.opened();
    }
    if (connection !== 'close') return;
    const trouble = this.tunnel?.trouble;
    if (trouble) this.listener.onFailure('proxy_unreachable', trouble, trouble);
    this.listener.onEnd(lastDisconnect);
  }

  /** This device cannot be linked any more: the connection ends with the attempt. */
  private endUnlinked(reason: CloseReason, detail: string, said?: string): void {
    this.options.logger.info({ reason, detail }, 'the device was not linked');
    this.listener.onFailure(reason, detail, said);
    void this.end();
  }

  /** The device is linked, or its connection is over. */
  private stopLinking(): void {
    this.codes.stop();
    this.passkeys.end();
    this.typed.stop();
  }

  private announcePairing(): void {
    this.stopLinking();
    const { me } = this.credentials.value;
    const lid = me?.lid ? cleanId(bareJid(me.lid)) : null;
    this.listener.emit('paired', { phone: phoneOf(me), lid, pushName: nameOf(me) });
  }

  /** A history that Baileys had to download first. One that came with its message is stored already. */
  private async keepHistory({
    messages,
    contacts,
  }: BaileysEventMap['messaging-history.set']): Promise<void> {
    try {
      const history = historyIn([{ messages: messages.map((message) => ({ message })) }]);
      const rows = await Promise.all(
        history.map((one) =>
          inboundMessageOf(one, this.credentials.value, (lid) => this.numberOf(lid)),
        ),
      );
      const appState = namesOfContacts(contacts, this.credentials.value);
      if (rows.length + appState.length > 0) await this.commits.stage({ messages: rows, appState });
    } catch (error) {
      this.options.logger.warn({ error: String(error) }, 'a history could not be kept');
    }
  }

  private numberOf(lid: string): Promise<string | null> {
    return this.socket.signalRepository.lidMapping.getPNForLID(lid);
  }
}

function isStaleGroup(error: unknown): boolean {
  return error instanceof SendError && error.code === STALE_GROUP;
}

function phoneOf(me: { id?: string } | undefined): string {
  return cleanId(digitsOf(me?.id ?? ''));
}

function nameOf(me: { name?: string; notify?: string } | undefined): string | null {
  return cleanName(me?.name ?? me?.notify);
}
