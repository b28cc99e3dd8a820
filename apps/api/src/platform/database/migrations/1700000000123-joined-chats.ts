import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ids of chats under LIDs that were joined with the chat of the number: their addresses lead there. */
export class JoinedChats1700000000123 implements MigrationInterface {
  name = 'JoinedChats1700000000123';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE joined_chats (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        chat_id uuid NOT NULL REFERENCES chats (id) ON DELETE CASCADE
      );
      CREATE INDEX joined_chats_chat ON joined_chats (chat_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE joined_chats');
  }
}
