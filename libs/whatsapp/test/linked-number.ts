import { once } from 'node:events';
import type { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import {
  openWhatsAppSocket,
  type SocketEvents,
  type SocketOptions,
  type WhatsAppSocket,
} from '../src';
import { MemoryStore } from './memory-store';

type Events = { [E in keyof SocketEvents]: SocketEvents[E][] };

/** A session with its store, connected as often as a test wants. */
export class LinkedNumber {
  readonly store = new MemoryStore();
  socket: WhatsAppSocket;
  events: Events = { qr: [], paired: [], open: [], close: [] };

  constructor(
    private readonly simulator: Pick<WhatsAppSimulator, 'wsUrl' | 'rootKey'>,
    readonly phone: string,
    private readonly options: Partial<SocketOptions> = {},
  ) {}

  connect(): void {
    this.events = { qr: [], paired: [], open: [], close: [] };
    const { events } = this;
    this.socket = openWhatsAppSocket({
      store: this.store,
      server: { url: this.simulator.wsUrl, rootKey: this.simulator.rootKey },
      ...this.options,
    });
    for (const name of ['qr', 'paired', 'open', 'close'] as const) {
      this.socket.on(name, (payload) => (events[name] as unknown[]).push(payload));
    }
  }

  /** Links the number by its code and logs in. */
  async link(client: SimulatorClient): Promise<void> {
    await client.createAccount({ phone: this.phone, name: `Number ${this.phone}` });
    this.connect();
    const { qr } = await this.next('qr');
    await client.scan(this.phone, qr);
    await this.next('close');
    await this.reconnect();
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

/** Waits for a condition that some event will make true. */
export async function until<T>(
  what: string | (() => string),
  ask: () => T | Promise<T>,
  deadlineMs = 20_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) {
      throw new Error(`not within ${deadlineMs} ms: ${typeof what === 'string' ? what : what()}`);
    }
    await once(AbortSignal.timeout(10), 'abort');
  }
}
