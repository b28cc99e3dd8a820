import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands beside the text of a message: its kind, mentions, and whether the text was cut. */
export class MessageDetails1700000000045 implements MigrationInterface {
  name = 'MessageDetails1700000000045';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messages ADD COLUMN details jsonb;
      ALTER TABLE message_changes ADD COLUMN details jsonb;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE message_changes DROP COLUMN details;
      ALTER TABLE messages DROP COLUMN details;
    `);
  }
}
