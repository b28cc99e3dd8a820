import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests of a minute, as all processes counted them together. */
export class RequestCounts1700000000157 implements MigrationInterface {
  name = 'RequestCounts1700000000157';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Worth nothing after a minute. As many rows as there are cells, however many callers come.
      CREATE UNLOGGED TABLE request_counts (
        -- What is counted: addresses, actors, registrations, organizations.
        counter smallint NOT NULL,
        cell integer NOT NULL,
        -- Since 1970.
        minute integer NOT NULL,
        used integer NOT NULL,
        PRIMARY KEY (counter, cell)
      ) WITH (fillfactor = 70);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE request_counts');
  }
}
