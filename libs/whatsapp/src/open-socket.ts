import { EventEmitter } from 'node:events';
import { randomBytes } from 'node:crypto';
import { type ConnectionState, makeWASocket, proto, type WASocket } from '@whiskeysockets/baileys';
import { bareJid, digitsOf } from './addresses';
import { baileysConfig } from './baileys-config';
import { closing, type Closing } from './close-reason';
import { Credentials } from './credentials';
import {
  type OutboundText,
  SendError,
  type ServerAddress,
  type SessionStore,
  type SocketEvents,
  type WhatsAppSocket,
} from './door';
import { durableRepository } from './durable-repository';
import { GatedStore } from './gated-store';
import { guardFrames } from './guarded-frames';
import { commitReceipts, orderMessages } from './inbound-order';
import { KeyStore } from './key-store';
import { keepAlive } from './liveness';
import { OutboundAcks } from './outbound-acks';
import { quietLibsignal } from './quiet-libsignal';
import { useServer } from './server';
import { decryptOnCopies } from './session-decryption';
import { StanzaContexts } from './stanzas';

const PING_MS = 25_000;
/** How long codes can be scanned: the first one, and each that follows. */
const FIRST_QR_MS = 60_000;
const NEXT_QR_MS = 20_000;

export interface SocketOptions {
  /** The session's store: the same object for every connection of a session. */
  store: SessionStore;
  /** Null is WhatsApp itself. */
  server: ServerAddress | null;
  /** WhatsApp Web version to announce; Baileys' own when left out. */
  version?: [number, number, number] | null;
  /** Pause between pings, in ms. Default 25,000. */
  pingMs?: number;
  /** How long each QR code can be scanned, in ms. Default 60,000 for the first, 20,000 for the others. */
  qrTimeoutMs?: number;
}

/** A new WhatsApp message id, as WhatsApp Web makes them. */
export function newWaMessageId(): string {
  return `3EB0${randomBytes(9).toString('hex').toUpperCase()}`;
}

/** Opens one connection of a linked number, or of a device that waits to be linked. */
export function openWhatsAppSocket(options: SocketOptions): WhatsAppSocket {
  quietLibsignal();
  decryptOnCopies();
  useServer(options.server);
  return new BaileysSocket(options);
}

class BaileysSocket implements WhatsAppSocket {
  private readonly events = new EventEmitter();
  private readonly acks = new OutboundAcks();
  private readonly store: GatedStore;
  private readonly started: Promise<void>;
  private readonly qrShown: Promise<void>;
  private socket: WASocket | null = null;
  private credentials: Credentials | null = null;
  private keys: KeyStore | null = null;
  private stopPings: () => void = () => undefined;
  private markQrShown: () => void = () => undefined;
  private codes = 0;
  /** Why it ends, where we know better than Baileys. */
  private ending: Closing | null = null;
  private closed: Promise<void> | null = null;
  private readonly whenClosed: Promise<void>;
  private markClosed: () => void = () => undefined;

  constructor(private readonly options: SocketOptions) {
    this.store = new GatedStore(options.store);
    this.qrShown = new Promise((resolve) => {
      this.markQrShown = resolve;
    });
    this.whenClosed = new Promise((resolve) => {
      this.markClosed = resolve;
    });
    this.started = this.start().catch((error: unknown) =>
      this.finish({ reason: 'commit_failed', code: null, detail: String(error) }),
    );
  }

  on<E extends keyof SocketEvents>(event: E, listener: (payload: SocketEvents[E]) => void): void {
    this.events.on(event, listener);
  }

  async requestPairingCode(phone: string): Promise<string> {
    await Promise.race([this.qrShown, this.rejectOnClose()]);
    return this.live().requestPairingCode(phone);
  }

  async lookUp(phone: string): Promise<{ exists: boolean; jid: string | null }> {
    const [found] = (await this.live().onWhatsApp(phone)) ?? [];
    return found?.exists ? { exists: true, jid: found.jid } : { exists: false, jid: null };
  }

  encode({ text }: OutboundText): Uint8Array {
    return proto.Message.encode({ conversation: text }).finish();
  }

  async send(message: OutboundText): Promise<void> {
    const socket = this.live();
    const acked = this.acks.expect(message.waMessageId);
    acked.catch(() => undefined);
    try {
      const content = proto.Message.decode(this.encode(message));
      await socket.relayMessage(message.to, content, { messageId: message.waMessageId });
    } catch (error) {
      this.acks.forget(message.waMessageId);
      throw new SendError('unknown', 'not_sent', `The message could not be sent: ${String(error)}`);
    }
    await acked;
  }

  async logout(): Promise<void> {
    await this.started;
    this.ending ??= { reason: 'logged_out', code: 401, detail: 'logged out by us' };
    await this.socket?.logout().catch(() => this.socket?.end(undefined));
    await this.whenClosed;
  }

  async close(): Promise<void> {
    this.ending ??= { reason: 'closed', code: null, detail: 'closed by us' };
    await this.started;
    if (this.socket) await this.socket.end(undefined);
    else await this.finish(this.ending);
    await this.whenClosed;
  }

  private async start(): Promise<void> {
    this.credentials = Credentials.from(await this.options.store.loadCredentials());
    if (this.ending) return;
    const keys = new KeyStore(this.store, this.credentials, (error) => this.failCommit(error));
    this.keys = keys;
    const contexts = new StanzaContexts();
    const socket = makeWASocket(
      baileysConfig({
        ...this.options,
        auth: { creds: this.credentials.value, keys },
        makeSignalRepository: durableRepository(keys, this.credentials.value, this.store, contexts),
      }),
    );
    this.socket = socket;
    guardFrames(socket);
    orderMessages(socket, contexts);
    commitReceipts(socket, this.store, (error) => this.failCommit(error));
    this.acks.listen(socket);
    this.stopPings = keepAlive(socket, this.options.pingMs ?? PING_MS, () => this.cut());
    socket.ev.on('creds.update', () => this.onCredentials());
    socket.ev.on('connection.update', (update) => this.onConnection(update));
  }

  /** Credentials go with the next key commit; when none follows at once, alone. */
  private onCredentials(): void {
    // A device that is not linked has nothing to keep: the next attempt starts with a new one.
    if (!this.credentials?.value.account) return;
    this.credentials.touch();
    setImmediate(() => void this.keys?.flushCredentials().catch(() => undefined));
  }

  private onConnection(update: Partial<ConnectionState>): void {
    if (update.qr) this.showQr(update.qr);
    if (update.isNewLogin) void this.announcePairing();
    if (update.connection === 'open') {
      const me = this.socket?.user;
      this.emit('open', { phone: digitsOf(me?.id ?? ''), pushName: nameOf(me) });
    }
    if (update.connection === 'close')
      void this.finish(this.ending ?? closing(update.lastDisconnect));
  }

  private showQr(qr: string): void {
    const lifetime = this.options.qrTimeoutMs ?? (this.codes === 0 ? FIRST_QR_MS : NEXT_QR_MS);
    this.codes += 1;
    this.markQrShown();
    this.emit('qr', { qr, expiresAt: new Date(Date.now() + lifetime) });
  }

  private async announcePairing(): Promise<void> {
    await this.keys?.flushCredentials();
    const me = this.credentials?.value.me;
    this.emit('paired', {
      phone: digitsOf(me?.id ?? ''),
      lid: me?.lid ? bareJid(me.lid) : null,
      pushName: nameOf(me),
    });
  }

  /** What was received could not be stored: the line is cut before anything can be acknowledged. */
  private failCommit(error: unknown): void {
    this.ending ??= { reason: 'commit_failed', code: null, detail: String(error) };
    this.cut();
  }

  private cut(): void {
    (
      this.socket?.ws as unknown as { socket?: { terminate(): void } } | undefined
    )?.socket?.terminate();
  }

  private finish(why: Closing): Promise<void> {
    this.closed ??= this.settle(why);
    return this.closed;
  }

  /** Stores what is left, makes sure that nothing follows, and tells. */
  private async settle(why: Closing): Promise<void> {
    this.stopPings();
    let reason = why;
    if (why.reason !== 'logged_out') {
      await this.keys?.flushCredentials().catch((error: unknown) => {
        reason = { reason: 'commit_failed', code: null, detail: String(error) };
      });
    }
    await this.store.close();
    this.acks.end();
    this.emit('close', reason);
    this.events.removeAllListeners();
    this.markClosed();
  }

  private live(): WASocket {
    if (!this.socket || this.closed) {
      throw new SendError('unknown', 'not_connected', 'The number is not connected.');
    }
    return this.socket;
  }

  private rejectOnClose(): Promise<never> {
    return new Promise((_, reject) => {
      this.events.once('close', () =>
        reject(new SendError('unknown', 'not_connected', 'The number is not connected.')),
      );
    });
  }

  private emit<E extends keyof SocketEvents>(event: E, payload: SocketEvents[E]): void {
    this.events.emit(event, payload);
  }
}

function nameOf(me: { name?: string; notify?: string } | undefined): string | null {
  return me?.name ?? me?.notify ?? null;
}
