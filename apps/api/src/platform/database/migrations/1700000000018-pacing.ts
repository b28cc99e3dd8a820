import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How fast a number sends. */
export class Pacing1700000000018 implements MigrationInterface {
  name = 'Pacing1700000000018';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sessions
        ADD COLUMN min_gap_ms integer,
        ADD COLUMN burst integer NOT NULL DEFAULT 1;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sessions DROP COLUMN min_gap_ms, DROP COLUMN burst;');
  }
}
