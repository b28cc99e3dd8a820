import { until } from '@whathooks/testing';
import type { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import {
  encodeContent,
  openWhatsAppSocket,
  type Sending,
  type SocketEvents,
  type SocketOptions,
  type WhatsAppSocket,
} from '../src';
import { MemoryStore } from './memory-store';

type Events = { [E in keyof SocketEvents]: SocketEvents[E][] };

function noEvents(): Events {
  return {
    qr: [],
    pairingCode: [],
    passkey: [],
    paired: [],
    open: [],
    limits: [],
    presence: [],
    close: [],
  };
}

/** A text as it is sent. */
export interface SentText {
  /** Of a status post: who sees it. */
  audience?: readonly string[];
  to: string;
  text: string;
  waMessageId: string;
}

/** The protobuf of a text. */
export function encodeText({ text }: Pick<SentText, 'text'>): Uint8Array {
  return encodeContent({ type: 'text', text });
}

/** A session with its store, connected as often as a test wants. */
export class LinkedNumber {
  readonly store = new MemoryStore();
  socket: WhatsAppSocket;
  events: Events = noEvents();

  constructor(
    private readonly simulator: Pick<WhatsAppSimulator, 'wsUrl' | 'rootKey'>,
    readonly phone: string,
    private readonly options: Partial<SocketOptions> = {},
  ) {}

  connect(): void {
    this.events = noEvents();
    const { events } = this;
    this.socket = openWhatsAppSocket({
      store: this.store,
      server: { url: this.simulator.wsUrl, rootKey: this.simulator.rootKey },
      ...this.options,
    });
    for (const name of [
      'qr',
      'pairingCode',
      'passkey',
      'paired',
      'open',
      'limits',
      'close',
    ] as const) {
      this.socket.on(name, (payload) => (events[name] as unknown[]).push(payload));
    }
  }

  /** Links the number by its code and logs in. */
  async link(client: SimulatorClient): Promise<void> {
    await client.createAccount({ phone: this.phone, name: `Number ${this.phone}` });
    this.connect();
    await client.link(this.phone, () => this.qr);
    await this.next('close');
    await this.reconnect();
  }

  /** Sends a text on the current connection. */
  send(message: SentText): Promise<void> {
    return this.sending(message).acknowledged;
  }

  sending({ text, ...message }: SentText): Sending {
    return this.socket.send({ ...message, bytes: encodeText({ text }) });
  }

  /** The code that is shown now; null while there is none. */
  get qr(): string | null {
    return this.events.qr.at(-1)?.qr ?? null;
  }

  async reconnect(): Promise<void> {
    this.connect();
    await this.next('open');
  }

  /** The first event of a kind on the current connection. */
  next<E extends keyof SocketEvents>(event: E): Promise<SocketEvents[E]> {
    return until(
      () => `${event}; seen ${JSON.stringify(this.events)}`,
      () => this.events[event][0],
    );
  }
}
