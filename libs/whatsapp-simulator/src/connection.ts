import {
  type BinaryNode,
  decodeBinaryNode,
  encodeBinaryNode,
  type proto,
} from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import { frame, FrameReader } from './frames';
import type { NoiseServer } from './noise-server';

export interface ConnectionListener {
  /** The handshake is done: register or log in. */
  onHello(connection: Connection, noiseKey: Buffer, payload: proto.ClientPayload): void;
  onNode(connection: Connection, node: BinaryNode): Promise<void>;
  onClose(connection: Connection): void;
}

/** One socket of a client: frames, encryption, and a line that takes its time. */
export class Connection {
  /** A deaf line stays open, hears nothing and says nothing. */
  deaf = false;
  private readonly reader = new FrameReader();
  private outbox: Buffer[] = [];
  private timer: NodeJS.Timeout | null = null;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: WebSocket,
    private readonly noise: NoiseServer,
    private readonly listener: ConnectionListener,
    private readonly roundTripMs: number,
  ) {
    socket.on('message', (data: Buffer) => {
      // One after another: a stanza that takes long must not be overtaken by the next.
      this.work = this.work.then(() => this.receive(data)).catch(() => this.terminate());
    });
    socket.on('close', () => {
      if (this.timer) clearTimeout(this.timer);
      listener.onClose(this);
    });
    socket.on('error', () => socket.terminate());
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Sends a node after the round trip, in order. */
  send(...nodes: BinaryNode[]): void {
    if (this.deaf || !this.open) return;
    for (const sent of nodes) this.outbox.push(frame(this.noise.encrypt(encodeBinaryNode(sent))));
    this.flushLater();
  }

  /** Sends a node and closes once it has left. */
  sendLast(last: BinaryNode): void {
    this.send(last);
    setTimeout(() => this.socket.close(), this.roundTripMs * 2 + 10).unref();
  }

  /** Cuts the line, as a network does. */
  terminate(): void {
    this.socket.terminate();
  }

  private async receive(data: Buffer): Promise<void> {
    if (this.deaf) return;
    for (const body of this.reader.read(data)) {
      if (this.noise.established) {
        await this.listener.onNode(this, await decodeBinaryNode(this.noise.decrypt(body)));
      } else {
        this.handshake(body);
      }
    }
  }

  private hasSaidHello = false;

  private handshake(body: Buffer): void {
    if (!this.hasSaidHello) {
      this.hasSaidHello = true;
      this.outbox.push(frame(this.noise.serverHello(body)));
      this.flushLater();
      return;
    }
    const { noiseKey, payload } = this.noise.clientFinish(body);
    this.listener.onHello(this, noiseKey, payload);
  }

  private flushLater(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const due = this.outbox;
      this.outbox = [];
      if (this.open && !this.deaf && due.length > 0) this.socket.send(Buffer.concat(due));
    }, this.roundTripMs);
  }
}
