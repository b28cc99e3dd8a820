import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { waitingDevice } from '../linking/adv-secret';
import { SILENT } from '../patches/baileys-logger';
import { closing, endedHere } from './close-reason';
import { Credentials } from '../keys/credentials';
import { type Closed, type CloseReason } from '../api/closing';
import {
  type Logger,
  type ProxyRoute,
  type RingingCall,
  type ServerAddress,
  type SocketEvents,
  type WhatsAppSocket,
  type HistoryQuestion,
} from '../api/whatsapp-socket';
import { type OutboundMessage, SendError, type Sending } from '../api/sending';
import { PairingRefused, type TypedCode } from '../api/pairing';
import type { SessionStore } from '../api/session-store';
import { Connection } from './connection';
import type { ReadMessage, Receives, TypingState } from '../api/activity';
import type { AppStateIntent, StateOutcome } from '../api/app-state';
import type { WhatsAppGroups, WhatsAppPeople } from '../api/groups';
import type { MediaHosts, Reupload, ReuploadRequest } from '../api/media';
import { PasskeyError, type PasskeySettings, type PasskeyStep } from '../api/passkey';
import { quietLibsignal } from '../patches/quiet-libsignal';
import { useServer } from '../api/server';
import { decryptOnCopies } from '../patches/session-decryption';
import { refuseForgedSignatures } from '../patches/signatures';

export interface SocketOptions {
  /** The session's store: the same object for every connection of a session. */
  store: SessionStore;
  /** Null is WhatsApp itself. */
  server: ServerAddress | null;
  /** Proxy through which everything of the number leaves; none when left out. */
  proxy?: ProxyRoute | null;
  /** WhatsApp Web version to announce; Baileys' own when left out. */
  version?: [number, number, number] | null;
  /** Pause between pings, in ms. Default 25,000. */
  pingMs?: number;
  /** How long the answer to a ping may take, in ms. Default 10,000, and always less than the pause. */
  pingTimeoutMs?: number;
  /** How long each QR code can be scanned, in ms. Default 60,000 for the first, 20,000 for the others. */
  qrTimeoutsMs?: readonly number[];
  /** How accounts are linked that ask for their passkey. */
  passkey?: PasskeySettings;
  /** How long a code to type on the phone is good, in ms. Default 180,000, as WhatsApp grants. */
  codeTimeoutMs?: number;
  /** How long the phone may take to upload a file again, in ms. Default 60,000. */
  uploadAgainMs?: number;
  /** What else is taken in. Read anew for every message, so that it may change. Default: nothing. */
  receives?: Receives;
  /** Logger; by default nothing is logged. */
  logger?: Logger;
}

/** How long a pairing code may take, from asking until WhatsApp has accepted it, in ms. */
const PAIRING_MS = 25_000;

/**
 * Opens one connection of a linked number, or of a device that waits to be linked.
 *
 * @throws Error when this process speaks with another server already.
 */
export function openWhatsAppSocket(options: SocketOptions): WhatsAppSocket {
  quietLibsignal();
  decryptOnCopies();
  refuseForgedSignatures();
  useServer(options.server);
  return new BaileysSocket(options);
}

/** The public side of a connection: its methods, and its end. */
class BaileysSocket implements WhatsAppSocket {
  private readonly events = new EventEmitter();
  private readonly started: Promise<void>;
  private connection: Connection | null = null;
  /** Why it ends, where we know better than Baileys. */
  private ending: Closed | null = null;
  private finished: Promise<void> | null = null;
  /** WhatsApp itself reported that the device is unlinked. */
  private endedByUnlink = false;
  private readonly firstQr = Promise.withResolvers<void>();

  constructor(private readonly options: SocketOptions) {
    this.firstQr.promise.catch(() => undefined);
    this.started = this.start();
  }

  get isEnding(): boolean {
    return this.ending !== null || this.finished !== null;
  }

  on<E extends keyof SocketEvents>(event: E, listener: (payload: SocketEvents[E]) => void): void {
    this.events.on(event, listener);
  }

  async requestPairingCode(phone: string): Promise<TypedCode> {
    const late = new AbortController();
    const time = pause(PAIRING_MS, undefined, { signal: late.signal, ref: false });
    const tooLate = time.then(() =>
      Promise.reject(new PairingRefused('unanswered', 'no answer in time')),
    );
    const code = this.firstQr.promise.then(() => this.live().pairingCode(phone));
    try {
      return await Promise.race([code, tooLate]);
    } finally {
      tooLate.catch(() => undefined);
      code.catch(() => undefined);
      late.abort();
    }
  }

  answerPasskey(assertion: unknown, ceremonyId?: string): PasskeyStep {
    return this.passkeys().answer(assertion, ceremonyId);
  }

  confirmPasskey(ceremonyId?: string): PasskeyStep {
    return this.passkeys().confirm(ceremonyId);
  }

  lookUp(phone: string): Promise<{ exists: boolean; jid: string | null }> {
    return this.attempt((connection) => connection.lookUp(phone));
  }

  get groups(): WhatsAppGroups {
    return this.live().groupQuestions;
  }

  get people(): WhatsAppPeople {
    return this.live().people;
  }

  administrators(group: string): Promise<string[]> {
    return this.attempt((connection) => connection.administrators(group));
  }

  markRead(messages: readonly ReadMessage[]): Promise<void> {
    return this.attempt((connection) => connection.markRead(messages));
  }

  showTyping(chat: string, state: TypingState): Promise<void> {
    return this.attempt((connection) => connection.showTyping(chat, state));
  }

  askForHistory(question: HistoryQuestion): Promise<void> {
    return this.attempt((connection) => connection.askForHistory(question));
  }

  subscribePresence(jid: string): Promise<void> {
    return this.attempt((connection) => connection.subscribePresence(jid));
  }

  rejectCall(call: RingingCall): Promise<void> {
    return this.attempt((connection) => connection.rejectCall(call));
  }

  changeState(intent: AppStateIntent): Promise<StateOutcome> {
    return this.attempt((line) => line.appState.send(intent));
  }

  mediaHosts(isFresh = false): Promise<MediaHosts> {
    return this.attempt((connection) => connection.media.hosts(isFresh));
  }

  async askForUpload(request: ReuploadRequest): Promise<Reupload> {
    return (await this.openConnection?.reuploads.ask(request)) ?? { outcome: 'unanswered' };
  }

  send(message: OutboundMessage): Sending {
    const connection = this.openConnection;
    if (connection) return connection.send(message);
    const failed = Promise.reject<void>(notConnected());
    failed.catch(() => undefined);
    return { written: failed, acknowledged: failed };
  }

  async logout(): Promise<boolean> {
    this.ending ??= endedHere('logged_out', 'unlinked by us');
    await this.started;
    const isConfirmed = !this.finished && (await this.connection?.unlink()) === true;
    await this.end();
    return isConfirmed || this.endedByUnlink;
  }

  async close(): Promise<void> {
    this.ending ??= endedHere('closed', 'closed by us');
    await this.started;
    await this.end();
  }

  private async start(): Promise<void> {
    const { store, logger = SILENT } = this.options;
    try {
      const stored = await store.loadCredentials();
      const credentials = Credentials.from(stored, stored ? null : await waitingDevice(store));
      if (this.ending) return;
      this.connection = new Connection({ ...this.options, logger }, credentials, {
        emit: (event, payload) => this.emit(event, payload),
        onFailure: (reason, detail, said) => {
          this.ending ??= this.endedHere(reason, detail, said);
        },
        onEnd: (last) => this.ended(closing(last)),
      });
    } catch (error) {
      void this.finish(endedHere('connection_lost', String(error)));
    }
  }

  private ended(why: Closed): void {
    this.endedByUnlink = why.reason === 'logged_out';
    if (why.isOurFault) {
      const { logger = SILENT } = this.options;
      logger.warn({ code: why.code, detail: why.detail }, 'WhatsApp objects to what was sent');
    }
    // The close reason of WhatsApp is kept unless a passkey ceremony was under way.
    const isDrop = why.reason === 'connection_lost' && this.connection?.passkeys.isPending === true;
    void this.finish(isDrop ? this.endedHere(why.reason, why.detail) : why);
  }

  /** A passkey assertion is valid for one connection only. */
  private endedHere(reason: CloseReason, detail: string, said?: string): Closed {
    if (reason !== 'connection_lost' || !this.connection?.passkeys.isPending)
      return endedHere(reason, detail, said);
    return endedHere('passkey_failed', detail, 'The connection to WhatsApp dropped meanwhile.');
  }

  private async end(): Promise<void> {
    await this.connection?.end();
    await this.finish(endedHere('closed', 'closed by us'));
  }

  private finish(why: Closed): Promise<void> {
    this.finished ??= this.settle(this.ending ?? why);
    return this.finished;
  }

  /** Commits the rest, makes sure that nothing follows, and reports the end. */
  private async settle(why: Closed): Promise<void> {
    const failure = await this.connection?.settle(why.reason !== 'logged_out');
    this.firstQr.reject(notConnected());
    this.emit('close', failure ? endedHere('commit_failed', failure) : why);
    this.events.removeAllListeners();
  }

  private emit<E extends keyof SocketEvents>(event: E, payload: SocketEvents[E]): void {
    if (event === 'qr') this.firstQr.resolve();
    this.events.emit(event, payload);
  }

  private async attempt<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return work(this.live());
  }

  private passkeys(): Connection['passkeys'] {
    const connection = this.openConnection;
    if (connection) return connection.passkeys;
    throw new PasskeyError('none_pending', 'WhatsApp is not connected, and asks for nothing.');
  }

  private live(): Connection {
    const connection = this.openConnection;
    if (!connection) throw notConnected();
    return connection;
  }

  /** Null before it is open, and once it ends. */
  private get openConnection(): Connection | null {
    return this.ending || this.finished ? null : this.connection;
  }
}

function notConnected(): SendError {
  return new SendError('unknown', 'not_connected', 'The number is not connected.');
}
