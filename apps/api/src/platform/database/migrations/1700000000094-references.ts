import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What callers call a message by themselves. */
export class References1700000000094 implements MigrationInterface {
  name = 'References1700000000094';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE messages ADD COLUMN reference text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE messages DROP COLUMN reference');
  }
}
