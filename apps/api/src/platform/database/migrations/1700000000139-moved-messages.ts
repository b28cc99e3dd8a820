import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places of scheduled messages that were moved to another time: they keep their ids. */
export class MovedMessages1700000000139 implements MigrationInterface {
  name = 'MovedMessages1700000000139';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Where it stands in its chat, as an id; null where that is its own.
      ALTER TABLE messages ADD COLUMN place uuid;
      CREATE INDEX messages_moved ON messages (session_id, chat, place) WHERE place IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE messages DROP COLUMN place');
  }
}
