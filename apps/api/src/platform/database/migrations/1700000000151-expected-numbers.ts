import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The number that is to be linked to a session. */
export class ExpectedNumbers1700000000151 implements MigrationInterface {
  name = 'ExpectedNumbers1700000000151';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sessions ADD COLUMN expected_phone text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sessions DROP COLUMN expected_phone');
  }
}
