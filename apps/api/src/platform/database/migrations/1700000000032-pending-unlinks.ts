import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Devices that were logged out while WhatsApp could not be told. */
export class PendingUnlinks1700000000032 implements MigrationInterface {
  name = 'PendingUnlinks1700000000032';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The credentials are encrypted. The session may be deleted by then.
      CREATE TABLE pending_unlinks (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        session_id uuid NOT NULL,
        value bytea NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX pending_unlinks_due ON pending_unlinks (due_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE pending_unlinks;');
  }
}
