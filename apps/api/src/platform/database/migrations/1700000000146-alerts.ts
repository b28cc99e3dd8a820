import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts, and for how long a thing may last before there is one. */
export class Alerts1700000000146 implements MigrationInterface {
  name = 'Alerts1700000000146';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE alerts (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        kind text NOT NULL,
        -- Empty where there is none.
        reason text NOT NULL,
        -- Session or webhook.
        subject_id uuid NOT NULL,
        name text NOT NULL,
        since timestamptz,
        opened_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz
      );
      -- Told once: a restriction of another sort is another one.
      CREATE UNIQUE INDEX alerts_open
        ON alerts (subject_id, kind, (CASE kind WHEN 'number_restricted' THEN reason ELSE '' END))
        WHERE closed_at IS NULL;
      CREATE INDEX alerts_organization ON alerts (organization_id, id DESC);
      CREATE INDEX alerts_closed ON alerts (closed_at) WHERE closed_at IS NOT NULL;

      CREATE TABLE alert_settings (
        organization_id uuid PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
        number_down_minutes integer NOT NULL,
        webhook_down_minutes integer NOT NULL,
        queue_old_minutes integer NOT NULL,
        mail boolean NOT NULL
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE alert_settings, alerts');
  }
}
