import { once } from 'node:events';
import {
  type AuthenticationState,
  initAuthCreds,
  makeWASocket,
  type SignalDataTypeMap,
  type SignalKeyStore,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import pino from 'pino';
import type { WhatsAppSimulator } from '../src';

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
  readonly auth: AuthenticationState = { creds: initAuthCreds(), keys: memoryKeys() };
  readonly received: WAMessage[] = [];
  readonly statuses: { id: string; status: number }[] = [];
  socket: WASocket;
  /** Codes with which it was closed, in order. */
  readonly closes: number[] = [];

  constructor(private readonly simulator: WhatsAppSimulator) {
    this.connect();
  }

  connect(): void {
    const logger = pino({ level: 'silent' });
    const socket = makeWASocket({
      auth: this.auth,
      logger,
      waWebSocketUrl: this.simulator.wsUrl,
      markOnlineOnConnect: false,
      getMessage: (key) => Promise.resolve(this.sent.get(key.id ?? '')),
    });
    this.socket = socket;
    socket.ev.on('creds.update', (update) => Object.assign(this.auth.creds, update));
    socket.ev.on('messages.upsert', ({ messages }) => this.received.push(...messages));
    socket.ev.on('messages.update', (updates) => {
      for (const { key, update } of updates) {
        if (update.status) this.statuses.push({ id: key.id ?? '', status: update.status });
      }
    });
    socket.ev.on('connection.update', ({ connection, lastDisconnect, qr }) => {
      if (qr) this.qr = qr;
      if (connection) this.open = connection === 'open';
      if (connection !== 'close') return;
      const code = (lastDisconnect?.error as { output?: { statusCode: number } } | undefined)
        ?.output?.statusCode;
      this.closes.push(code ?? 0);
      if (code === 515) this.connect();
    });
  }

  readonly sent = new Map<string, { conversation: string }>();

  /** The QR text that is shown now. */
  qr: string | null = null;
  /** Whether it is logged in. */
  open = false;

  /** Sends a text and resolves with its id once the server acknowledged it. */
  async send(to: string, text: string): Promise<string> {
    const message = await this.socket.sendMessage(to, { text });
    const id = message?.key.id ?? '';
    this.sent.set(id, { conversation: text });
    return id;
  }

  end(): void {
    void this.socket.end(undefined);
  }
}

/** Waits for a condition that some event will make true. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  deadlineMs = 20_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await once(AbortSignal.timeout(10), 'abort');
  }
}
