import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Chats and contacts of the messages that are there, and an index for each list of chats.
 *
 * Nothing was noted as read until now: what is there counts as read, and what waits for a reply is seen by the last
 * message that was sent.
 */
export class ChatsOfMessages1700000000121 implements MigrationInterface {
  name = 'ChatsOfMessages1700000000121';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX chats_needs_reply, chats_state, chats_assignee;
      CREATE INDEX chats_needs_reply ON chats (organization_id, position DESC)
        WHERE needs_reply_since IS NOT NULL AND state = 'open' AND NOT archived;
      CREATE INDEX chats_open ON chats (organization_id, position DESC) WHERE state = 'open' AND NOT archived;
      CREATE INDEX chats_closed ON chats (organization_id, position DESC) WHERE state = 'closed';
      CREATE INDEX chats_assignee ON chats (organization_id, assignee_id, position DESC)
        WHERE state = 'open' AND NOT archived;
    `);
    await queryRunner.query(CONTACTS);
    await queryRunner.query(CHATS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM chats;
      DELETE FROM contacts;
      DROP INDEX chats_needs_reply, chats_open, chats_closed, chats_assignee;
      CREATE INDEX chats_needs_reply ON chats (organization_id, position DESC)
        WHERE needs_reply_since IS NOT NULL AND state = 'open';
      CREATE INDEX chats_state ON chats (organization_id, state, position DESC);
      CREATE INDEX chats_assignee ON chats (organization_id, assignee_id, position DESC) WHERE state = 'open';
    `);
  }
}

/** Ids of messages name what they begin: they are unique, and sort by time. */
const CONTACTS = `
  WITH met AS (
    SELECT id, organization_id, session_id, sender AS digits, sender_type AS type, push_name FROM messages
    WHERE direction = 'inbound' AND sender ~ '^[0-9]+$' AND chat ~ '@(s\\.whatsapp\\.net|hosted|lid|hosted\\.lid|g\\.us)$'
    UNION ALL
    SELECT id, organization_id, session_id, split_part(chat, '@', 1),
      CASE WHEN chat ~ 'lid$' THEN 'lid' ELSE 'phone' END, NULL
    FROM messages WHERE direction = 'outbound' AND chat ~ '^[0-9]+@(s\\.whatsapp\\.net|hosted|lid|hosted\\.lid)$'
  ), people AS (
    SELECT DISTINCT ON (session_id, type, digits) id, organization_id, session_id, type, digits, push_name
    FROM met ORDER BY session_id, type, digits, push_name IS NULL, id DESC
  ), lids AS (
    SELECT session_id, phone, max(lid) AS lid FROM lid_numbers WHERE phone IS NOT NULL GROUP BY session_id, phone
  )
  INSERT INTO contacts (id, organization_id, session_id, phone, lid, push_name, created_at, updated_at)
  SELECT people.id, people.organization_id, people.session_id, CASE WHEN type = 'phone' THEN digits END,
    CASE WHEN type = 'lid' THEN digits ELSE lids.lid END, people.push_name, now(), now()
  FROM people LEFT JOIN lids ON people.type = 'phone' AND lids.session_id = people.session_id AND lids.phone = digits
  ON CONFLICT DO NOTHING`;

const CHATS = `
  WITH spoken AS (
    SELECT session_id, organization_id, chat, min(id::text)::uuid AS first_id,
      (max(id::text) FILTER (WHERE type <> 'reaction' AND status <> 'scheduled'))::uuid AS last_id,
      (max(id::text) FILTER (WHERE direction = 'outbound' AND NOT history AND status <> 'scheduled'))::uuid AS sent_id
    FROM messages WHERE chat ~ '^[0-9-]+@(s\\.whatsapp\\.net|hosted|lid|hosted\\.lid|g\\.us)$'
    GROUP BY session_id, organization_id, chat
  )
  INSERT INTO chats (id, organization_id, session_id, jid, kind, last_message_id, position, needs_reply_since,
    created_at, updated_at)
  SELECT first_id, organization_id, session_id, chat, CASE WHEN chat LIKE '%@g.us' THEN 'group' ELSE 'person' END,
    last_id, coalesce(last_id, first_id), CASE WHEN chat NOT LIKE '%@g.us' THEN (
      SELECT asked.sent_at FROM messages asked
      WHERE asked.session_id = spoken.session_id AND asked.chat = spoken.chat AND asked.direction = 'inbound'
        AND NOT asked.history AND asked.type <> 'reaction' AND (sent_id IS NULL OR asked.id > sent_id)
      ORDER BY asked.id LIMIT 1) END,
    now(), now()
  FROM spoken`;
