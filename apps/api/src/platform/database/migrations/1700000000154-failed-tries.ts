import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wrong passwords and links, counted for all processes. */
export class FailedTries1700000000154 implements MigrationInterface {
  name = 'FailedTries1700000000154';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- What is lost with a crash only makes somebody wait less.
      CREATE UNLOGGED TABLE failed_tries (
        -- Hash of whom it is counted for: an address, an account, or both.
        key bytea PRIMARY KEY,
        -- Tries under way count, too.
        failures integer NOT NULL,
        last_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- What last_at was before the try under way.
        previous_at timestamptz NOT NULL DEFAULT clock_timestamp() - interval '1 day'
      );
      CREATE INDEX failed_tries_last ON failed_tries (last_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE failed_tries');
  }
}
