import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a lane knows of its endpoint, and what an attempt before its time leaves alone. */
export class Breakers1700000000011 implements MigrationInterface {
  name = 'Breakers1700000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE delivery_lanes
        DROP COLUMN window_started_at, DROP COLUMN window_attempts, DROP COLUMN window_failures,
        ADD COLUMN recent_attempts real NOT NULL DEFAULT 0,
        ADD COLUMN recent_failures real NOT NULL DEFAULT 0,
        ADD COLUMN recent_at timestamptz,
        ADD CONSTRAINT delivery_lanes_breaker CHECK (breaker IN ('closed', 'open'));

      -- An attempt before its time uses up no step of the schedule and leaves its own time as it was.
      ALTER TABLE delivery_queue
        ADD COLUMN step integer NOT NULL DEFAULT 0,
        ADD COLUMN own_due_at timestamptz;
      UPDATE delivery_queue SET step = attempts;
      -- What an endpoint that is back has to be sent at once.
      CREATE INDEX delivery_queue_tried ON delivery_queue (webhook_id, id) WHERE attempts > 0;

      -- The log of an organization, whichever webhook it was for.
      CREATE INDEX delivery_queue_organization ON delivery_queue (organization_id, id);
      CREATE INDEX deliveries_organization ON deliveries (organization_id, id);
      CREATE INDEX delivery_hours_organization ON delivery_hours (organization_id, hour);

      -- Some events are the organization's and of no session: a webhook was switched off.
      ALTER TABLE events ALTER COLUMN session_id DROP NOT NULL;
      ALTER TABLE deliveries ALTER COLUMN session_id DROP NOT NULL;
      ALTER TABLE delivery_queue ALTER COLUMN session_id DROP NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Nobody who knows only events of sessions can read the others.
      DELETE FROM delivery_queue WHERE session_id IS NULL;
      DELETE FROM deliveries WHERE session_id IS NULL;
      DELETE FROM events WHERE session_id IS NULL;
      ALTER TABLE delivery_queue ALTER COLUMN session_id SET NOT NULL;
      ALTER TABLE deliveries ALTER COLUMN session_id SET NOT NULL;
      ALTER TABLE events ALTER COLUMN session_id SET NOT NULL;
      DROP INDEX delivery_hours_organization, deliveries_organization, delivery_queue_organization;
      DROP INDEX delivery_queue_tried;
      ALTER TABLE delivery_queue DROP COLUMN own_due_at, DROP COLUMN step;
      ALTER TABLE delivery_lanes
        DROP CONSTRAINT delivery_lanes_breaker,
        DROP COLUMN recent_at, DROP COLUMN recent_failures, DROP COLUMN recent_attempts,
        ADD COLUMN window_started_at timestamptz,
        ADD COLUMN window_attempts integer NOT NULL DEFAULT 0,
        ADD COLUMN window_failures integer NOT NULL DEFAULT 0;
    `);
  }
}
