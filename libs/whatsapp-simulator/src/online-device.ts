import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account, Device } from './accounts';
import type { Connection } from './connection';
import type { DeviceQueue } from './device-queue';
import type { Faults } from './faults';
import { child, node } from './nodes';

/** Two of a number's stanzas change places at most this long apart. */
const REORDER_WAIT_MS = 30;

/** A companion with a line: first it gets what waited for it, then what comes in. */
export class OnlineDevice {
  /** False until the client is ready for stanzas; until then they wait in the queue. */
  private live = false;
  private held: BinaryNode | null = null;

  constructor(
    readonly account: Account,
    readonly device: Device,
    readonly connection: Connection,
    private readonly queue: DeviceQueue,
    private readonly faults: () => Faults,
  ) {}

  /** The client said that it is active: it may have what waited. */
  becomeActive(): void {
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
    if (this.live) return;
    const backlog = await this.queue.backlog(this.device);
    this.live = true;
    this.connection.send(...backlog);
    this.connection.send(node('ib', {}, [node('offline', { count: String(backlog.length) })]));
  }

  /** Hands a stanza over that stands in the queue already. */
  deliver(stanza: BinaryNode): void {
    if (!this.live) return;
    const { delayMs, duplicate, reorder } = this.faults();
    const isMessage = stanza.tag === 'message' && !child(stanza, 'meta');
    if (isMessage && reorder) return this.swap(stanza);
    const sent = isMessage && duplicate ? [stanza, stanza] : [stanza];
    if (delayMs > 0) setTimeout(() => this.connection.send(...sent), delayMs).unref();
    else this.connection.send(...sent);
  }

  private swap(stanza: BinaryNode): void {
    if (this.held) {
      const first = this.held;
      this.held = null;
      this.connection.send(stanza, first);
      return;
    }
    this.held = stanza;
    setTimeout(() => {
      const waiting = this.held;
      this.held = null;
      if (waiting) this.connection.send(waiting);
    }, REORDER_WAIT_MS).unref();
  }
}
