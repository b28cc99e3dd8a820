import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far messages to groups came with each member, which messages were read here, who wants presences, and how long
 * messages of chats stay.
 */
export class Activity1700000000099 implements MigrationInterface {
  name = 'Activity1700000000099';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE message_recipients (
        message_id uuid NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        -- Digits of a phone number, or of a LID.
        recipient text NOT NULL,
        recipient_type text NOT NULL,
        -- delivered, read or played.
        status text NOT NULL,
        -- When it came to that, by WhatsApp's clock.
        at timestamptz NOT NULL,
        PRIMARY KEY (message_id, recipient_type, recipient)
      );
      -- Chats whose messages disappear. By number where it is known; 0 seconds where that was ended.
      CREATE TABLE chat_timers (
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        chat text NOT NULL,
        seconds integer NOT NULL,
        -- By WhatsApp's clock.
        set_at timestamptz NOT NULL,
        PRIMARY KEY (session_id, chat)
      );
      -- When a message that came was marked as read here.
      ALTER TABLE messages ADD COLUMN read_at timestamptz;
      -- Whether presences of people who write are told.
      ALTER TABLE sessions ADD COLUMN presence boolean NOT NULL DEFAULT false;
      -- Whether status posts of contacts, and messages of channels, are kept.
      ALTER TABLE sessions
        ADD COLUMN receive_status boolean NOT NULL DEFAULT false,
        ADD COLUMN receive_channels boolean NOT NULL DEFAULT false;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sessions
        DROP COLUMN presence, DROP COLUMN receive_status, DROP COLUMN receive_channels;
      ALTER TABLE messages DROP COLUMN read_at;
      DROP TABLE chat_timers;
      DROP TABLE message_recipients;
    `);
  }
}
