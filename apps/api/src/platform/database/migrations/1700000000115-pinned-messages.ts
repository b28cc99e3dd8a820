import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pinned messages are few, and are listed by chat wherever they stand in it. */
export class PinnedMessages1700000000115 implements MigrationInterface {
  name = 'PinnedMessages1700000000115';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX messages_pinned ON messages (session_id, chat, id DESC) WHERE pinned_until IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX messages_pinned`);
  }
}
