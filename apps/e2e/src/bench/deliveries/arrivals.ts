import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { BareOrder, RepeatedRequest } from './bare-client';

/** The part of a run in which code is still being compiled; not counted on either side. */
const WARM_UP = 1 / 3;

/** Responds to every request with 200 and measures their rate. */
export class Arrivals {
  /** The first request, to be repeated by the bare loop. */
  first: RepeatedRequest | undefined;
  arrived = 0;
  private expected = 0;
  private warmAt = 0;
  private lastAt = 0;

  private constructor(private readonly server: Server) {}

  static async listen(): Promise<Arrivals> {
    const server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        arrivals.count(incoming, chunks);
        response.writeHead(200).end();
      });
    }).listen(0, '127.0.0.1');
    const arrivals = new Arrivals(server);
    await once(server, 'listening');
    return arrivals;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** Starts a new measurement. */
  expect(count: number): void {
    this.arrived = 0;
    this.expected = count;
  }

  get areComplete(): boolean {
    return this.arrived >= this.expected;
  }

  /** Requests per second after the warm-up. */
  get rate(): number {
    const counted = this.expected - Math.floor(this.expected * WARM_UP);
    return (counted / (this.lastAt - this.warmAt)) * 1000;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private count({ headers }: IncomingMessage, chunks: Buffer[]): void {
    this.first ??= { headers: endToEnd(headers), body: Buffer.concat(chunks).toString() };
    this.arrived += 1;
    this.lastAt = performance.now();
    if (this.arrived === Math.floor(this.expected * WARM_UP)) this.warmAt = this.lastAt;
  }
}

/** Without headers that belong to the connection and are set by the sender. */
function endToEnd({ host: _host, connection: _connection, ...headers }: IncomingHttpHeaders) {
  return headers;
}

/** Posts one request as fast as an undici loop in its own process can. */
export async function postBare(order: BareOrder): Promise<void> {
  const child = fork(resolve(__dirname, 'bare-client.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(order);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the bare client ended with ${code}`);
}
