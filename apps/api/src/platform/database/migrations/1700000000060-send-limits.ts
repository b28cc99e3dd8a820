import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What WhatsApp lets a number send to people whom it does not know, and what waits for that. */
export class SendLimits1700000000060 implements MigrationInterface {
  name = 'SendLimits1700000000060';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE session_limits (
        session_id uuid PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        -- Null until WhatsApp has said whether there is one.
        lock_active boolean,
        lock_until timestamptz,
        lock_type text,
        -- When the restriction that was told ends, as far as that was told.
        lock_told_until timestamptz,
        -- Null until WhatsApp has said how many were begun.
        chats_used integer,
        chats_quota integer,
        chats_status text,
        chats_reset_at timestamptz,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX session_limits_locked ON session_limits (lock_until) WHERE lock_active;
      CREATE INDEX session_limits_capped ON session_limits (chats_reset_at)
        WHERE chats_status = 'capped';
      -- A message that begins a chat while none may be begun. It may be looked at again from then on.
      ALTER TABLE messages ADD COLUMN held_until timestamptz;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messages DROP COLUMN held_until;
      DROP TABLE session_limits;
    `);
  }
}
