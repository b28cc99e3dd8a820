import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which versions of WhatsApp Web logins were taken with, and which one was refused before any was. */
export class GoodClientVersions1700000000075 implements MigrationInterface {
  name = 'GoodClientVersions1700000000075';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE client_versions ADD COLUMN good_revision integer, ADD COLUMN refused_revision integer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE client_versions DROP COLUMN good_revision, DROP COLUMN refused_revision;
    `);
  }
}
