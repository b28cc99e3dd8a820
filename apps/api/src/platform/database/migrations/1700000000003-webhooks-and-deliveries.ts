import type { MigrationInterface, QueryRunner } from 'typeorm';

const DAY_MS = 86_400_000;
/** Enough for the first start; from then on the running product keeps a week ahead. */
const DAYS_AHEAD = 7;

/** Least UUIDv7 of a day: ids sort by time, so a range of ids is a range of time. */
function bound(day: number): string {
  const hex = (day * DAY_MS).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

function partitions(): string {
  const today = Math.floor(Date.now() / DAY_MS);
  const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, index) => today - 1 + index);
  return ['events', 'deliveries', 'delivery_attempts']
    .flatMap((table) =>
      days.map((day) => {
        const name = new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
        return `CREATE TABLE ${table}_${name} PARTITION OF ${table} FOR VALUES FROM ('${bound(day)}') TO ('${bound(day + 1)}');`;
      }),
    )
    .join('\n');
}

/** Who is told (webhooks), what happened (events), what waits (queue), what became of it (log). */
export class WebhooksAndDeliveries1700000000003 implements MigrationInterface {
  name = 'WebhooksAndDeliveries1700000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE webhooks (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        url text NOT NULL,
        events text[] NOT NULL,
        session_ids uuid[],
        description text,
        -- Encrypted, as the secrets are.
        headers bytea,
        enabled boolean NOT NULL DEFAULT true,
        disabled_reason text,
        disabled_at timestamptz,
        secret bytea NOT NULL,
        previous_secret bytea,
        previous_secret_expires_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX webhooks_organization ON webhooks (organization_id, id DESC);

      -- All that deliveries may know of webhooks: the table itself belongs to its own room.
      CREATE VIEW webhook_destinations AS
        SELECT id AS webhook_id, organization_id, events, session_ids, url, headers, secret,
               CASE WHEN previous_secret_expires_at > now() THEN previous_secret END AS previous_secret
        FROM webhooks WHERE enabled;

      -- One lane for each webhook: what a process claims, and how it may deliver.
      CREATE TABLE delivery_lanes (
        id uuid PRIMARY KEY REFERENCES webhooks (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        concurrency smallint NOT NULL DEFAULT 8,
        rate_per_second real,
        retry_schedule jsonb,
        strict_order boolean NOT NULL DEFAULT false,
        claim_id uuid,
        lease_until timestamptz,
        served_at timestamptz,
        breaker text NOT NULL DEFAULT 'closed',
        paused_until timestamptz,
        probes integer NOT NULL DEFAULT 0,
        release_through uuid,
        failing_since timestamptz,
        window_started_at timestamptz,
        window_attempts integer NOT NULL DEFAULT 0,
        window_failures integer NOT NULL DEFAULT 0
      ) WITH (fillfactor = 50);

      -- Deliveries that are not over yet. Small while endpoints are healthy, whatever the log holds.
      CREATE TABLE delivery_queue (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        webhook_id uuid NOT NULL,
        event_id uuid NOT NULL,
        event text NOT NULL,
        session_id uuid NOT NULL,
        chat_key bigint NOT NULL,
        due_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        held boolean NOT NULL DEFAULT false,
        trigger text NOT NULL DEFAULT 'event',
        triggered_by uuid,
        last_status smallint,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now()
      ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
              autovacuum_analyze_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 0);
      CREATE INDEX delivery_queue_due ON delivery_queue (webhook_id, due_at, id);
      CREATE INDEX delivery_queue_webhook ON delivery_queue (webhook_id, id);
      CREATE INDEX delivery_queue_held ON delivery_queue (webhook_id, chat_key, id) WHERE held;
      CREATE INDEX delivery_queue_behind ON delivery_queue (webhook_id, chat_key, id) WHERE due_at = 'infinity';

      -- The log, split by day: ids are UUIDv7, so retention drops whole days.
      CREATE TABLE events (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL,
        event text NOT NULL,
        chat text,
        body text NOT NULL,
        occurred_at timestamptz NOT NULL
      ) PARTITION BY RANGE (id);
      CREATE INDEX events_organization ON events (organization_id, id);

      CREATE TABLE deliveries (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        webhook_id uuid NOT NULL,
        event_id uuid NOT NULL,
        event text NOT NULL,
        session_id uuid NOT NULL,
        chat_key bigint NOT NULL,
        status text NOT NULL,
        attempts integer NOT NULL,
        trigger text NOT NULL,
        triggered_by uuid,
        last_status smallint,
        last_error text,
        created_at timestamptz NOT NULL,
        ended_at timestamptz NOT NULL DEFAULT now()
      ) PARTITION BY RANGE (id);
      CREATE INDEX deliveries_webhook ON deliveries (webhook_id, id);
      CREATE INDEX deliveries_failed ON deliveries (webhook_id, id) WHERE status <> 'delivered';
      -- An event's first deliveries share the beginning of its id; replays are found here.
      CREATE INDEX deliveries_replays ON deliveries (event_id) WHERE trigger <> 'event';

      CREATE TABLE delivery_attempts (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        webhook_id uuid NOT NULL,
        delivery_id uuid NOT NULL,
        number integer NOT NULL,
        trigger text NOT NULL,
        triggered_by uuid,
        url text NOT NULL,
        request_headers json NOT NULL,
        status smallint,
        response_headers json,
        response_body bytea,
        response_truncated boolean NOT NULL DEFAULT false,
        error_code text,
        error_detail text,
        remote_address text,
        dns_ms real,
        connect_ms real,
        tls_ms real,
        first_byte_ms real,
        total_ms real NOT NULL,
        started_at timestamptz NOT NULL
      ) PARTITION BY RANGE (id);
      CREATE INDEX delivery_attempts_delivery ON delivery_attempts (delivery_id);
      ${partitions()}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE delivery_attempts, deliveries, events, delivery_queue, delivery_lanes;
      DROP VIEW webhook_destinations;
      DROP TABLE webhooks;
    `);
  }
}
