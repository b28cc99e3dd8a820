import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is done to earlier messages, messages from before a link, calls and notifications. */
export class KindsOfMessages1700000000017 implements MigrationInterface {
  name = 'KindsOfMessages1700000000017';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sessions ADD COLUMN history_events boolean NOT NULL DEFAULT false;
      ALTER TABLE messages
        ADD COLUMN history boolean NOT NULL DEFAULT false,
        ADD COLUMN reacts_to text,
        ADD COLUMN edited_at timestamptz,
        ADD COLUMN deleted_at timestamptz;

      -- Edits and deletions. One whose message has not come yet waits for it here.
      CREATE TABLE message_changes (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        kind text NOT NULL,
        target text NOT NULL,
        direction text NOT NULL,
        chat text NOT NULL,
        origin_chat text NOT NULL,
        author text NOT NULL,
        sender text NOT NULL,
        sender_type text NOT NULL,
        text text,
        wa_message_id text NOT NULL,
        message_id uuid,
        sent_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX message_changes_identity
        ON message_changes (session_id, wa_message_id, origin_chat, author);
      CREATE INDEX message_changes_waiting
        ON message_changes (session_id, target) WHERE message_id IS NULL;

      CREATE TABLE session_notices (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        kind text NOT NULL,
        type text NOT NULL,
        origin text NOT NULL,
        author text,
        author_type text,
        details jsonb NOT NULL,
        wa_id text NOT NULL,
        occurred_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX session_notices_identity
        ON session_notices (session_id, wa_id, origin, kind);
      CREATE INDEX session_notices_session ON session_notices (session_id, id DESC);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE session_notices, message_changes;
      ALTER TABLE messages
        DROP COLUMN history, DROP COLUMN reacts_to, DROP COLUMN edited_at, DROP COLUMN deleted_at;
      ALTER TABLE sessions DROP COLUMN history_events;
    `);
  }
}
