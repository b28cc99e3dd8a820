import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { OwnDatabase } from '../harness/own-database';
import { type Account, ALL_PRE_KEYS, Product } from '../harness/product';
import { until } from '@whathooks/testing';
import { countClient } from './deliveries/count-client';
import { type Pair, pairs } from './sessions/number-pairs';

/** Pause between two messages, so that the product is idle when the next one comes. */
export const PAUSE_MS = 15;
/** Messages per round. */
export const PER_ROUND = 200;

/** A server that records when the first byte of each event arrived, in ms of Unix time. */
export class ArrivalTimes {
  readonly arrivals = new Map<string, number>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ArrivalTimes> {
    const server = createServer();
    const arrivalTimes = new ArrivalTimes(server);
    server.on('request', (incoming, response) => {
      const id = String(incoming.headers['webhook-id']);
      arrivalTimes.arrivals.set(id, performance.timeOrigin + performance.now());
      incoming.resume().on('end', () => response.writeHead(200).end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return arrivalTimes;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A product with one linked number and one webhook with a running server, on its own database. */
export class ProductBench {
  private constructor(
    readonly database: OwnDatabase,
    readonly product: Product,
    readonly arrivalTimes: ArrivalTimes,
    readonly account: Account,
    readonly client: Client,
    private readonly pair: Pair,
  ) {}

  /** @param settings of PostgreSQL, in addition to the required ones. */
  static async start(area: number, settings: Record<string, string> = {}): Promise<ProductBench> {
    const database = await OwnDatabase.start({ track_commit_timestamp: 'on', ...settings });
    const product = await Product.start(ALL_PRE_KEYS, database);
    const arrivalTimes = await ArrivalTimes.start();
    const account = await product.account();
    await account.key.post('/v1/webhooks', { url: arrivalTimes.url, events: ['message.received'] });
    const [pair] = await pairs(product.simulator, area, 1);
    if (!pair) throw new Error('no account');
    await product.link(account, pair.number);
    return new ProductBench(
      database,
      product,
      arrivalTimes,
      account,
      await countClient(product),
      pair,
    );
  }

  /** Sends messages one at a time; returns the times from commit to first byte, in ms. */
  async round(): Promise<number[]> {
    const { arrivalTimes, client, pair } = this;
    arrivalTimes.arrivals.clear();
    for (let n = 0; n < PER_ROUND; n += 1) {
      const message = { to: pair.number, text: `wait ${n}` };
      await this.product.simulator.sendMessage(pair.contact, message);
      await setTimeout(PAUSE_MS);
    }
    await until('all to arrive', () => arrivalTimes.arrivals.size >= PER_ROUND, 180_000);
    const ids = [...arrivalTimes.arrivals.keys()].map((id) => id.slice('evt_'.length));
    const { rows } = await client.query<{ id: string; at: number }>(
      `SELECT replace(id::text, '-', '') AS id,
              (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at
       FROM events WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return rows.map(({ id, at }) => (arrivalTimes.arrivals.get(`evt_${id}`) ?? NaN) - at);
  }

  async stop(): Promise<void> {
    await this.client.end();
    this.arrivalTimes.stop();
    await this.product.stop();
  }
}
