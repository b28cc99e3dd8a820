import { until } from '@whathooks/testing';
import {
  type AuthenticationState,
  type BinaryNode,
  initAuthCreds,
  makeWASocket,
  type SignalDataTypeMap,
  type SignalKeyStore,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import pino from 'pino';
import type { SimulatorClient } from '../src';

/** Keys in memory, as Baileys' own examples keep them. */
function memoryKeys(): SignalKeyStore {
  const values = new Map<string, unknown>();
  return {
    get: <T extends keyof SignalDataTypeMap>(type: T, ids: string[]) => {
      const found: Record<string, SignalDataTypeMap[T]> = {};
      for (const id of ids) {
        const value = values.get(`${type}:${id}`) as SignalDataTypeMap[T] | undefined;
        if (value !== undefined) found[id] = value;
      }
      return found;
    },
    set: (data) => {
      for (const [type, entries] of Object.entries(data)) {
        for (const [id, value] of Object.entries(entries)) {
          if (value === null) values.delete(`${type}:${id}`);
          else values.set(`${type}:${id}`, value);
        }
      }
    },
  };
}

/**
 * A Baileys socket without anything of ours: what it can do against the simulator, it could do
 * against the real thing.
 */
export class BareSocket {
  auth: AuthenticationState = { creds: initAuthCreds(), keys: memoryKeys() };
  readonly received: WAMessage[] = [];
  /** Stanzas as they came, before Baileys merges what they say. */
  readonly stanzas: BinaryNode[] = [];
  /** Codes with which it was closed, in order. */
  readonly closes: number[] = [];
  readonly sent = new Map<string, { conversation: string }>();
  /** The QR text that is shown now, and all that were shown. */
  qr: string | null = null;
  readonly codes: string[] = [];
  /** Whether it is logged in. */
  open = false;
  socket: WASocket;

  constructor(
    /** Address of the server. */
    public url: string,
    private readonly options: Partial<UserFacingSocketConfig> = {},
  ) {
    this.connect();
  }

  /** Connects with the credentials it has. */
  connect(): void {
    const socket = makeWASocket({
      auth: this.auth,
      logger: pino({ level: 'silent' }),
      waWebSocketUrl: this.url,
      markOnlineOnConnect: false,
      // Otherwise a client that died before it had its history keeps messages back for 20 s.
      shouldSyncHistoryMessage: () => false,
      getMessage: (key) => Promise.resolve(this.sent.get(key.id ?? '')),
      ...this.options,
    });
    this.socket = socket;
    for (const tag of ['message', 'receipt', 'ack', 'notification', 'ib']) {
      socket.ws.prependListener(`CB:${tag}`, (stanza: BinaryNode) => this.stanzas.push(stanza));
    }
    socket.ev.on('creds.update', (update) => Object.assign(this.auth.creds, update));
    socket.ev.on('messages.upsert', ({ messages }) => this.received.push(...messages));
    socket.ev.on('connection.update', ({ connection, lastDisconnect, qr }) => {
      if (qr) this.codes.push((this.qr = qr));
      if (connection) this.open = connection === 'open';
      if (connection !== 'close') return;
      const code = (lastDisconnect?.error as { output?: { statusCode: number } } | undefined)
        ?.output?.statusCode;
      this.closes.push(code ?? 0);
      if (code === 515) this.connect();
    });
  }

  /** Links it to a number by its QR code. */
  async link(client: SimulatorClient, phone: string): Promise<this> {
    await client.createAccount({ phone });
    // Baileys keeps showing the code that is retired.
    await client.faults(phone, { refreshAtScan: 0 });
    await client.scan(phone, await until('a code', () => this.qr));
    await until('the login after linking', () => this.open);
    return this;
  }

  async reconnect(): Promise<void> {
    this.connect();
    await until('the login', () => this.open);
  }

  /** Sends a text and resolves with its id once the server acknowledged it. */
  async send(to: string, text: string): Promise<string> {
    const message = await this.socket.sendMessage(to, { text });
    const id = message?.key.id ?? '';
    this.sent.set(id, { conversation: text });
    await until(`the ack of ${text}`, () => this.find('ack', id));
    return id;
  }

  /** Texts it received, in order. */
  get texts(): string[] {
    return this.received.flatMap(({ message }) => {
      const own = message?.deviceSentMessage?.message ?? message;
      return own?.conversation ?? own?.extendedTextMessage?.text ?? [];
    });
  }

  /** The first stanza of a kind with an id, and a type where it is given. */
  find(tag: string, id: string, type?: string): BinaryNode | undefined {
    return this.stanzas.find(
      (stanza) =>
        stanza.tag === tag &&
        stanza.attrs['id'] === id &&
        (type === undefined || stanza.attrs['type'] === type),
    );
  }

  /** Goes without a word, as a process does that is killed. */
  die(): void {
    this.socket.ws.removeAllListeners('message');
    (this.socket.ws as unknown as { socket: { terminate(): void } }).socket.terminate();
  }

  async end(): Promise<void> {
    await this.socket.end(undefined);
  }
}
