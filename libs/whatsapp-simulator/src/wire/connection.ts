import {
  type BinaryNode,
  decodeBinaryNode,
  encodeBinaryNode,
  type proto,
} from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import { frame, FrameReader } from './frames';
import type { NoiseServer } from './noise-server';

/** How raw bytes go over a connection: sealed in a frame, in a frame as they are, or just so. */
export const RAW_FORMS = ['plaintext', 'frame', 'bytes'] as const;
export type RawForm = (typeof RAW_FORMS)[number];

export interface ConnectionListener {
  /** The handshake is done: register or log in. */
  onHello(connection: Connection, noiseKey: Buffer, payload: proto.ClientPayload): void;
  onNode(connection: Connection, node: BinaryNode): Promise<void>;
  onClose(connection: Connection): void;
  /** Called before a stanza is sent: what it reports must be committed by then. */
  beforeSending(): void;
}

/** Timeout of the handshake, in ms. */
const HANDSHAKE_MS = 20_000;

/** One client's connection: frames, encryption, and a delay as of a network. */
export class Connection {
  private readonly reader = new FrameReader();
  private outbox: Buffer[] = [];
  private timer: NodeJS.Timeout | null = null;
  private work: Promise<void> = Promise.resolve();
  private hasHello = false;
  private isSilent = false;
  private isEnding = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly noise: NoiseServer,
    private readonly listener: ConnectionListener,
    private readonly roundTripMs: number,
  ) {
    const patience = setTimeout(() => {
      if (!noise.established) socket.terminate();
    }, HANDSHAKE_MS).unref();
    socket.on('message', (data: Buffer) => {
      // One after another: a stanza that takes long must not be overtaken by the next.
      this.work = this.work.then(() => this.receive(data)).catch(() => this.terminate());
    });
    socket.on('close', () => {
      clearTimeout(patience);
      if (this.timer) clearTimeout(this.timer);
      listener.onClose(this);
    });
    socket.on('error', () => socket.terminate());
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /**
   * A silent connection stays open, but nothing comes through in either direction, not even its end. What
   * was under way arrives when it hears again, as after a break in a network.
   */
  setSilent(deaf: boolean): void {
    if (deaf === this.isSilent) return;
    this.isSilent = deaf;
    if (deaf) this.socket.pause();
    else {
      this.socket.resume();
      this.flushLater();
    }
  }

  /** Sends nodes after the round trip, in order. */
  send(...nodes: BinaryNode[]): void {
    for (const sent of nodes) this.sendEncoded(encodeBinaryNode(sent));
  }

  /** Sends a node that is encoded already. */
  sendEncoded(encoded: Uint8Array): void {
    if (!this.open || this.isEnding) return;
    this.outbox.push(frame(this.noise.encrypt(encoded)));
    this.flushLater();
  }

  /**
   * Sends what no server would: plaintext of a frame that is no node, a frame that is not sealed, or
   * bytes. It leaves at once, each piece in a message of its own.
   */
  sendRaw(as: RawForm, pieces: readonly Uint8Array[]): void {
    for (const bytes of pieces) {
      if (!this.open || this.isEnding) return;
      if (as === 'plaintext') this.sendEncoded(bytes);
      else this.outbox.push(as === 'frame' ? frame(bytes) : Buffer.from(bytes));
      this.flush();
    }
  }

  /** Sends a last node, then closes. Incoming stanzas are dropped from now on. */
  sendLast(last: BinaryNode): void {
    this.send(last);
    this.isEnding = true;
  }

  /** Cuts the connection, as a network does. */
  terminate(): void {
    this.socket.terminate();
  }

  private async receive(data: Buffer): Promise<void> {
    for (const body of this.reader.read(data)) {
      if (this.isEnding) return;
      if (this.noise.established) {
        await this.listener.onNode(this, await decodeBinaryNode(this.noise.decrypt(body)));
      } else {
        this.handshake(body);
      }
    }
  }

  private handshake(body: Buffer): void {
    if (!this.hasHello) {
      this.hasHello = true;
      const { answer, resumed } = this.noise.serverHello(body);
      this.outbox.push(frame(answer));
      this.flushLater();
      if (resumed) this.listener.onHello(this, resumed.noiseKey, resumed.payload);
      return;
    }
    const { noiseKey, payload } = this.noise.clientFinish(body);
    this.listener.onHello(this, noiseKey, payload);
  }

  private flushLater(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.flush();
    }, this.roundTripMs);
  }

  private flush(): void {
    if (this.isSilent || !this.open || this.outbox.length === 0) return;
    this.listener.beforeSending();
    const due = this.outbox;
    this.outbox = [];
    this.socket.send(Buffer.concat(due));
    if (this.isEnding) this.socket.close();
  }
}
