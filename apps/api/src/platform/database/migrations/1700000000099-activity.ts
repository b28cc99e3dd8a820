import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far messages to groups came with each member. */
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
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE message_recipients');
  }
}
