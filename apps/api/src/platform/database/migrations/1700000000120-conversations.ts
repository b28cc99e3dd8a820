import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Conversations: chats, the people and groups in them, labels, notes, notices, snippets, drafts, and how long people
 * waited for a reply.
 */
export class Conversations1700000000120 implements MigrationInterface {
  name = 'Conversations1700000000120';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- One person as one number knows them, whichever of their addresses they write from.
      CREATE TABLE contacts (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        -- Digits of the phone number; null while only the LID is known.
        phone text,
        -- Digits of the LID.
        lid text,
        -- As the address book of the phone has it.
        name text,
        -- As the person calls themselves.
        push_name text,
        -- As WhatsApp verified a business.
        verified_name text,
        blocked boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK (phone IS NOT NULL OR lid IS NOT NULL)
      );
      CREATE UNIQUE INDEX contacts_phone ON contacts (session_id, phone);
      CREATE UNIQUE INDEX contacts_lid ON contacts (session_id, lid);
      CREATE INDEX contacts_organization ON contacts (organization_id, id DESC);

      CREATE TABLE groups (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        jid text NOT NULL,
        -- Null until WhatsApp was asked for it.
        subject text,
        description text,
        -- Digits of who made it.
        owner text,
        -- Only administrators write; only administrators change its subject and picture; new members are approved.
        announcement boolean NOT NULL DEFAULT false,
        locked boolean NOT NULL DEFAULT false,
        approval boolean NOT NULL DEFAULT false,
        -- When the number left or was removed; null while it is a member.
        left_at timestamptz,
        -- When WhatsApp was asked for all of it last.
        read_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX groups_jid ON groups (session_id, jid);
      CREATE INDEX groups_organization ON groups (organization_id, id DESC);
      CREATE TABLE group_members (
        group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        -- Digits of a phone number, or of a LID whose number is not known.
        member text NOT NULL,
        member_type text NOT NULL,
        -- member, admin or owner.
        role text NOT NULL,
        PRIMARY KEY (group_id, member_type, member)
      );

      CREATE TABLE chats (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        -- By phone number wherever it is known, as messages.chat.
        jid text NOT NULL,
        -- person or group.
        kind text NOT NULL,
        -- Newest message that people see in it; null for one without.
        last_message_id uuid,
        -- Sorts chats, newest first: the id of its newest message, or of its making.
        position uuid NOT NULL,
        unread integer NOT NULL DEFAULT 0,
        -- Oldest message that nobody has read; null where all are read.
        first_unread_id uuid,
        -- A person marked it as unread, though all its messages are read.
        marked_unread boolean NOT NULL DEFAULT false,
        -- Since when somebody waits for a reply; null where nobody does.
        needs_reply_since timestamptz,
        -- open or closed.
        state text NOT NULL DEFAULT 'open',
        assignee_id uuid REFERENCES users (id) ON DELETE SET NULL,
        archived boolean NOT NULL DEFAULT false,
        pinned_at timestamptz,
        muted_until timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX chats_jid ON chats (session_id, jid);
      CREATE INDEX chats_organization ON chats (organization_id, position DESC);
      CREATE INDEX chats_session ON chats (session_id, position DESC);
      CREATE INDEX chats_needs_reply ON chats (organization_id, position DESC)
        WHERE needs_reply_since IS NOT NULL AND state = 'open';
      CREATE INDEX chats_state ON chats (organization_id, state, position DESC);
      CREATE INDEX chats_assignee ON chats (organization_id, assignee_id, position DESC) WHERE state = 'open';

      CREATE TABLE labels (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        name text NOT NULL,
        -- One of the colours of WhatsApp's labels, 0 to 19.
        color integer NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX labels_name ON labels (organization_id, lower(name));
      CREATE TABLE chat_labels (
        chat_id uuid NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
        label_id uuid NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        PRIMARY KEY (chat_id, label_id)
      );
      CREATE INDEX chat_labels_label ON chat_labels (label_id, chat_id);

      -- What people of the organization tell each other about a chat. Nobody outside sees it.
      CREATE TABLE notes (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        chat_id uuid NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
        author_id uuid REFERENCES users (id) ON DELETE SET NULL,
        text text NOT NULL,
        -- People of the organization whom it names.
        mentions uuid[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        edited_at timestamptz
      );
      CREATE INDEX notes_chat ON notes (chat_id, id DESC);

      -- Lines of a conversation that nobody wrote: who joined a group, who was assigned, who closed it.
      CREATE TABLE chat_notices (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        chat_id uuid NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
        kind text NOT NULL,
        -- Who did it: a person of the organization, or digits of somebody on WhatsApp; both null for nobody.
        user_id uuid REFERENCES users (id) ON DELETE SET NULL,
        actor text,
        actor_type text,
        details jsonb,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX chat_notices_chat ON chat_notices (chat_id, id DESC);

      CREATE TABLE snippets (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
        shortcut text NOT NULL,
        text text NOT NULL,
        created_by uuid REFERENCES users (id) ON DELETE SET NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX snippets_shortcut ON snippets (organization_id, lower(shortcut));

      -- What a person has begun to write in a chat.
      CREATE TABLE drafts (
        chat_id uuid NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        text text NOT NULL,
        -- Message that it replies to; null for none.
        reply_to uuid,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (chat_id, user_id)
      );

      -- How long somebody waited for a reply.
      CREATE TABLE reply_times (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        chat_id uuid NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
        -- Who replied; null for an API key and for the phone.
        user_id uuid REFERENCES users (id) ON DELETE SET NULL,
        asked_at timestamptz NOT NULL,
        replied_at timestamptz NOT NULL
      );
      CREATE INDEX reply_times_organization ON reply_times (organization_id, replied_at DESC);

      -- Who of the organization had it sent: a person or an API key; null for one written on the phone.
      ALTER TABLE messages
        ADD COLUMN sent_by uuid,
        ADD COLUMN sent_by_kind text,
        ADD COLUMN starred boolean NOT NULL DEFAULT false;
      CREATE INDEX messages_of_chat ON messages (session_id, chat, id DESC);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX messages_of_chat;
      ALTER TABLE messages DROP COLUMN sent_by, DROP COLUMN sent_by_kind, DROP COLUMN starred;
      DROP TABLE reply_times, drafts, snippets, chat_notices, notes, chat_labels, labels, chats, group_members, groups,
        contacts;
    `);
  }
}
