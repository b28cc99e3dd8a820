import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the timeline of a session tells besides its moves: restrictions, and what was done to it. */
export class Timelines1700000000149 implements MigrationInterface {
  name = 'Timelines1700000000149';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE session_restrictions (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        -- As the event has it.
        told jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX session_restrictions_session ON session_restrictions (session_id, id DESC);
      -- What is done to a link is done to its session.
      CREATE INDEX audit_log_subject ON audit_log (organization_id, coalesce(details->>'session', target), id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX audit_log_subject;
      DROP TABLE session_restrictions;
    `);
  }
}
