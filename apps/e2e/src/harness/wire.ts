import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '@whathooks/embedded-postgres';
import { freePort } from '@whathooks/testing';

/** What a client sends to make a transaction durable. */
const COMMIT = Buffer.from('COMMIT\0');

/** The wire between the product and its database: it can be cut, go dead, or make commits slow. */
export class Wire implements TestDatabase {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private isDead = false;
  /** How long each commit is held up on its way, in ms. */
  commitDelayMs = 0;

  private constructor(
    private readonly database: TestDatabase,
    private readonly port: number,
  ) {}

  static async to(database: TestDatabase): Promise<Wire> {
    const wire = new Wire(database, await freePort());
    await wire.mend();
    return wire;
  }

  /** The address of the database, at this end of the wire. */
  get url(): string {
    const url = new URL(this.database.url);
    url.search = '';
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Connections break, and new ones are refused. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) {
      if (socket.remoteFamily) socket.resetAndDestroy();
      else socket.destroy();
    }
    await closed;
  }

  /** Connections are accepted, and no byte goes through, in either direction. */
  goDead(): void {
    this.isDead = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** New connections work again. What went dead stays so: nobody can know where it stopped. */
  async mend(): Promise<void> {
    this.isDead = false;
    if (this.server) return;
    this.server = createServer((near) => this.join(near)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async drop(): Promise<void> {
    await this.cut();
    await this.database.drop();
  }

  private join(near: Socket): void {
    this.follow(near);
    if (this.isDead) {
      near.pause();
      return;
    }
    const { searchParams } = new URL(this.database.url);
    const path = `${searchParams.get('host')}/.s.PGSQL.${searchParams.get('port')}`;
    const far = connect(path);
    this.follow(far);
    void this.carry(near, far);
    void this.carry(far, near);
    // A dead wire does not report that the other side closed the connection.
    near.on('close', () => this.isDead || far.destroy());
    far.on('close', () => this.isDead || near.destroy());
  }

  private async carry(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const bytes of from as AsyncIterable<Buffer>) {
        if (this.commitDelayMs > 0 && bytes.includes(COMMIT)) await pause(this.commitDelayMs);
        if (this.isDead) return;
        to.write(bytes);
      }
    } catch {
      // It was cut.
    }
  }

  private follow(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
