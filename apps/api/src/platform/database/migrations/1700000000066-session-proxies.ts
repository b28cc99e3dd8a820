import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The proxy of a number, encrypted. A device that waits to be unlinked leaves through it, too. */
export class SessionProxies1700000000066 implements MigrationInterface {
  name = 'SessionProxies1700000000066';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE sessions ADD COLUMN proxy bytea;
      ALTER TABLE pending_unlinks ADD COLUMN proxy bytea;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE pending_unlinks DROP COLUMN proxy;
      ALTER TABLE sessions DROP COLUMN proxy;
    `);
  }
}
