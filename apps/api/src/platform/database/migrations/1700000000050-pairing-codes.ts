import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The code that waits to be typed on a phone. */
export class PairingCodes1700000000050 implements MigrationInterface {
  name = 'PairingCodes1700000000050';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sessions ADD COLUMN pairing_code bytea, ADD COLUMN pairing_code_expires_at timestamptz;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sessions DROP COLUMN pairing_code_expires_at, DROP COLUMN pairing_code;
    `);
  }
}
