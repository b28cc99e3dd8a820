import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What a server does with a connection on which a request begins to arrive. */
export type Misbehaviour = (socket: Socket) => void;

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const MEBIBYTE = Buffer.alloc(1024 * 1024, 'x');

/** Writes until the other side closes the connection. */
function forever(socket: Socket, bytes: string | Buffer, pauseMs: number): void {
  const more = (): void => {
    if (socket.destroyed) return;
    if (socket.write(bytes)) setTimeout(more, pauseMs).unref();
    else socket.once('drain', more);
  };
  more();
}

/**
 * Every way of answering badly that we know of.
 *
 * @param metadata address of what stands for the metadata service of a cloud: nobody may ask it.
 */
export const misbehaviours = (metadata: string): Readonly<Record<string, Misbehaviour>> => ({
  'answers 500': (socket) => socket.end('HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n'),
  'never answers': () => undefined,
  'hangs up': (socket) => socket.resetAndDestroy(),
  'drips its headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    forever(socket, 'X: y\r\n', 200);
  },
  'sends headers without end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    forever(socket, `X-Long: ${'y'.repeat(65_536)}\r\n`, 0);
  },
  'drips its body': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
    forever(socket, '.', 200);
  },
  'floods, with an error': (socket) => {
    socket.write('HTTP/1.1 503 Busy\r\nContent-Length: 1073741824\r\n\r\n');
    forever(socket, MEBIBYTE, 0);
  },
  'sends on to the metadata service': (socket) =>
    socket.end(`HTTP/1.1 302 Found\r\nLocation: ${metadata}\r\nContent-Length: 0\r\n\r\n`),
  'speaks no HTTP': (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
  'ends in the middle': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nha'),
});

/** A server that misbehaves on every connection, until it is mended. */
export class HostileReceiver {
  private mended = false;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  connections = 0;

  private constructor(misbehave: Misbehaviour) {
    this.server = createServer((socket) => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.sockets.delete(socket));
      let asked = '';
      socket.on('data', (chunk) => {
        if (!this.mended) {
          if (asked === '') misbehave(socket);
          asked = 'yes';
          return;
        }
        asked += chunk.toString('latin1');
        // Requests come one after the other on a connection; each body ends its event's JSON.
        const length = /content-length: (\d+)\r\n/i.exec(asked)?.[1];
        const bodyAt = asked.indexOf('\r\n\r\n') + 4;
        if (length && bodyAt > 3 && asked.length >= bodyAt + Number(length)) {
          asked = asked.slice(bodyAt + Number(length));
          socket.write(OK);
        }
      });
    });
  }

  static async start(misbehave: Misbehaviour): Promise<HostileReceiver> {
    const receiver = new HostileReceiver(misbehave);
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** From now on it answers as it should. */
  mend(): void {
    this.mended = true;
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}
