import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { OwnDatabase } from '../harness/own-database';
import { type Account, Product } from '../harness/product';
import { until } from '@whathooks/testing';
import { counting } from './counting';
import { type Pair, pairs } from './measures';

/** Pause between two messages: the product is idle when the next one comes. */
export const PAUSE_MS = 15;
/** Messages of a round. */
export const PER_ROUND = 200;

/** A server that notes when each event's first byte arrived, in ms of Unix time. */
export class Clock {
  readonly arrivals = new Map<string, number>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Clock> {
    const server = createServer();
    const clock = new Clock(server);
    server.on('request', (incoming, response) => {
      const id = String(incoming.headers['webhook-id']);
      clock.arrivals.set(id, performance.timeOrigin + performance.now());
      incoming.resume().on('end', () => response.writeHead(200).end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return clock;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A product with one linked number and one webhook whose server is there, on a database of its own. */
export class Stand {
  private constructor(
    readonly database: OwnDatabase,
    readonly product: Product,
    readonly clock: Clock,
    readonly account: Account,
    readonly client: Client,
    private readonly pair: Pair,
  ) {}

  /** @param settings of PostgreSQL, besides those that are needed here. */
  static async start(area: number, settings: Record<string, string> = {}): Promise<Stand> {
    const database = await OwnDatabase.start({ track_commit_timestamp: 'on', ...settings });
    const product = await Product.start({}, database);
    const clock = await Clock.start();
    const account = await product.account();
    await account.key.post('/v1/webhooks', { url: clock.url, events: ['message.received'] });
    const [pair] = await pairs(product.simulator, area, 1);
    if (!pair) throw new Error('no account');
    await product.link(account, pair.number);
    return new Stand(database, product, clock, account, await counting(product), pair);
  }

  /** A round of messages, one at a time: from commit to first byte, in ms. */
  async round(): Promise<number[]> {
    const { clock, client, pair } = this;
    clock.arrivals.clear();
    for (let n = 0; n < PER_ROUND; n += 1) {
      const message = { to: pair.number, text: `wait ${n}` };
      await this.product.simulator.sendMessage(pair.contact, message);
      await setTimeout(PAUSE_MS);
    }
    await until('all to arrive', () => clock.arrivals.size >= PER_ROUND, 180_000);
    const ids = [...clock.arrivals.keys()].map((id) => id.slice('evt_'.length));
    const { rows } = await client.query<{ id: string; at: number }>(
      `SELECT replace(id::text, '-', '') AS id,
              (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at
       FROM events WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return rows.map(({ id, at }) => (clock.arrivals.get(`evt_${id}`) ?? NaN) - at);
  }

  async stop(): Promise<void> {
    await this.client.end();
    this.clock.stop();
    await this.product.stop();
  }
}
