import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chats of which the phone has told all that it has. */
export class EndsOfHistories1700000000124 implements MigrationInterface {
  name = 'EndsOfHistories1700000000124';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE chats ADD COLUMN history_ended boolean NOT NULL DEFAULT false',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE chats DROP COLUMN history_ended');
  }
}
