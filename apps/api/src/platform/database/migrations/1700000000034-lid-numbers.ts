import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which LID belongs to which number, and one identity of a message for all addresses of its writer. */
export class LidNumbers1700000000034 implements MigrationInterface {
  name = 'LidNumbers1700000000034';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Every LID that a session has met, in digits. The phone is null until the number is learned.
      CREATE TABLE lid_numbers (
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL,
        lid text NOT NULL,
        phone text,
        PRIMARY KEY (session_id, lid)
      );
      CREATE INDEX lid_numbers_organization ON lid_numbers (organization_id, lid);
      INSERT INTO lid_numbers (session_id, organization_id, lid, phone)
      SELECT DISTINCT ON (session_id, lid) session_id, organization_id, lid, phone FROM (
        SELECT id, session_id, organization_id, split_part(author, '@', 1) AS lid,
               CASE WHEN sender_type = 'phone' THEN sender END AS phone
        FROM messages WHERE direction = 'inbound' AND author LIKE '%lid') met
      ORDER BY session_id, lid, phone IS NULL, id DESC;
    `);
    for (const table of ['messages', 'message_changes']) {
      await queryRunner.query(`
        UPDATE ${table} SET chat = known.phone || '@s.whatsapp.net' FROM lid_numbers known
        WHERE known.session_id = ${table}.session_id AND known.phone IS NOT NULL
          AND ${table}.chat IN (known.lid || '@lid', known.lid || '@hosted.lid');
        UPDATE ${table} SET sender = known.phone, sender_type = 'phone' FROM lid_numbers known
        WHERE known.session_id = ${table}.session_id AND known.phone IS NOT NULL
          AND ${table}.sender_type = 'lid' AND ${table}.sender = known.lid;
        DROP INDEX ${table}_identity;
      `);
    }
    await queryRunner.query(`
      CREATE TEMPORARY TABLE doubled ON COMMIT DROP AS
      SELECT id, kept FROM (
        SELECT id, first_value(id) OVER (
          PARTITION BY session_id, wa_message_id, chat, sender_type, sender
          ORDER BY deleted_at IS NULL, octet_length(content) = 0, id) AS kept
        FROM messages) ranked WHERE id <> kept;
      UPDATE message_changes SET message_id = doubled.kept FROM doubled WHERE message_id = doubled.id;
      DELETE FROM messages USING doubled WHERE messages.id = doubled.id;
      DELETE FROM message_changes change USING message_changes first
      WHERE first.session_id = change.session_id AND first.wa_message_id = change.wa_message_id
        AND first.chat = change.chat AND first.sender_type = change.sender_type
        AND first.sender = change.sender AND first.id < change.id;

      -- A person writes under a number and a LID: one message, whichever of them it came from.
      CREATE UNIQUE INDEX messages_identity
        ON messages (session_id, wa_message_id, chat, sender_type, sender);
      CREATE UNIQUE INDEX message_changes_identity
        ON message_changes (session_id, wa_message_id, chat, sender_type, sender);
      CREATE INDEX messages_by_lid ON messages (session_id, sender) WHERE sender_type = 'lid';
      CREATE INDEX message_changes_by_lid
        ON message_changes (session_id, sender) WHERE sender_type = 'lid';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX messages_identity, message_changes_identity, messages_by_lid,
        message_changes_by_lid;
      CREATE UNIQUE INDEX messages_identity
        ON messages (session_id, wa_message_id, origin_chat, author);
      CREATE UNIQUE INDEX message_changes_identity
        ON message_changes (session_id, wa_message_id, origin_chat, author);
      DROP TABLE lid_numbers;
    `);
  }
}
