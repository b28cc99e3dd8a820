import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a message waits, and how many tries in a row have ended so. */
export class WaitingReasons1700000000035 implements MigrationInterface {
  name = 'WaitingReasons1700000000035';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messages
        ADD COLUMN wait_reason text,
        ADD COLUMN wait_tries integer NOT NULL DEFAULT 0;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE messages DROP COLUMN wait_reason, DROP COLUMN wait_tries;',
    );
  }
}
