import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that are to be sent later: by when they are due, and for the list of an organization. */
export class ScheduledMessages1700000000097 implements MigrationInterface {
  name = 'ScheduledMessages1700000000097';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX messages_due ON messages (sent_at) WHERE status = 'scheduled';
      CREATE INDEX messages_scheduled ON messages (organization_id, id) WHERE status = 'scheduled';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX messages_due, messages_scheduled');
  }
}
