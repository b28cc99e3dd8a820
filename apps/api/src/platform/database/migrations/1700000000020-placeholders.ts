import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that came without their content, for which the phone is asked again with each new line. */
export class Placeholders1700000000020 implements MigrationInterface {
  name = 'Placeholders1700000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messages ADD COLUMN awaits_phone boolean NOT NULL DEFAULT false;
      CREATE INDEX messages_awaiting_phone ON messages (session_id, id DESC) WHERE awaits_phone;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE messages DROP COLUMN awaits_phone;');
  }
}
