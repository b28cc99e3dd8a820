import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Starred messages are few, and are listed wherever they stand. */
export class StarredMessages1700000000141 implements MigrationInterface {
  name = 'StarredMessages1700000000141';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX messages_starred ON messages (organization_id, id DESC) WHERE starred`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX messages_starred`);
  }
}
