import { freePort } from '@whathooks/testing';
import type { ProductBench } from '../product-bench';

/** Queues due deliveries for a webhook whose server is down. */
export async function queueForDownWebhook(
  { account, client }: ProductBench,
  count: number,
): Promise<void> {
  const { body } = await account.key.post<{ id: string }>('/v1/webhooks', {
    url: `http://127.0.0.1:${await freePort()}/gone`,
    events: ['message.status'],
  });
  await client.query(
    `WITH hook AS (SELECT organization_id, $1::uuid AS id FROM webhooks WHERE id = $1::uuid),
       event AS (SELECT id, session_id FROM events ORDER BY id LIMIT 1)
     INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key)
     -- As old as the event: deliveries older than the log would be deleted meanwhile.
     SELECT overlay(gen_random_uuid()::text PLACING left(event.id::text, 13) FROM 1 FOR 13)::uuid,
            hook.organization_id, hook.id, event.id, 'message.received', event.session_id, n % 1000
     FROM hook, event, generate_series(1, $2::int) AS n`,
    [body.id.slice('hook_'.length), count],
  );
  // Later costs of filling the table are not measured.
  await client.query('VACUUM ANALYZE delivery_queue');
  await client.query('CHECKPOINT');
}

/** Creates webhooks whose servers are down, each with a few due deliveries. */
export async function createDownWebhooks({ client }: ProductBench, count: number): Promise<void> {
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

/**
 * Stores finished deliveries with an attempt each, one in ten waiting for a server that is down.
 */
export async function storeDeliveries(bench: ProductBench, count: number): Promise<void> {
  const { client } = bench;
  await client.query(
    `WITH event AS (SELECT id, organization_id, session_id FROM events ORDER BY id LIMIT 1),
       hook AS (SELECT webhook_id AS id FROM deliveries ORDER BY id LIMIT 1),
       ended AS (
         INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key,
                                 status, attempts, trigger, last_status, created_at)
         SELECT overlay(gen_random_uuid()::text PLACING left(event.id::text, 13) FROM 1 FOR 13)::uuid,
                event.organization_id, hook.id, event.id, 'message.received', event.session_id, n % 1000,
                'delivered', 1, 'event', 200, now()
         FROM event, hook, generate_series(1, $1::int) AS n
         RETURNING id, organization_id, webhook_id)
     INSERT INTO delivery_attempts (id, organization_id, webhook_id, delivery_id, number, trigger, url,
                                    request_headers, status, total_ms, started_at)
     SELECT id, organization_id, webhook_id, id, 1, 'event', 'http://127.0.0.1/', '{}', 200, 1, now()
     FROM ended`,
    [count],
  );
  await client.query('VACUUM ANALYZE deliveries, delivery_attempts');
  await queueForDownWebhook(bench, count / 10);
}
