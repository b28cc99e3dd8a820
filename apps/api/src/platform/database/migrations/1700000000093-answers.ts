import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Votes, answers to invitations, pins and keeps: what people do to a message besides edits and deletions. */
export class Answers1700000000093 implements MigrationInterface {
  name = 'Answers1700000000093';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE message_changes
        -- Name on WhatsApp of who made it.
        ADD COLUMN push_name text,
        -- What a vote, an answer, a pin or a keep says; null while that is encrypted.
        ADD COLUMN said jsonb;
      CREATE INDEX message_changes_answers
        ON message_changes (message_id, sender_type, sender, sent_at DESC, id DESC)
        WHERE kind IN ('vote', 'answer', 'pin', 'keep');
      -- Which address of a person an encrypted change was made with is not told: all are looked up.
      CREATE INDEX lid_numbers_by_phone ON lid_numbers (session_id, phone) WHERE phone IS NOT NULL;
      ALTER TABLE messages
        ADD COLUMN pinned_until timestamptz,
        ADD COLUMN kept boolean NOT NULL DEFAULT false;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messages DROP COLUMN pinned_until, DROP COLUMN kept;
      DROP INDEX lid_numbers_by_phone;
      DELETE FROM message_changes WHERE kind NOT IN ('edit', 'delete');
      ALTER TABLE message_changes DROP COLUMN push_name, DROP COLUMN said;
    `);
  }
}
