import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a number shows that it writes before it sends. */
export class ShownTyping1700000000113 implements MigrationInterface {
  name = 'ShownTyping1700000000113';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE sessions ADD COLUMN show_typing boolean NOT NULL DEFAULT false',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sessions DROP COLUMN show_typing');
  }
}
