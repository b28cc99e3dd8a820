import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was sent or came in one album is found by the id of that. */
export class Albums1700000000133 implements MigrationInterface {
  name = 'Albums1700000000133';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX messages_of_albums ON messages (session_id, (details->>'albumId'))
       WHERE details->>'albumId' IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX messages_of_albums`);
  }
}
