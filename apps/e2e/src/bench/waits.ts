import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { request } from 'undici';
import { freePort } from '../harness/ports';
import type { Account, Product } from '../harness/product';
import { until } from '../harness/wait';
import type { Pair } from './measures';

/** Pause between two messages: the product is idle when the next one comes. */
const PAUSE_MS = 20;
/** The median of so many rounds of so many messages: one vacuum must not decide. */
const ROUNDS = 11;
const PER_ROUND = 200;

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

export interface Waits {
  p50: number;
  p99: number;
}

/** Times from the commit of a message to the first byte at its webhook, in ms, one message at a time. */
export async function waits(
  product: Product,
  client: Client,
  clock: Clock,
  pair: Pair,
): Promise<Waits> {
  const rounds: Waits[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await oneRound(product, client, clock, pair));
  }
  const median = (of: keyof Waits): number =>
    rounds.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
  return { p50: median('p50'), p99: median('p99') };
}

/** A round of messages, one at a time: from commit to first byte, in ms. */
export async function oneRound(
  product: Product,
  client: Client,
  clock: Clock,
  { number, contact }: Pair,
): Promise<Waits> {
  clock.arrivals.clear();
  for (let n = 0; n < PER_ROUND; n += 1) {
    await product.simulator.sendMessage(contact, { to: number, text: `wait ${n}` });
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
  return percentiles(rows.map(({ id, at }) => (clock.arrivals.get(`evt_${id}`) ?? NaN) - at));
}

/** What one POST takes that nobody has to commit or claim, in ms: from the call to the first byte there. */
export async function bareWaits(clock: Clock): Promise<Waits> {
  const took: number[] = [];
  for (let n = 0; n < PER_ROUND; n += 1) {
    const started = performance.timeOrigin + performance.now();
    const headers = { 'webhook-id': `bare ${n}` };
    const { body } = await request(clock.url, { method: 'POST', body: '{}', headers });
    await body.dump();
    took.push((clock.arrivals.get(`bare ${n}`) ?? NaN) - started);
    await setTimeout(PAUSE_MS);
  }
  return percentiles(took);
}

function percentiles(values: number[]): Waits {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Queues so many due deliveries for a webhook whose server is gone. */
export async function deadBacklog(account: Account, client: Client, count: number): Promise<void> {
  const { body } = await account.key.post<{ id: string }>('/v1/webhooks', {
    url: `http://127.0.0.1:${await freePort()}/gone`,
    events: ['message.status'],
  });
  await client.query(
    `WITH hook AS (SELECT organization_id, $1::uuid AS id FROM webhooks WHERE id = $1::uuid),
       event AS (SELECT id, session_id FROM events ORDER BY id LIMIT 1)
     INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key)
     -- As old as the event: what waits for longer than the log is kept would be given up meanwhile.
     SELECT overlay(gen_random_uuid()::text PLACING left(event.id::text, 13) FROM 1 FOR 13)::uuid,
            hook.organization_id, hook.id, event.id, 'message.received', event.session_id, n % 1000
     FROM hook, event, generate_series(1, $2::int) AS n`,
    [body.id.slice('hook_'.length), count],
  );
  // What filling it costs later is not what is measured.
  await client.query('VACUUM ANALYZE delivery_queue');
  await client.query('CHECKPOINT');
}

/** Makes so many webhooks whose servers are gone, each with a few deliveries that are due. */
export async function deadWebhooks(client: Client, count: number): Promise<void> {
  await client.query(
    `WITH model AS (SELECT * FROM webhooks ORDER BY id LIMIT 1),
       hook AS (
         INSERT INTO webhooks (id, organization_id, url, events, secret)
         SELECT gen_random_uuid(), organization_id, 'http://127.0.0.1:1/', '{session.qr}', secret
         FROM model, generate_series(1, $1::int) RETURNING id, organization_id),
       lane AS (
         INSERT INTO delivery_lanes (id, organization_id, breaker, paused_until)
         SELECT id, organization_id, 'open', now() + interval '1 hour' FROM hook RETURNING id, organization_id)
     INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key)
     SELECT overlay(gen_random_uuid()::text PLACING left(event.id::text, 13) FROM 1 FOR 13)::uuid,
            lane.organization_id, lane.id, event.id, event.event, event.session_id, n
     FROM lane, (SELECT * FROM events ORDER BY id LIMIT 1) event, generate_series(1, 10) AS n`,
    [count],
  );
  await client.query('VACUUM ANALYZE delivery_queue, delivery_lanes, webhooks');
  await client.query('CHECKPOINT');
}
