import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Linked numbers, their credentials and ratchets, and every message that went through them. */
export class SessionsAndMessages1700000000002 implements MigrationInterface {
  name = 'SessionsAndMessages1700000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        name text NOT NULL,
        status text NOT NULL,
        status_reason text,
        phone text,
        push_name text,
        -- Encrypted: a code to scan holds the secret that the phone will trust.
        qr bytea,
        qr_expires_at timestamptz,
        metadata jsonb NOT NULL,
        connected_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX sessions_organization ON sessions (organization_id, id DESC);
      CREATE TABLE session_transitions (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        from_status text NOT NULL,
        to_status text NOT NULL,
        reason text,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX session_transitions_session ON session_transitions (session_id, id DESC);
      -- Encrypted. One row, rewritten when the credentials change.
      CREATE TABLE session_credentials (
        session_id uuid PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        value bytea NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      -- Encrypted. One row for each ratchet, so that a message rewrites its own and nothing else. Room is left
      -- on each page for the next version of a row.
      CREATE TABLE session_keys (
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        type text NOT NULL,
        id text NOT NULL,
        value bytea NOT NULL,
        PRIMARY KEY (session_id, type, id)
      ) WITH (fillfactor = 70);
      CREATE TABLE messages (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        direction text NOT NULL,
        -- The chat as the API names it; its origin as WhatsApp did, which may be a LID.
        chat text NOT NULL,
        origin_chat text NOT NULL,
        author text NOT NULL,
        sender text NOT NULL,
        sender_type text NOT NULL,
        recipient text NOT NULL,
        push_name text,
        type text NOT NULL,
        text text,
        content bytea NOT NULL,
        wa_message_id text NOT NULL,
        status text NOT NULL,
        error text,
        sent_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX messages_identity
        ON messages (session_id, wa_message_id, origin_chat, author);
      CREATE INDEX messages_organization ON messages (organization_id, id DESC);
      CREATE INDEX messages_session ON messages (session_id, id DESC);
      CREATE INDEX messages_chat ON messages (organization_id, chat, id DESC);
      CREATE INDEX messages_pending ON messages (session_id, id) WHERE status = 'pending';
      -- What WhatsApp said about a number, so that it is not asked before every message.
      CREATE TABLE recipient_checks (
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        phone text NOT NULL,
        jid text,
        checked_at timestamptz NOT NULL,
        PRIMARY KEY (organization_id, phone)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE recipient_checks, messages, session_keys, session_credentials,
        session_transitions, sessions;
    `);
  }
}
