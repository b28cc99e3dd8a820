import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Edits and deletions that are sent: they wait in the order of their chat until WhatsApp has acknowledged them. */
export class OwnChanges1700000000096 implements MigrationInterface {
  name = 'OwnChanges1700000000096';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE message_changes
        -- Null for a change that came in: pending, sent or failed for one that is sent.
        ADD COLUMN outbound_status text,
        -- The encoded protobuf that is sent, at every try the same.
        ADD COLUMN content bytea,
        ADD COLUMN error text;
      CREATE INDEX message_changes_outbox ON message_changes (session_id, id)
        WHERE outbound_status = 'pending';
      CREATE INDEX message_changes_own ON message_changes (message_id, id)
        WHERE outbound_status IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM message_changes WHERE outbound_status IN ('pending', 'failed');
      ALTER TABLE message_changes
        DROP COLUMN outbound_status, DROP COLUMN content, DROP COLUMN error;
    `);
  }
}
