import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Kinds of proxies that a number can go through. */
export type ProxyKind = 'http' | 'https' | 'socks5';

export interface ProxyOptions {
  kind: ProxyKind;
  /** Who may pass; anybody when left out. */
  user?: { name: string; password: string };
  /** For `https`: key and certificate in PEM. */
  tls?: { key: string; cert: string };
}

/**
 * A real forward proxy on loopback: CONNECT over HTTP or TLS, or SOCKS 5 with and without a password. It
 * leads to loopback alone.
 */
export class TestProxy {
  /** `host:port` of everything that was asked for and let pass, in order. */
  readonly passed: string[] = [];
  /** How many came without the right password. */
  turnedAway = 0;
  private readonly sockets = new Set<Duplex>();

  private constructor(
    private readonly server: Server | ReturnType<typeof createTcpServer>,
    private readonly options: ProxyOptions,
  ) {}

  static async start(options: ProxyOptions): Promise<TestProxy> {
    const server =
      options.kind === 'socks5'
        ? createTcpServer()
        : options.kind === 'https'
          ? createHttpsServer(options.tls ?? {})
          : createHttpServer();
    const proxy = new TestProxy(server, options);
    if (options.kind === 'socks5') {
      server.on('connection', (socket: Socket) => void proxy.socks(socket));
    } else {
      server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
        proxy.connectTo(request, socket, head),
      );
    }
    server.on('connection', (socket: Socket) => proxy.keep(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** As a session names it, with the password where there is one. */
  get url(): string {
    const { kind, user } = this.options;
    const who = user
      ? `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@`
      : '';
    const host = kind === 'https' ? 'localhost' : '127.0.0.1';
    return `${kind}://${who}${host}:${this.port}`;
  }

  /** Cuts everything that goes through it. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.cut();
    await closed;
  }

  private keep(socket: Duplex): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }

  private connectTo(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { user } = this.options;
    const expected =
      user && `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`;
    if (expected && request.headers['proxy-authorization'] !== expected) {
      this.turnedAway += 1;
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    this.lead(socket, hostname, Number(port || 80), (far) => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
    });
  }

  /** RFC 1928, and RFC 1929 for the password. */
  private async socks(socket: Socket): Promise<void> {
    const reader = new ByteReader(socket);
    try {
      const [, methods = 0] = await reader.take(2);
      await reader.take(methods);
      const { user } = this.options;
      socket.write(Buffer.from([5, user ? 2 : 0]));
      if (user && !(await this.isWelcome(reader, socket, user))) return;
      const [, , , kind] = await reader.take(4);
      const host = await hostFrom(reader, kind ?? 0);
      const port = (await reader.take(2)).readUInt16BE();
      this.lead(socket, host, port, () => {
        socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
        reader.letGo();
      });
    } catch {
      socket.destroy();
    }
  }

  private async isWelcome(
    reader: ByteReader,
    socket: Socket,
    user: NonNullable<ProxyOptions['user']>,
  ): Promise<boolean> {
    const [, nameLength = 0] = await reader.take(2);
    const name = (await reader.take(nameLength)).toString();
    const [passwordLength = 0] = await reader.take(1);
    const password = (await reader.take(passwordLength)).toString();
    const isRight = name === user.name && password === user.password;
    socket.write(Buffer.from([1, isRight ? 0 : 1]));
    if (isRight) return true;
    this.turnedAway += 1;
    socket.end();
    return false;
  }

  private lead(near: Duplex, host: string, port: number, ready: (far: Socket) => void): void {
    this.passed.push(`${host}:${port}`);
    const isHere = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/.test(host);
    const far = connect(port, isHere ? '127.0.0.1' : '127.0.0.2');
    this.keep(far);
    far.on('connect', () => {
      ready(far);
      far.pipe(near).pipe(far);
    });
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
  }
}

async function hostFrom(reader: ByteReader, kind: number): Promise<string> {
  if (kind === 1) return (await reader.take(4)).join('.');
  if (kind !== 3) throw new Error('IPv6 is not led anywhere');
  const [length = 0] = await reader.take(1);
  return (await reader.take(length)).toString();
}

/** Takes bytes from a socket one piece after another. */
class ByteReader {
  private bytes = Buffer.alloc(0);
  private wake: () => void = () => undefined;
  private readonly onData = (data: Buffer): void => {
    this.bytes = Buffer.concat([this.bytes, data]);
    this.wake();
  };

  constructor(private readonly socket: Socket) {
    socket.on('data', this.onData);
    socket.on('close', () => this.wake());
  }

  async take(count: number): Promise<Buffer> {
    while (this.bytes.length < count) {
      if (this.socket.destroyed) throw new Error('closed');
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const taken = this.bytes.subarray(0, count);
    this.bytes = this.bytes.subarray(count);
    return taken;
  }

  letGo(): void {
    this.socket.off('data', this.onData);
    if (this.bytes.length > 0) this.socket.unshift(this.bytes);
  }
}
