import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for what: resends, runs that send again, and what people do that must be accounted for. */
export class RecoveryAndAudit1700000000010 implements MigrationInterface {
  name = 'RecoveryAndAudit1700000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A person or an API key, as callers see its id: the two live in different tables.
      ALTER TABLE delivery_queue ALTER COLUMN triggered_by TYPE text;
      ALTER TABLE deliveries ALTER COLUMN triggered_by TYPE text;
      ALTER TABLE delivery_attempts ALTER COLUMN triggered_by TYPE text;

      -- Made by the test button: it never happened, and nobody is owed it.
      ALTER TABLE events ADD COLUMN sample boolean NOT NULL DEFAULT false;

      -- What waits of an event beside its first deliveries. Costs the others nothing.
      CREATE INDEX delivery_queue_replays ON delivery_queue (event_id) WHERE trigger <> 'event';

      -- Counted as attempts end: reading a day of attempts for a curve would cost what it holds.
      CREATE TABLE delivery_hours (
        hour timestamptz NOT NULL,
        webhook_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        delivered integer NOT NULL,
        failed integer NOT NULL,
        PRIMARY KEY (hour, webhook_id)
      ) WITH (fillfactor = 70);

      CREATE TABLE recovery_jobs (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        webhook_id uuid NOT NULL,
        kind text NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz NOT NULL,
        events text[],
        session_ids uuid[],
        status text NOT NULL DEFAULT 'running',
        total integer,
        done integer NOT NULL DEFAULT 0,
        cursor uuid NOT NULL,
        after_transaction bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
        next_at timestamptz NOT NULL DEFAULT now(),
        failures integer NOT NULL DEFAULT 0,
        error text,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      CREATE INDEX recovery_jobs_webhook ON recovery_jobs (webhook_id, id);
      -- Two at once would each find what the other one is about to send.
      CREATE UNIQUE INDEX recovery_jobs_running ON recovery_jobs (webhook_id) WHERE status = 'running';

      CREATE TABLE audit_log (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        actor text NOT NULL,
        action text NOT NULL,
        target text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX audit_log_organization ON audit_log (organization_id, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE audit_log, recovery_jobs, delivery_hours;
      DROP INDEX delivery_queue_replays;
      ALTER TABLE events DROP COLUMN sample;
      -- Who asked is not kept: the column before had no room for it.
      ALTER TABLE delivery_attempts ALTER COLUMN triggered_by TYPE uuid USING NULL;
      ALTER TABLE deliveries ALTER COLUMN triggered_by TYPE uuid USING NULL;
      ALTER TABLE delivery_queue ALTER COLUMN triggered_by TYPE uuid USING NULL;
    `);
  }
}
