import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';

/** The part of a run in which a process is still being compiled: not counted, for nobody. */
const WARM_UP = 1 / 3;

/** Answers every request with 200 and measures how fast they come. */
export class Arrivals {
  /** Body of the first request. */
  body = Buffer.alloc(0);
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
        arrivals.count(chunks);
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

  /** Begins to measure anew. */
  expect(count: number): void {
    this.arrived = 0;
    this.expected = count;
  }

  get areComplete(): boolean {
    return this.arrived >= this.expected;
  }

  /** Requests per second since they were warm. */
  get rate(): number {
    const counted = this.expected - Math.floor(this.expected * WARM_UP);
    return (counted / (this.lastAt - this.warmAt)) * 1000;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private count(chunks: Buffer[]): void {
    if (this.body.length === 0) this.body = Buffer.concat(chunks);
    this.arrived += 1;
    this.lastAt = performance.now();
    if (this.arrived === Math.floor(this.expected * WARM_UP)) this.warmAt = this.lastAt;
  }
}

/** Posts as fast as an undici loop can: what the delivery engine is measured against. */
export async function postBare(
  url: string,
  body: Buffer,
  count: number,
  concurrency: number,
): Promise<void> {
  const dispatcher = new Agent({ connections: concurrency });
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const { body: answer } = await request(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
        dispatcher,
      });
      await answer.dump();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  await dispatcher.close();
}
