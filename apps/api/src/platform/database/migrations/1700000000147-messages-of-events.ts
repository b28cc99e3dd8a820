import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events are found by their message. Those from before are not: they are gone with the log. */
export class MessagesOfEvents1700000000147 implements MigrationInterface {
  name = 'MessagesOfEvents1700000000147';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE events ADD COLUMN message_id uuid, ADD COLUMN wa_message_id text;
      CREATE INDEX events_message ON events (message_id, id) WHERE message_id IS NOT NULL;
      CREATE INDEX events_wa_message ON events (wa_message_id, id) WHERE wa_message_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX events_wa_message, events_message;
      ALTER TABLE events DROP COLUMN wa_message_id, DROP COLUMN message_id;
    `);
  }
}
