import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account, Device } from '../store/accounts';
import type { Connection } from '../wire/connection';
import type { DeviceQueue } from '../store/device-queue';
import type { Faults } from './faults';
import { node } from '../wire/nodes';

/** Longest time for which a stanza waits to swap places with the next one, in ms. */
const REORDER_WAIT_MS = 30;

/** A companion with a connection: first it gets what waited for it, then what comes in. */
export class OnlineDevice {
  /** What it last said of itself: `available`, `unavailable`, or null when it said nothing. */
  presence: string | null = null;
  /** False until the client is ready for stanzas; until then they wait in the queue. */
  private live = false;
  private isHandingOver = false;
  private held: Uint8Array[] | null = null;

  constructor(
    readonly account: Account,
    readonly device: Device,
    readonly connection: Connection,
    private readonly queue: DeviceQueue,
    private readonly faults: () => Faults,
  ) {}

  /** Whether what comes in goes straight to it. */
  get isLive(): boolean {
    return this.live;
  }

  /** The client said that it is active: it may have what waited. */
  becomeActive(): void {
    if (this.live || this.isHandingOver) return;
    const count = this.queue.size(this.device);
    if (count === 0) {
      this.live = true;
      this.connection.send(node('ib', {}, [node('offline', { count: '0' })]));
      return;
    }
    const attrs = {
      count: String(count),
      message: String(count),
      receipt: '0',
      notification: '0',
      appdata: '0',
    };
    this.connection.send(node('ib', {}, [node('offline_preview', attrs)]));
  }

  /** The client asks for what was announced. */
  async sendBacklog(): Promise<void> {
    if (this.live || this.isHandingOver) return;
    this.isHandingOver = true;
    const count = await this.queue.handOver(this.device, (stanza) => this.connection.send(stanza));
    this.live = true;
    this.connection.send(node('ib', {}, [node('offline', { count: String(count) })]));
  }

  /** Hands a stanza over that stands in the queue already. */
  deliver(stanza: BinaryNode, encoded: Uint8Array): void {
    if (!this.live) return;
    const { delayMs, duplicate, reorder } = this.faults();
    const isMessage = stanza.tag === 'message';
    const copies = isMessage && duplicate ? [encoded, encoded] : [encoded];
    const send = (): void => {
      if (isMessage && reorder) this.swap(copies);
      else this.sendAll(copies);
    };
    if (delayMs > 0) setTimeout(send, delayMs).unref();
    else send();
  }

  private sendAll(copies: Uint8Array[]): void {
    for (const encoded of copies) this.connection.sendEncoded(encoded);
  }

  private swap(copies: Uint8Array[]): void {
    if (this.held) {
      const first = this.held;
      this.held = null;
      this.sendAll([...copies, ...first]);
      return;
    }
    this.held = copies;
    setTimeout(() => {
      const waiting = this.held;
      this.held = null;
      if (waiting) this.sendAll(waiting);
    }, REORDER_WAIT_MS).unref();
  }
}
