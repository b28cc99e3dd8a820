import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody called last whom nobody has answered since. */
export class MissedCalls1700000000170 implements MigrationInterface {
  name = 'MissedCalls1700000000170';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE chats ADD COLUMN missed_call_at timestamptz');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE chats DROP COLUMN missed_call_at');
  }
}
