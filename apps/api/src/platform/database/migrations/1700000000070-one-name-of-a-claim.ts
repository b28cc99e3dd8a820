import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever takes a key's record over gives it a new id: the id alone says whose claim it is. */
export class OneNameOfAClaim1700000000070 implements MigrationInterface {
  name = 'OneNameOfAClaim1700000000070';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE idempotency_keys DROP COLUMN claim');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE idempotency_keys ADD COLUMN claim uuid;
      UPDATE idempotency_keys SET claim = id;
      ALTER TABLE idempotency_keys ALTER COLUMN claim SET NOT NULL;
    `);
  }
}
