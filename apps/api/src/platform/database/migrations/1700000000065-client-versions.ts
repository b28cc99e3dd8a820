import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The version of WhatsApp Web that was learnt last, for all processes. */
export class ClientVersions1700000000065 implements MigrationInterface {
  name = 'ClientVersions1700000000065';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- One row: it belongs to the installation.
      CREATE TABLE client_versions (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        revision integer,
        asking_until timestamptz NOT NULL,
        next_ask_at timestamptz NOT NULL
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE client_versions;');
  }
}
