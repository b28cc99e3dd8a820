import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be done on phones, and what phones told: the state that all devices of an account share. */
export class AppState1700000000125 implements MigrationInterface {
  name = 'AppState1700000000125';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- What somebody did here and the phone has not taken over yet.
      CREATE TABLE app_state_intents (
        -- Another one when a newer intent takes its place.
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        -- What it is about: of several about the same, the newest counts.
        subject text NOT NULL,
        intent jsonb NOT NULL,
        -- When somebody wanted it: what the phone does later counts.
        wanted_at timestamptz NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL,
        -- Why WhatsApp will not take it, however often it is sent; null while it waits.
        refused text
      );
      CREATE UNIQUE INDEX app_state_intents_subject ON app_state_intents (session_id, subject);
      CREATE INDEX app_state_intents_due ON app_state_intents (session_id, due_at) WHERE refused IS NULL;

      -- JID by which the phone names the chat in the state of the account; null before it did.
      ALTER TABLE chats ADD COLUMN state_jid text;

      -- Labels of a number's WhatsApp, by their ids there, and the labels of the organization with the same names.
      CREATE TABLE session_labels (
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        wa_id text NOT NULL,
        label_id uuid NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
        PRIMARY KEY (session_id, wa_id)
      );
      CREATE INDEX session_labels_label ON session_labels (label_id, session_id);

      -- Stars of messages that have not come yet: a history comes beside the state.
      CREATE TABLE early_stars (
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        chat text NOT NULL,
        wa_message_id text NOT NULL,
        direction text NOT NULL,
        PRIMARY KEY (session_id, chat, wa_message_id, direction)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE early_stars, session_labels, app_state_intents;
      ALTER TABLE chats DROP COLUMN state_jid;
    `);
  }
}
