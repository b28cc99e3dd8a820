import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls to a number, how they ended, and whether a number rejects them. */
export class Calls1700000000098 implements MigrationInterface {
  name = 'Calls1700000000098';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Null for a number that lets calls ring, else what the caller is sent: { text? }.
      ALTER TABLE sessions ADD COLUMN reject_calls jsonb;
      CREATE TABLE calls (
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        -- WhatsApp's id.
        call_id text NOT NULL,
        -- JIDs that a rejection has to name: whom the call came from, and who began it.
        origin text NOT NULL,
        creator text NOT NULL,
        sender text NOT NULL,
        sender_type text NOT NULL,
        video boolean NOT NULL,
        group_jid text,
        -- ringing, accepted, rejected or missed.
        status text NOT NULL,
        -- When the status came about, by WhatsApp's clock.
        at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (session_id, call_id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE calls;
      ALTER TABLE sessions DROP COLUMN reject_calls;
    `);
  }
}
